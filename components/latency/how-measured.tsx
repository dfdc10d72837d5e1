"use client";
import { useState } from "react";
import type { LatencyReport } from "../../lib/wire/latency.ts";
import { formatCount } from "../format/quantity.ts";
import { Sheet } from "../ui/sheet.tsx";
import { TextButton } from "../ui/text-link.tsx";

interface HowMeasuredProps {
  readonly path: string;
  readonly sample: LatencyReport["sample"];
}

const STEPS: readonly (readonly [string, string])[] = [
  [
    "Like work",
    "Calls of the same model whose output (and input, where that leaves enough calls) begins with the same power of two. Each tier is weighted to the mix of work of the tier with fewest such calls; work that one of them never did takes no part.",
  ],
  [
    "Bands",
    "Dvoretzky, Kiefer, Wolfowitz with Massart's constant: 90 % for the whole curve, for as many equally weighted calls as the weights are worth (Kish).",
  ],
  [
    "Intervals of quantiles",
    "Order statistics, 90 %, for as many independent calls as the scatter between hours leaves; none where fewer than five hours tell.",
  ],
  [
    "Lines",
    "Theil and Sen through the medians of bins of like output, weighted by calls: slow outliers do not move them.",
  ],
  [
    "Cost of a call",
    "All that was charged to a model and tier, over its answered calls that have a price. Exact.",
  ],
  [
    "Break-even",
    "What a tier takes off a call, by list price, over how much longer like calls take in the mean. Where operations are known, those that fell back save nothing, and failed attempts and backoff are waited for too; else refusals are not counted.",
  ],
];

/** How the panels that read single calls are computed, and from how many. */
export function HowMeasured({ path, sample }: HowMeasuredProps) {
  const [open, setOpen] = useState(false);
  const { calls, untimed, of, share } = sample;
  return (
    <p className="no-print text-13 text-ink-3">
      {share < 1
        ? `The three charts and the break-evens above rest on a sample of ${formatCount(calls)} answered calls, of ${formatCount(of)} calls in all.`
        : `The three charts and the break-evens above rest on all ${formatCount(calls)} answered calls with a latency.`}
      {untimed > 0 ? ` ${formatCount(untimed)} more do not say how long they took.` : null}{" "}
      <TextButton onClick={() => setOpen(true)}>How computed</TextButton>
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title="How calls are compared"
        description="What the charts of single calls and the break-evens rest on."
      >
        <dl className="flex flex-col gap-3 text-13">
          {STEPS.map(([name, words]) => (
            <div key={name}>
              <dt className="font-medium">{name}</dt>
              <dd className="text-ink-2">{words}</dd>
            </div>
          ))}
          <div>
            <dt className="font-medium">As JSON</dt>
            <dd className="wrap-anywhere">
              <a className="text-accent underline underline-offset-3" href={path}>
                {path}
              </a>
            </dd>
          </div>
        </dl>
      </Sheet>
    </p>
  );
}
