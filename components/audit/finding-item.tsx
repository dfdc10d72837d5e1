"use client";
import { ChevronRight } from "lucide-react";
import type { AuditFinding, AuditLine, FilterPair } from "../../lib/wire/audit.ts";
import type { PageContext } from "../answers/page-context.ts";
import { pageHref } from "../filters/filter-query.ts";
import { formatExactUsd } from "../format/money.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { BasisBadge } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { NameText } from "../ui/name-text.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { effectWords, leftOutWords, lineUsd, surenessWords } from "./finding-words.ts";
import { besideLists, narrowed } from "./narrowed.ts";

interface FindingItemProps {
  readonly finding: AuditFinding;
  readonly page: PageContext;
}

/** The calls that fit the page's filters and a finding's. */
const callsHref = ({ filters }: PageContext, pairs: readonly FilterPair[]) =>
  pageHref("/calls", narrowed(filters, pairs), besideLists(pairs));

const modelOf = ({ model }: AuditLine): string => model ?? "unknown";

function columnsFor({ finding, page }: FindingItemProps): readonly Column<AuditLine>[] {
  return [
    {
      id: "model",
      header: "Model",
      sortBy: modelOf,
      cell: (line) => <NameText name={modelOf(line)} />,
    },
    {
      id: "asked",
      header: "Asked for",
      cell: ({ asked }) => <TierName tier={asked ?? "unknown"} />,
    },
    {
      id: "served",
      header: "Served",
      cell: ({ served }) => <TierName tier={served ?? "unknown"} />,
    },
    {
      id: "note",
      header: "What else",
      cell: ({ note }) => (note === null ? "" : <span className="block min-w-48">{note}</span>),
    },
    {
      id: "records",
      header: "Calls",
      numeric: true,
      sortBy: ({ records }) => records,
      cell: ({ records }) => formatCount(records),
    },
    {
      id: "usd",
      header: "Dollars",
      numeric: true,
      hint: finding.how,
      cell: (line) => (
        <span title={line.usd === null ? "not known" : formatExactUsd(line.usd)}>
          {lineUsd(line, finding)}
        </span>
      ),
    },
    {
      id: "calls",
      header: "The calls",
      bare: true,
      cell: (line) => (
        <TextLink
          className="text-12 whitespace-nowrap"
          aria-label={`Calls of ${modelOf(line)}, asked for ${line.asked ?? "unknown"}, served ${line.served ?? "unknown"}`}
          href={callsHref(page, line.filters)}
        >
          Calls
        </TextLink>
      ),
    },
  ];
}

/** One finding: its count, its dollars, what it means, what to do, and its calls. */
export function FindingItem({ finding, page }: FindingItemProps) {
  const { title, means, todo, how, basis, records, usd, lines, effect } = finding;
  return (
    <li className="border-t border-line first:border-t-0">
      <details className="group">
        <summary className="flex cursor-pointer items-start gap-2 px-4 py-2.5 hover:bg-sunken">
          <ChevronRight size={14} aria-hidden className="mt-1 shrink-0 group-open:rotate-90" />
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4">
            <span className="min-w-0 text-14 font-medium">{title}</span>
            <span className="flex flex-wrap items-baseline gap-x-3 text-13">
              <span>{formatCounted(records, "call")}</span>
              <span
                className="font-semibold"
                title={usd === null ? undefined : formatExactUsd(usd)}
              >
                {effectWords({ usd, effect })}
              </span>
              <BasisBadge basis={basis} />
            </span>
          </span>
        </summary>
        <div className="grid gap-x-6 gap-y-1 px-4 pt-2 pb-3 pl-9 text-13 text-ink-2 normal-nums md:grid-cols-2">
          <p>
            {means} <span className="text-ink-3">{surenessWords(finding)}</span>
          </p>
          <p>
            <span className="font-medium text-ink">What to do: </span>
            {todo}
          </p>
          <p className="text-12 text-ink-3 md:col-span-2">
            Dollars: {how}. {leftOutWords(finding)} {finding.amongOthers}
          </p>
        </div>
        <DataTable
          caption={`Lines of ${title}`}
          columns={columnsFor({ finding, page }).filter(
            ({ id }) => id !== "note" || lines.some(({ note }) => note !== null),
          )}
          rows={lines}
          rowKey={({ filters, note }) => JSON.stringify([filters, note])}
          show={8}
        />
        {finding.filters.length === 0 ? null : (
          <p className="px-4 py-2 pl-9 text-13">
            <TextLink href={callsHref(page, finding.filters)}>
              All calls under these filters
            </TextLink>
          </p>
        )}
      </details>
    </li>
  );
}
