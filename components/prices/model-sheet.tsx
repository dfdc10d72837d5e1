"use client";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import type { PricedModel, PriceListing } from "../../lib/wire/prices.ts";
import { ChartFigure } from "../charts/kit/chart-figure.tsx";
import { priceHistory } from "../charts/price-history/chart.ts";
import { PriceLegend } from "../charts/price-history/legend.tsx";
import type { DrawnClass } from "../charts/price-history/prepare.ts";
import { formatDay } from "../format/moment.ts";
import { formatRate } from "../format/money.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { compareTiers } from "../tiers/tier-style.ts";
import { Segmented } from "../ui/segmented.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { AccessRules } from "./access-rules.tsx";
import { listSources, sourceRefs } from "./price-sources.ts";
import { ListingBadges } from "./price-table.tsx";
import { listingFacts, periodWords } from "./price-words.ts";
import { SourceList, type SourceListState, SourceRefs, useSourceList } from "./source-list.tsx";

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

/** Where a listing was read, and the notes taken there as they stand. */
function Source({ listing, sources }: { listing: PriceListing; sources: SourceListState }) {
  const { notes, valueBasis, threshold, regionalUplift, own } = listing;
  const isPlain = own || valueBasis === "published" || valueBasis === "n/a";
  const basis = isPlain ? null : valueBasis;
  const taken = [notes, basis, threshold, regionalUplift].filter((note) => note !== null);
  return (
    <div className="text-12 text-ink-3">
      <SourceRefs refs={sourceRefs(listing, sources.sources)} show={sources.show} />
      {taken.length > 0 ? (
        <details className="group">
          <summary className="inline-flex min-h-6 items-center gap-1 hover:text-ink">
            <ChevronRight size={12} aria-hidden className="group-open:rotate-90" />
            Notes taken there
          </summary>
          <p className="pb-1 pl-4 wrap-anywhere">{taken.join("; ")}</p>
        </details>
      ) : null}
    </div>
  );
}

interface ListingProps {
  readonly listing: PriceListing;
  readonly model: PricedModel;
  readonly sources: SourceListState;
}

function Listing({ listing, model, sources }: ListingProps) {
  const rates = RATES.filter(({ key }) => listing[key] !== null);
  const facts = listingFacts(listing, model);
  return (
    <li className="border-t border-line py-2 text-13">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          {periodWords(listing)}
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
      {facts.length > 0 ? <p className="mt-0.5 text-12 text-ink-2">{facts.join(" ")}</p> : null}
      <Source listing={listing} sources={sources} />
    </li>
  );
}

interface HistoryProps {
  readonly model: PricedModel;
  readonly atUs: number;
  readonly nowUs: number;
}

function History({ model, atUs, nowUs }: HistoryProps) {
  const [tokenClass, setTokenClass] = useState<DrawnClass>("input");
  const { listings } = model;
  const tiers = [...new Set(listings.map(({ tier }) => tier))].sort(compareTiers);
  const newestFirst = [...listings].sort((a, b) => b.fromUs - a.fromUs);
  const inOrder = tiers.flatMap((tier) => newestFirst.filter((one) => one.tier === tier));
  const sources = useSourceList(listSources(inOrder));
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
        data={{ model: model.model, listings, tokenClass, atUs, nowUs }}
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
            {inOrder
              .filter((one) => one.tier === tier)
              .map((one) => (
                <Listing key={one.id} listing={one} model={model} sources={sources} />
              ))}
          </ul>
        </section>
      ))}
      <AccessRules model={model} />
      <SourceList state={sources} />
    </>
  );
}

interface ModelSheetProps extends Omit<HistoryProps, "model"> {
  readonly model: PricedModel | null;
  readonly today: string;
  readonly onClose: () => void;
}

function aboutModel({ provider, aliases, endsOn }: PricedModel, today: string): string {
  const names = aliases.length > 0 ? ` Also called ${aliases.join(", ")}.` : "";
  const verb = endsOn !== null && endsOn <= today ? "Ended" : "Ends";
  const end = endsOn === null ? "" : ` ${verb} on ${formatDay(endsOn)}.`;
  return `Sold by ${provider}. USD per million tokens; days in UTC.${names}${end}`;
}

/** Everything known of a model's prices: their steps over time, and each with its source. */
export function ModelSheet({ model, today, onClose, ...moments }: ModelSheetProps) {
  const [shown, setShown] = useState(model);
  if (model !== null && model !== shown) setShown(model); // stays while the sheet fades
  return (
    <Sheet
      open={model !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={shown?.model ?? ""}
      description={shown ? aboutModel(shown, today) : ""}
    >
      {shown ? (
        <History key={`${shown.provider}/${shown.model}`} model={shown} {...moments} />
      ) : null}
    </Sheet>
  );
}
