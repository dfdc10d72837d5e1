"use client";
import type { SimulationAnswer } from "../../lib/wire/simulation.ts";
import { formatUsd } from "../format/money.ts";
import { formatShare } from "../format/quantity.ts";
import { BasisBadge } from "../ui/badge.tsx";
import { Panel } from "../ui/panel.tsx";
import { inputWords } from "./assumption-specs.ts";
import { canaryFor, canaryWords } from "./canary-words.ts";
import { roundedUsd, usdRange } from "./difference-words.ts";
import type { Evaluation } from "./evaluate.ts";
import { CHANCE, shrinkWords, type WidthPartWords, widthParts } from "./width-words.ts";

const LOOKS = ["bg-ink-3", "bg-ink-2", "bg-line-strong", "hatched text-ink-3"] as const;

function WidthBar({ parts }: { readonly parts: readonly WidthPartWords[] }) {
  return (
    <>
      <div aria-hidden className="flex h-4 overflow-hidden rounded-mark border border-line-strong">
        {parts.map(({ name, share }, place) => (
          <span key={name} className={LOOKS[place]} style={{ width: `${share * 100}%` }} />
        ))}
      </div>
      <ul className="mt-2 grid gap-x-6 gap-y-1 text-13 sm:grid-cols-2">
        {parts.map(({ name, usd, share }, place) => (
          <li key={name} className="flex items-center gap-2">
            <span
              aria-hidden
              className={`size-2.5 rounded-mark border border-line-strong ${LOOKS[place]}`}
            />
            {name}
            <span className="ml-auto text-ink-2">
              {Number(usd) === 0 ? "nothing" : `± ${formatUsd(usd)}, ${formatShare(share, 1)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What most of the width comes of, and what would make it narrower. */
function DriverWords({ answer }: { readonly answer: SimulationAnswer }) {
  const [driver] = answer.drivers;
  const chance = widthParts(answer).find(({ name }) => name === CHANCE)?.share ?? 0;
  const words =
    driver === undefined ? null : (
      <>
        <strong className="font-semibold text-ink">{inputWords(driver.name)}</strong>.{" "}
        {shrinkWords(driver.name)}
      </>
    );
  if (chance > 0.5) {
    return (
      <p className="text-13 text-ink-2">
        Most of it is chance: when shortages come, and how long they last, differs from one such
        time to the next.
        {words === null ? null : <> Of what is assumed or fitted, most depends on {words}</>}
      </p>
    );
  }
  return words === null ? null : (
    <p className="text-13 text-ink-2">Most of it comes from {words}</p>
  );
}

function BracketWords({ answer: { bracket, cost } }: { readonly answer: SimulationAnswer }) {
  if (bracket === null) return null;
  const [alone, lasting] = bracket.fallbackShare;
  const width = Number(cost.interval90[1]) - Number(cost.interval90[0]);
  const [cheap, dear] = bracket.cost.map((usd) => formatUsd(roundedUsd(usd, width)));
  return (
    <p className="text-13 text-ink-2">
      If refusals were independent, {formatShare(alone, 1)} would fall back ({cheap}); if outages
      outlast your retries, {formatShare(lasting, 1)} ({dear}). However long shortages last, in the
      long run it lies between these while the assumptions are at their middle; an attempt that runs
      out of time counts as refused.
    </p>
  );
}

/** How sure the cost is: its interval, what makes it wide, and between what it must lie. */
export function CertaintyPanel({ evaluation }: { readonly evaluation: Evaluation }) {
  const { answer } = evaluation.after;
  const { cost, basis, worlds } = answer;
  const [low, high] = cost.interval90;
  const parts = widthParts(answer);
  const canary = worlds === 0 ? null : canaryFor(evaluation);
  const note =
    worlds === 0
      ? "Every assumption is a single number, so the interval is that point."
      : `${usdRange(low, high)} in nine of ten of ${worlds} worlds drawn from the assumptions.`;
  return (
    <Panel title="How sure is it?" actions={<BasisBadge basis={basis} />}>
      <div className="flex flex-col gap-3">
        <p className="text-13 text-ink-3">{note}</p>
        {parts.length === 0 ? null : <WidthBar parts={parts} />}
        <DriverWords answer={answer} />
        {canary === null ? null : (
          <p className="text-13 text-ink-2">{canaryWords(canary, evaluation.knowing.worthUsd)}</p>
        )}
        <BracketWords answer={answer} />
      </div>
    </Panel>
  );
}
