"use client";
import { useState } from "react";
import { parseUsd } from "../../lib/core/money.ts";
import { COMPARED_TIERS } from "../../lib/core/tier.ts";
import type { EligibilityLine } from "../../lib/wire/savings.ts";
import type { PageContext } from "../answers/page-context.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { nameWraps } from "../ui/name-text.tsx";
import { Panel } from "../ui/panel.tsx";
import { SellerLine } from "../ui/seller-line.tsx";
import { sharedNames } from "../ui/shared-names.ts";
import { Sheet } from "../ui/sheet.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TextButton } from "../ui/text-link.tsx";
import { EligibilitySheet } from "./eligibility-sheet.tsx";
import { modelName } from "./eligible-words.ts";
import { TierCell, tierChange } from "./tier-cell.tsx";
import type { Beside } from "./use-savings-beside.ts";

function columnsFor(
  page: PageContext,
  lines: readonly EligibilityLine[],
  open: (line: EligibilityLine) => void,
): Column<EligibilityLine>[] {
  const shared = sharedNames(lines, ({ model }) => model);
  return [
    {
      id: "model",
      header: "Model",
      sortBy: ({ model }) => model,
      cell: (line) => (
        <span className="flex min-w-32 flex-col items-start">
          <TextButton
            className={`text-left ${nameWraps(modelName(line))}`}
            title={`Show only ${modelName(line)}`}
            onClick={() => page.filtering.toggle("models", modelName(line))}
          >
            {modelName(line)}
          </TextButton>
          {shared.has(line.model) ? <SellerLine provider={line.provider} isShared /> : null}
        </span>
      ),
    },
    {
      id: "spend",
      header: "Spend",
      numeric: true,
      sortBy: ({ spend }) => parseUsd(spend),
      cell: ({ spend }) => <span title={formatExactUsd(spend)}>{formatUsd(spend)}</span>,
    },
    ...COMPARED_TIERS.map((tier) => ({
      id: tier,
      header: `All ${tier}`,
      numeric: false,
      exact: (line: EligibilityLine) => tierChange(line, tier),
      cell: (line: EligibilityLine) => <TierCell line={line} tier={tier} />,
    })),
    {
      id: "why",
      header: "Sources",
      bare: true,
      cell: (line) => (
        <TextButton
          className="text-12 whitespace-nowrap text-ink-3"
          aria-label={`Why, with sources: ${modelName(line)}`}
          onClick={() => open(line)}
        >
          Why
        </TextButton>
      ),
    },
  ];
}

/** By model: what each tier would change, what may not be served there, and why. */
export function EligibilityPanel({
  page,
  asked,
}: {
  readonly page: PageContext;
  readonly asked: Beside;
}) {
  const { beside, pending, problem } = asked;
  const [line, setLine] = useState<EligibilityLine | null>(null);
  const [open, setOpen] = useState(false);
  const columns = columnsFor(page, beside?.eligibility ?? [], (one) => {
    setLine(one);
    setOpen(true);
  });
  if (problem && !beside) return null; // said where it was lost on the way
  return (
    <Panel
      flush
      title="What may move where"
      note="What each tier would change at list price, by model; what is not sold there stays as served."
      actions={
        beside && beside.eligibility.length > 0 ? (
          <TableExports
            id="eligibility"
            title="What may move where"
            table={() => columnTable(columns, beside.eligibility)}
            marks={page.marks}
            covers={page.covers}
          />
        ) : null
      }
    >
      {beside ? (
        <div aria-busy={pending} className={pending ? "opacity-60" : undefined}>
          {beside.eligibility.length === 0 ? (
            <p className="px-4 pb-4 text-13 text-ink-2">Nothing was charged in this period.</p>
          ) : (
            <DataTable
              caption="Eligibility by model and tier"
              columns={columns}
              rows={beside.eligibility}
              rowKey={({ provider, model }) => JSON.stringify([provider, model])}
              show={12}
            />
          )}
          <Sheet
            open={open}
            onOpenChange={setOpen}
            title={line ? `Where ${modelName(line)} may be served` : ""}
            description="Each tier with the row of the price list that shows it."
          >
            {line ? <EligibilitySheet line={line} /> : null}
          </Sheet>
        </div>
      ) : (
        <Skeleton className="mx-4 mb-4 h-60" />
      )}
    </Panel>
  );
}
