import { COMPARED_TIERS } from "../../lib/core/tier.ts";
import type { CostAdded, ReportedMoney } from "../../lib/wire/imports.ts";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { pricedWords, tierBox } from "./file-cost-words.ts";
import { UnpricedLines } from "./unpriced-lines.tsx";

function Money({ text }: { readonly text: string }) {
  return <span title={formatExactUsd(text)}>{formatUsd(text)}</span>;
}

/** Money that the file itself names: never added to what is computed. */
function Reported({ reported }: { readonly reported: ReportedMoney }) {
  const tiers = Object.entries(reported.byTier);
  return (
    <p className="text-13 text-ink-2">
      The file reports{" "}
      <strong className="font-semibold text-ink">
        <Money text={reported.total} />
      </strong>
      {tiers.length > 1 ? (
        <>
          {" ("}
          {tiers.map(([tier, usd], place) => (
            <span key={tier} className="whitespace-nowrap">
              {place > 0 ? ", " : ""}
              {tier === "unknown" ? "no tier named" : tier} <Money text={usd} />
            </span>
          ))}
          {")"}
        </>
      ) : null}
      . That is reported money: it is kept for comparison and never added to computed spend.
    </p>
  );
}

function Totals({ costs }: { readonly costs: CostAdded }) {
  const { cost } = costs;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-control border border-line bg-line sm:grid-cols-5">
      <div className="bg-panel px-3 py-2 max-sm:col-span-2">
        <dt className="text-12 text-ink-2">as served</dt>
        <dd className="text-16 font-semibold">
          <Money text={cost.asServed} />
        </dd>
      </div>
      {COMPARED_TIERS.map((tier) => {
        const { instead, stay } = tierBox(costs, tier);
        return (
          <div key={tier} className="bg-panel px-3 py-2">
            <dt className="text-12 text-ink-2">
              <TierName tier={tier} />
            </dt>
            <dd className="text-16">
              {instead === null ? (
                <Money text={cost.tiers[tier].total} />
              ) : (
                <span className="text-14 text-ink-2">{instead}</span>
              )}
              {stay === null ? null : <span className="block text-12 text-ink-3">{stay}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

interface FileCostsProps {
  readonly costs: CostAdded;
  /** What the records without a price are headed by. */
  readonly unpricedTitle: string;
  /** The first day that has records, ISO. */
  readonly fromDay: string | null;
  /** A price was found for some of them: the costs have to be asked for anew. */
  readonly onPriced: () => void;
}

/** What a file's records cost as served and at each tier, what has no price yet, and what it reports itself. */
export function FileCosts({ costs, unpricedTitle, fromDay, onPriced }: FileCostsProps) {
  const { cost, reported, unpriced } = costs;
  const counted = pricedWords(costs);
  return (
    <>
      {counted === null ? null : (
        <div>
          <p className="mb-1 text-13 text-ink-2">{counted}</p>
          {cost.records > cost.unpricedRecords ? <Totals costs={costs} /> : null}
        </div>
      )}
      {reported === null ? null : <Reported reported={reported} />}
      {unpriced.length > 0 ? (
        <section>
          <h3 className="mb-1 text-13 font-semibold">{unpricedTitle}</h3>
          <UnpricedLines lines={unpriced} fromDay={fromDay} onPriced={onPriced} />
        </section>
      ) : null}
    </>
  );
}
