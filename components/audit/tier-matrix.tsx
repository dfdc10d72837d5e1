"use client";
import { exactUsd } from "../../lib/core/money.ts";
import { AnswerExports } from "../answers/answer-exports.tsx";
import { askPath } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import { useAnswers } from "../answers/use-answers.ts";
import {
  cellFilters,
  MATRIX_ASK,
  type Matrix,
  type MatrixCell,
  matrixOf,
  NOT_ANSWERED,
} from "../charts/asked-and-served/matrix.ts";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { formatCount, formatCounted, formatShare } from "../format/quantity.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { changeOfPairs } from "./narrowed.ts";

/** What was served as asked is calm, what was not is warm; the more of the row, the stronger. */
function heat({ asked, served }: MatrixCell, share: number): string {
  const colour = asked === served ? "var(--accent)" : "var(--warn)";
  const isSaid =
    asked !== "unknown" && asked !== "auto" && served !== NOT_ANSWERED && served !== "unknown";
  if (!isSaid) return "transparent";
  return `color-mix(in oklab, ${colour} ${Math.round(14 + share * 12)}%, var(--panel))`;
}

interface CellProps {
  readonly cell: MatrixCell;
  readonly share: number;
  readonly onPick: () => void;
}

function Cell({ cell, share, onPick }: CellProps) {
  const { asked, served, records, spend, asAsked, pricedAs, unpriced } = cell;
  const [paid, there] = [exactUsd(spend), exactUsd(asAsked)];
  return (
    <td className="p-0 align-top" style={{ background: heat(cell, share) }}>
      <button
        type="button"
        onClick={onPick}
        title={`Show only what asked for ${asked} and was ${served === NOT_ANSWERED ? served : `served ${served}`}`}
        className="block w-full min-w-32 px-3 py-2 text-left text-13 hover:outline-1 hover:-outline-offset-1 hover:outline-line-strong focus-visible:-outline-offset-2"
      >
        <span className="block font-medium">
          {formatCount(records)}{" "}
          <span className="font-normal text-ink-2">{formatShare(share, 1)}</span>
        </span>
        {unpriced === records ? null : (
          <span className="block text-12 text-ink-2" title={formatExactUsd(paid)}>
            {formatUsd(paid)} paid
          </span>
        )}
        {there === paid ? null : (
          <span className="block text-12 text-ink-2" title={formatExactUsd(there)}>
            {formatUsd(there)} as asked
          </span>
        )}
        {pricedAs.length === 0 ? null : (
          <span className="block text-12 text-ink-2">priced as {pricedAs.join(", ")}</span>
        )}
        {unpriced === 0 ? null : (
          <span className="block text-12 text-warn">{formatCount(unpriced)} unpriced</span>
        )}
      </button>
    </td>
  );
}

function Heat({ matrix, page }: { readonly matrix: Matrix; readonly page: PageContext }) {
  const { asked, served, cells } = matrix;
  const inRow = (tier: string) => cells.filter((cell) => cell.asked === tier);
  const total = (tier: string) => inRow(tier).reduce((sum, { records }) => sum + records, 0);
  const pick = (cell: MatrixCell) => page.filtering.apply(changeOfPairs(cellFilters(cell)));
  return (
    <section
      aria-label="Requested and served tiers"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="scroll-box scroll-hint last:rounded-b-box focus-visible:-outline-offset-2"
    >
      <table className="w-full border-separate border-spacing-0 text-13 [&_td]:border-t [&_td]:border-l [&_td]:border-line [&_th]:border-t [&_th]:border-line">
        <caption className="sr-only">
          Records by tier asked for (rows) and tier served (columns)
        </caption>
        <thead>
          <tr className="text-left text-ink-3">
            <th scope="col" className="px-4 py-1.5 font-normal">
              Asked for
            </th>
            {served.map((tier) => (
              <th key={tier} scope="col" className="border-l px-3 py-1.5 font-normal">
                {tier === NOT_ANSWERED ? tier : <TierName tier={tier} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {asked.map((tier) => (
            <tr key={tier}>
              <th scope="row" className="px-4 py-2 text-left align-top font-normal">
                <TierName tier={tier} />
                <span className="block text-12 text-ink-3">{formatCount(total(tier))}</span>
              </th>
              {served.map((other) => {
                const cell = cells.find((one) => one.asked === tier && one.served === other);
                if (!cell)
                  return (
                    <td key={other} className="px-3 py-2 align-top text-ink-3">
                      {"\u2013"}
                    </td>
                  );
                const share = cell.records / Math.max(1, total(tier));
                return <Cell key={other} cell={cell} share={share} onPick={() => pick(cell)} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Requested × served × priced: how many records, what they cost, and what they would have cost as asked. */
export function TierMatrix({ page }: { readonly page: PageContext }) {
  const path = askPath(MATRIX_ASK, page.filters, page.step);
  const { answers, pending, problem, retry } = useAnswers([path], page.round);
  const [answer] = answers ?? [];
  const matrix = answer ? matrixOf(answer) : null;
  const rows = matrix?.cells.reduce((sum, { records }) => sum + records, 0) ?? 0;
  const title = "Asked for, served, priced";
  return (
    <Panel
      flush
      title={title}
      note={
        matrix
          ? `${formatCounted(rows, "record")}; shares are of the row. A cell shows only its records.`
          : undefined
      }
      actions={<AnswerExports path={path} title={title} page={page} />}
    >
      {problem ? (
        <div className="px-4 pb-3">
          <Notice kind="warn" live actions={<Button onClick={retry}>Try again</Button>}>
            {problem.message}
          </Notice>
        </div>
      ) : null}
      {matrix ? (
        <div aria-busy={pending} className={pending ? "opacity-60 transition-opacity" : undefined}>
          {matrix.cells.length === 0 ? (
            <p className="px-4 pb-4 text-13 text-ink-2">No records fit the filters.</p>
          ) : (
            <Heat matrix={matrix} page={page} />
          )}
        </div>
      ) : problem ? null : (
        <Skeleton className="mx-4 mb-4 h-60" />
      )}
    </Panel>
  );
}
