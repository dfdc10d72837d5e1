import { clsx } from "clsx";
import { COMPARED_TIERS, type ComparedTier } from "../../lib/core/tier.ts";
import type { Overview } from "../../lib/wire/overview.ts";
import { differenceUsd, formatExactUsd, formatUsd, signOfUsd } from "../format/money.ts";
import { formatShare } from "../format/quantity.ts";
import { TierMark } from "../tiers/tier-mark.tsx";
import { tierStyle } from "../tiers/tier-style.ts";
import { Panel } from "../ui/panel.tsx";
import { amountWords } from "./amount-words.ts";
import { HowComputed } from "./how-computed.tsx";

interface RowProps {
  readonly name: string;
  readonly tier: ComparedTier | null;
  readonly amount: string;
  readonly widest: number;
  readonly note: string;
  readonly overview: Overview;
}

function Bar({ tier, share }: { readonly tier: ComparedTier | null; readonly share: number }) {
  const colour = tier ? tierStyle(tier).colour : "var(--ink-3)";
  return (
    <div className="h-2.5" aria-hidden>
      <div
        className={clsx(
          "data-bar h-full rounded-[2px]",
          tier && share > 0 && "border border-dashed",
        )}
        style={{
          width: share === 0 ? 0 : `${Math.max(0.5, share * 100)}%`,
          borderColor: colour,
          backgroundColor: tier ? `color-mix(in oklab, ${colour} 28%, transparent)` : colour,
        }}
      />
    </div>
  );
}

function Row({ name, tier, amount, widest, note, overview }: RowProps) {
  const share = widest === 0 ? 0 : Number(amount) / widest;
  return (
    <li className="py-2 first:pt-0 last:pb-0">
      <div className="flex items-baseline justify-between gap-3">
        <span className="inline-flex items-center gap-1.5">
          {tier ? <TierMark tier={tier} /> : null}
          {name}
        </span>
        <span className="font-semibold whitespace-nowrap" title={formatExactUsd(amount)}>
          {amountWords(amount, overview.total)}
        </span>
      </div>
      <div className="my-1">
        <Bar tier={tier} share={share} />
      </div>
      <div className="flex items-baseline justify-between gap-3 text-12 text-ink-3">
        <span>{note}</span>
        <HowComputed figure={tier ?? "asServed"} name={name} filters={overview.filters} />
      </div>
    </li>
  );
}

function noteOf({ total }: Overview, tier: ComparedTier): string {
  const { total: amount, eligible, ineligible } = total.tiers[tier];
  const difference = differenceUsd(amount, total.asServed) ?? "0";
  const sign = signOfUsd(difference);
  const change = sign === 0 ? "no change" : `${sign > 0 ? "+" : ""}${formatUsd(difference)}`;
  const share = formatShare(eligible, eligible + ineligible);
  return `${change} · ${share} of records sold there`;
}

/** What the same records would cost if all that can be sold at one tier were served at it. */
export function TierComparison({ overview }: { readonly overview: Overview }) {
  const { total } = overview;
  if (total.records === total.unpricedRecords) {
    return (
      <Panel title="The same records at one tier">
        <p className="text-13 text-ink-2">Not evaluable: no record has a price.</p>
      </Panel>
    );
  }
  const amounts = [total.asServed, ...COMPARED_TIERS.map((tier) => total.tiers[tier].total)];
  const widest = Math.max(...amounts.map(Number));
  return (
    <Panel title="The same records at one tier" note="What is not sold there stays as served.">
      <ul className="divide-y divide-line">
        <Row
          name="As served"
          tier={null}
          amount={total.asServed}
          widest={widest}
          note="what happened"
          overview={overview}
        />
        {COMPARED_TIERS.map((tier) => (
          <Row
            key={tier}
            name={`All ${tier}`}
            tier={tier}
            amount={total.tiers[tier].total}
            widest={widest}
            note={noteOf(overview, tier)}
            overview={overview}
          />
        ))}
      </ul>
    </Panel>
  );
}
