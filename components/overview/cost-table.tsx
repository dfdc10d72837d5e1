"use client";
import { clsx } from "clsx";
import { TriangleAlert } from "lucide-react";
import type { ListFilter } from "../../lib/core/list-filters.ts";
import { parseUsd } from "../../lib/core/money.ts";
import { COMPARED_TIERS, type ComparedTier } from "../../lib/core/tier.ts";
import type { NamedCost } from "../../lib/wire/overview.ts";
import type { PageContext } from "../answers/page-context.ts";
import { formatExactUsd, formatUsd, signOfUsd } from "../format/money.ts";
import { UNKNOWN } from "../format/number-text.ts";
import { formatCount } from "../format/quantity.ts";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { nameWraps } from "../ui/name-text.tsx";
import { SellerLine } from "../ui/seller-line.tsx";
import { sharedNames } from "../ui/shared-names.ts";
import { TextButton } from "../ui/text-link.tsx";
import { amountWords, unpricedShareWords } from "./amount-words.ts";
import { availableByWords, movesOf } from "./tier-words.ts";
import { tokenWords } from "./token-words.ts";

export interface CostTableProps {
  readonly caption: string;
  readonly header: string;
  readonly rows: readonly NamedCost[];
  readonly list: ListFilter;
  readonly page: Pick<PageContext, "filtering">;
  /** Adds what every row would cost at each tier. */
  readonly everyTier?: boolean;
}

const nothingPriced = (row: NamedCost): boolean => row.records === row.unpricedRecords;

interface AmountProps {
  readonly row: NamedCost;
  readonly id: string;
  readonly usd: string;
}

/** Unpriced records could only raise a cost (≥); what was saved or is available leaves them out (a mark). */
function Amount({ row, id, usd }: AmountProps) {
  const unpriced = unpricedShareWords(row);
  const isOfRest = id === "saved" || id === "available";
  return (
    <span
      title={[formatExactUsd(usd), unpriced].filter((part) => part !== null).join("; ")}
      className={clsx("whitespace-nowrap", signOfUsd(usd) < 0 && "text-loss")}
    >
      {isOfRest ? formatUsd(usd) : amountWords(usd, row)}
      {isOfRest && unpriced !== null ? <UnpricedMark words={unpriced} /> : null}
    </span>
  );
}

function UnpricedMark({ words }: { readonly words: string }) {
  return (
    <TriangleAlert
      size={12}
      role="img"
      aria-label={words}
      className="ml-1 inline align-baseline text-warn"
    />
  );
}

function usdColumn(
  id: string,
  header: string,
  hint: string,
  amountOf: (row: NamedCost) => string,
): Column<NamedCost> {
  return {
    id,
    header,
    hint,
    numeric: true,
    sortBy: (row) => (nothingPriced(row) ? null : parseUsd(amountOf(row))),
    cell: (row) => {
      if (nothingPriced(row)) return <span className="text-ink-3">{UNKNOWN}</span>;
      return <Amount row={row} id={id} usd={amountOf(row)} />;
    },
  };
}

const atTier = (tier: ComparedTier): Column<NamedCost> =>
  usdColumn(
    tier,
    `All ${tier}`,
    `As served where ${tier} is not sold`,
    (row) => row.tiers[tier].total,
  );

function nameColumn({ header, rows, list, page }: CostTableProps): Column<NamedCost> {
  const shared = sharedNames(rows, ({ name }) => name);
  return {
    id: "name",
    header,
    sortBy: (row) => row.name,
    exact: ({ name, provider }) => (provider === null ? name : `${provider}/${name ?? "unknown"}`),
    cell: ({ name, provider }) => {
      const shown = name ?? "unknown";
      return (
        <span className="flex min-w-28 flex-col items-start print:min-w-20">
          <TextButton
            className={clsx("text-left", nameWraps(shown))}
            title={`Show only ${shown}`}
            onClick={() => page.filtering.toggle(list, shown)}
          >
            {shown}
          </TextButton>
          <SellerLine provider={provider} isShared={shared.has(name)} />
        </span>
      );
    },
  };
}

function tokensOf({ inputTokens, outputTokens }: NamedCost): number | null {
  if (inputTokens === null && outputTokens === null) return null;
  return (inputTokens ?? 0) + (outputTokens ?? 0);
}

function unknownTokens({ inputUnknown, outputUnknown }: NamedCost): string | undefined {
  if (inputUnknown + outputUnknown === 0) return undefined;
  const side = (records: number, what: string) => `${what} of ${formatCount(records)} records`;
  return `Unknown: ${side(inputUnknown, "input")}, ${side(outputUnknown, "output")}`;
}

const COUNTS: readonly Column<NamedCost>[] = [
  {
    id: "records",
    header: "Records",
    numeric: true,
    sortBy: (row) => row.records,
    cell: (row) => (
      <span className="block">
        {formatCount(row.records)}
        {row.unpricedRecords > 0 ? (
          <span className="block text-12 whitespace-nowrap text-warn">
            {formatCount(row.unpricedRecords)} unpriced
          </span>
        ) : null}
      </span>
    ),
  },
  {
    id: "tokens",
    header: "Tokens",
    hint: "Input and output",
    numeric: true,
    sortBy: tokensOf,
    cell: (row) => (
      <span title={unknownTokens(row)} className="whitespace-nowrap">
        {tokenWords(tokensOf(row), row.inputUnknown + row.outputUnknown)}
      </span>
    ),
  },
];

function moveColumn(): Column<NamedCost> {
  return {
    id: "move",
    header: "By",
    hint: "The tiers that make up what is available; or: each of them would do",
    exact: (row) => (movesOf(row).length === 0 ? null : availableByWords(row)),
    cell: (row) => {
      const moves = movesOf(row);
      if (moves.length === 0) return UNKNOWN;
      const parts = moves.map((tier) => `${formatExactUsd(row.availableBy[tier])} by ${tier}`);
      return (
        <span title={parts.join(", ")} className="whitespace-nowrap">
          {availableByWords(row).replace(" in place of a dearer tier", "")}
        </span>
      );
    },
  };
}

export function costColumns(props: CostTableProps): readonly Column<NamedCost>[] {
  const { everyTier = false } = props;
  return [
    nameColumn(props),
    usdColumn("asServed", "As served", "What it cost at the tiers served", (row) => row.asServed),
    ...(everyTier ? COMPARED_TIERS.map(atTier) : []),
    usdColumn("saved", "Saved", "All standard minus as served", (row) => row.saved),
    usdColumn(
      "available",
      "Available",
      "As served minus the cheapest of as served, standard, flex and batch",
      (row) => row.available,
    ),
    moveColumn(),
    ...(everyTier ? COUNTS : []),
  ];
}

/** Spend by the values of one dimension: what was paid, what was saved, what is left. */
export function CostTable(props: CostTableProps) {
  const { caption, rows, everyTier = false } = props;
  return (
    <DataTable
      caption={caption}
      columns={costColumns(props)}
      rows={rows}
      rowKey={(row) => JSON.stringify([row.provider, row.name])}
      sorted={{ column: "asServed", descending: true }}
      show={everyTier ? 12 : 6}
    />
  );
}
