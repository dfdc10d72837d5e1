"use client";
import { parseUsd } from "../../lib/core/money.ts";
import type { PriceListing } from "../../lib/wire/prices.ts";
import { formatDayOf } from "../format/moment.ts";
import { formatRate } from "../format/money.ts";
import { MINUS } from "../format/number-text.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { Badge } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextButton } from "../ui/text-link.tsx";
import { bandWords, dayDoubt, PRICE_ZONE } from "./price-words.ts";
import type { FoundPrice } from "./select-listings.ts";

type Rate = "input" | "cachedInput" | "cacheWrite" | "output";

function rateColumn(id: Rate, header: string, hint: string): Column<FoundPrice> {
  return {
    id,
    header,
    hint,
    numeric: true,
    sortBy: ({ listing }) => (listing[id] === null ? null : parseUsd(listing[id])),
    cell: ({ listing }) => (
      <span
        title={
          id === "cacheWrite" && listing.cacheWrite1h
            ? `Kept for an hour: ${formatRate(listing.cacheWrite1h)}`
            : undefined
        }
        className={listing[id] === null ? "text-ink-3" : undefined}
      >
        {formatRate(listing[id])}
      </span>
    ),
  };
}

/** What stands out about a listing, as badges. */
export function ListingBadges({ listing }: { readonly listing: PriceListing }) {
  const { availability, status, confidence, valueBasis, own, contract } = listing;
  return (
    <span className="inline-flex flex-wrap gap-1">
      {contract ? (
        <Badge tone="accent" title={`Your contract: ${contract.note}`}>
          contract {MINUS}
          {contract.percent} %
        </Badge>
      ) : null}
      {own ? (
        <Badge tone="accent" title="You added this price: it is not a published one">
          {valueBasis === "price file" ? "price file" : "own entry"}
        </Badge>
      ) : null}
      {status === "announced" ? <Badge tone="accent">announced</Badge> : null}
      {status === "retracted" ? <Badge tone="warn">taken back</Badge> : null}
      {availability === "not_listed" ? <Badge>not sold</Badge> : null}
      {availability.startsWith("preview") ? <Badge>preview</Badge> : null}
      {valueBasis.startsWith("derived") ? (
        <Badge title="Worked out, not printed by the seller">derived</Badge>
      ) : null}
      {confidence === "high" ? null : <Badge tone="warn">{confidence} confidence</Badge>}
    </span>
  );
}

const SINCE: Column<FoundPrice> = {
  id: "from",
  header: "Since (UTC)",
  sortBy: ({ listing }) => listing.fromUs,
  cell: ({ listing: { fromUs, dateBasis } }) => (
    <span className="whitespace-nowrap" title={dayDoubt({ dateBasis }) ?? undefined}>
      {formatDayOf(fromUs, PRICE_ZONE)}
      {dateBasis === "documented" ? null : (
        <>
          <span aria-hidden>?</span>
          <span className="sr-only"> (day not documented)</span>
        </>
      )}
    </span>
  ),
};

function columnsWith(onOpen: (found: FoundPrice) => void): readonly Column<FoundPrice>[] {
  return [
    {
      id: "model",
      header: "Model",
      sortBy: ({ model }) => model.model,
      cell: (found) => (
        <span className="flex items-baseline gap-x-2 max-sm:min-w-28 max-sm:flex-col sm:min-w-44">
          <TextButton
            className="text-left wrap-anywhere sm:whitespace-nowrap"
            onClick={() => onOpen(found)}
          >
            {found.model.model}
          </TextButton>
          <span className="text-12 text-ink-3">{found.model.provider}</span>
        </span>
      ),
    },
    {
      id: "tier",
      header: "Tier",
      sortBy: ({ listing }) => listing.tier,
      hint: "A model that prices long prompts apart has two rows per tier: short and long",
      cell: ({ listing, model }) => (
        <span className="inline-flex items-baseline gap-1.5">
          <TierName tier={listing.tier} />
          {listing.band === "all" ? null : (
            <span className="text-12 text-ink-3" title={bandWords(listing, model) ?? undefined}>
              {listing.band}
            </span>
          )}
        </span>
      ),
    },
    rateColumn("input", "Input", "USD per million input tokens"),
    rateColumn("cachedInput", "Cached", "USD per million cached input tokens"),
    rateColumn("cacheWrite", "Cache write", "USD per million tokens written to the cache"),
    rateColumn("output", "Output", "USD per million output tokens"),
    SINCE,
    {
      id: "notes",
      header: "Doubts",
      bare: true,
      cell: ({ listing }) => <ListingBadges listing={listing} />,
    },
  ];
}

interface PriceTableProps {
  readonly found: readonly FoundPrice[];
  readonly onOpen: (found: FoundPrice) => void;
}

export function PriceTable({ found, onOpen }: PriceTableProps) {
  return (
    <DataTable
      caption="Prices in USD per million tokens"
      columns={columnsWith(onOpen)}
      rows={found}
      rowKey={({ listing }) => listing.id}
      show={80}
      tall
    />
  );
}
