"use client";
import { useState } from "react";
import type { PricedModel, PriceListing } from "../../lib/wire/prices.ts";
import { ChartFigure } from "../charts/kit/chart-figure.tsx";
import { priceHistory } from "../charts/price-history/chart.ts";
import { PriceLegend } from "../charts/price-history/legend.tsx";
import type { DrawnClass } from "../charts/price-history/prepare.ts";
import { formatDay, formatDayOf } from "../format/moment.ts";
import { formatRate } from "../format/money.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { compareTiers } from "../tiers/tier-style.ts";
import { Segmented } from "../ui/segmented.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { ListingBadges } from "./price-table.tsx";

const CLASSES = [
  { value: "input", label: "Input" },
  { value: "cachedInput", label: "Cached input" },
  { value: "output", label: "Output" },
] as const satisfies readonly { value: DrawnClass; label: string }[];

const RATES = [
  { key: "input", label: "input" },
  { key: "cachedInput", label: "cached" },
  { key: "cacheWrite", label: "cache write" },
  { key: "cacheWrite1h", label: "cache write, 1 h" },
  { key: "output", label: "output" },
] as const;

const END_WORDS: Readonly<Record<string, string>> = {
  price_change: "then the price changed",
  scheduled_price_change: "a change planned from the start",
  model_shutdown: "then the model ends",
  model_replaced: "then another model replaced it",
  end_unknown: "gone from the list; the day is not known",
};

function period({ fromUs, toUs, endReason }: PriceListing): string {
  const from = formatDayOf(fromUs, "UTC");
  if (toUs === null) return `from ${from} on`;
  const why = endReason ? `, ${END_WORDS[endReason] ?? endReason}` : "";
  return `${from} to ${formatDayOf(toUs - 1, "UTC")}${why}`;
}

function facts(listing: PriceListing): string[] {
  const { guaranteedUntil, threshold, regionalUplift, dateBasis, valueBasis, notes } = listing;
  return [
    guaranteedUntil ? `Guaranteed until ${formatDay(guaranteedUntil)}.` : null,
    threshold ? `Context: ${threshold}.` : null,
    regionalUplift ? `Region: ${regionalUplift}.` : null,
    dateBasis === "documented" ? null : `Its first day is ${dateBasis}.`,
    valueBasis === "published" || valueBasis === "n/a" ? null : `Value: ${valueBasis}.`,
    notes ? `${notes.replace(/\.$/, "")}.` : null,
  ].filter((fact) => fact !== null);
}

function Listing({ listing }: { readonly listing: PriceListing }) {
  const rates = RATES.filter(({ key }) => listing[key] !== null);
  return (
    <li className="border-t border-line py-2.5 text-13">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          {period(listing)}
          {listing.band === "all" ? null : (
            <span className="text-ink-3"> · {listing.band} context</span>
          )}
        </span>
        <ListingBadges listing={listing} />
      </div>
      <p className="mt-0.5">
        {rates.length === 0
          ? "No price published."
          : rates.map(({ key, label }) => (
              <span key={key} className="mr-4 inline-block">
                <span className="text-ink-3">{label}</span> {formatRate(listing[key])}
              </span>
            ))}
      </p>
      <p className="mt-0.5 text-12 text-ink-3">
        {facts(listing).join(" ")} Source: {listing.source}. Confidence: {listing.confidence}.
      </p>
    </li>
  );
}

function History({ model, atUs }: { readonly model: PricedModel; readonly atUs: number }) {
  const [tokenClass, setTokenClass] = useState<DrawnClass>("input");
  const { listings } = model;
  const tiers = [...new Set(listings.map(({ tier }) => tier))].sort(compareTiers);
  return (
    <>
      <Segmented
        label="Price drawn"
        segments={CLASSES}
        value={tokenClass}
        onChange={setTokenClass}
        className="mb-3"
      />
      <ChartFigure
        chart={priceHistory}
        data={{ model: model.model, listings, tokenClass, atUs }}
        covers={`${model.provider} ${model.model}`}
        legend={(drawn) => <PriceLegend model={drawn} />}
        className="overflow-hidden rounded-box border border-line bg-panel"
      />
      {tiers.map((tier) => (
        <section key={tier} className="mt-5">
          <h3 className="mb-1.5 text-13 font-semibold">
            <TierName tier={tier} />
          </h3>
          <ul>
            {listings
              .filter((one) => one.tier === tier)
              .sort((a, b) => b.fromUs - a.fromUs)
              .map((one) => (
                <Listing key={one.id} listing={one} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface ModelSheetProps {
  readonly model: PricedModel | null;
  readonly atUs: number;
  readonly onClose: () => void;
}

/** Everything known of a model's prices: their steps over time, and each with its source. */
export function ModelSheet({ model, atUs, onClose }: ModelSheetProps) {
  const aliases = model?.aliases.length ? `Also called ${model.aliases.join(", ")}.` : "";
  const ends = model?.endsOn ? ` Ends on ${formatDay(model.endsOn)}.` : "";
  return (
    <Sheet
      open={model !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={model?.model ?? ""}
      description={`${model?.provider ?? ""}. ${aliases}${ends}`}
    >
      {model ? <History key={model.model} model={model} atUs={atUs} /> : null}
    </Sheet>
  );
}
