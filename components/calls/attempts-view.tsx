"use client";
import { clsx } from "clsx";
import type { CallLine } from "../../lib/wire/calls.ts";
import { formatUsd } from "../format/money.ts";
import { formatCounted, formatDuration } from "../format/quantity.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { tierStyle } from "../tiers/tier-style.ts";
import { TextButton } from "../ui/text-link.tsx";
import { type AttemptLine, type AttemptSpan, attemptLine } from "./attempt-spans.ts";
import { endingWords, isFailed } from "./ending-words.ts";

const HEIGHT = 14;
const LEAST_PERCENT = 0.6;

interface BarProps {
  readonly span: AttemptSpan;
  readonly totalMs: number;
}

/** The attempt in the colour of its tier; one that failed is hatched, one of unknown length a mark alone. */
function Bar({ span, totalMs }: BarProps) {
  const { startMs, lengthMs, waitMs, call } = span;
  const percent = (ms: number): string => `${(ms / totalMs) * 100}%`;
  const width = Math.max(LEAST_PERCENT, ((lengthMs ?? 0) / totalMs) * 100);
  const x = Math.min((startMs / totalMs) * 100, 100 - width);
  const { colour } = tierStyle(call.tierPriced ?? call.tierRequested ?? "unknown");
  return (
    <svg width="100%" height={HEIGHT} aria-hidden="true" className="swatch overflow-visible">
      <line x1="0" x2="100%" y1={HEIGHT / 2} y2={HEIGHT / 2} stroke="var(--line)" />
      {waitMs ? (
        <line
          x1={percent(startMs - waitMs)}
          x2={percent(startMs)}
          y1={HEIGHT / 2}
          y2={HEIGHT / 2}
          stroke="var(--ink-3)"
          strokeWidth="2"
          strokeDasharray="2 3"
        />
      ) : null}
      <rect
        x={`${x}%`}
        width={`${width}%`}
        y="2"
        height={HEIGHT - 4}
        rx="2"
        fill={isFailed(call) ? "var(--panel)" : colour}
        stroke={colour}
        strokeWidth="1.5"
        strokeDasharray={isFailed(call) ? "3 2" : undefined}
      />
    </svg>
  );
}

function waitWords({ waitMs }: AttemptSpan, place: number): string | null {
  if (place === 0) return null;
  return waitMs === null
    ? "backoff before it unknown"
    : `${formatDuration(waitMs)} backoff before it`;
}

interface AttemptProps extends BarProps {
  readonly place: number;
  readonly isThis: boolean;
  readonly onOpen: (key: string) => void;
}

function Attempt({ span, totalMs, place, isThis, onOpen }: AttemptProps) {
  const { call, lengthMs } = span;
  const wait = waitWords(span, place);
  const tier = call.tierServed ?? call.tierRequested;
  return (
    <li className={clsx("py-2", isThis && "-mx-2 rounded-control bg-sunken px-2")}>
      <div className="flex flex-wrap items-baseline gap-x-3 text-13">
        {isThis ? (
          <span className="font-medium">Attempt {place + 1}, this call</span>
        ) : (
          <TextButton onClick={() => onOpen(call.key)}>Attempt {place + 1}</TextButton>
        )}
        {tier === null ? null : <TierName tier={tier} />}
        <span className={isFailed(call) ? "text-loss" : "text-ink-2"}>{endingWords(call)}</span>
        <span className="text-ink-2">
          {lengthMs === null ? "length unknown" : formatDuration(lengthMs)}
        </span>
        <span className="text-ink-2">{call.cost === null ? "unpriced" : formatUsd(call.cost)}</span>
        {wait === null ? null : <span className="text-ink-3">{wait}</span>}
      </div>
      <Bar span={span} totalMs={totalMs} />
    </li>
  );
}

function sumWords({ spans, totalMs, waitedMs, unknownWaits }: AttemptLine): string {
  if (spans.length === 1) return "The only attempt of its operation.";
  const waits =
    unknownWaits > 0
      ? `at least ${formatDuration(waitedMs)} of it backoff`
      : `${formatDuration(waitedMs)} of it backoff`;
  const length = spans.at(-1)?.lengthMs === null ? "at least " : "";
  return `${formatCounted(spans.length, "attempt")} in ${length}${formatDuration(totalMs)}, ${waits}.`;
}

interface AttemptsViewProps {
  readonly call: CallLine;
  readonly attempts: readonly CallLine[];
  readonly moreAttempts: number;
  readonly onOpen: (key: string) => void;
}

/** All attempts of a call's operation on one time line, with the waits between them. */
export function AttemptsView({ call, attempts, moreAttempts, onOpen }: AttemptsViewProps) {
  if (call.operationId === null) {
    return (
      <p className="text-13 text-ink-2">
        The source names no operation, so whether this call was tried before or after is unknown.
      </p>
    );
  }
  const line = attemptLine(attempts);
  if (line === null) {
    return (
      <p className="text-13 text-ink-2">
        {formatCounted(attempts.length, "attempt")}, of which some name no time: they cannot be put
        in order.
      </p>
    );
  }
  return (
    <>
      <p className="text-13 text-ink-2">{sumWords(line)}</p>
      <ol className="mt-1 divide-y divide-line">
        {line.spans.map((span, place) => (
          <Attempt
            key={span.call.key}
            {...{ span, place, onOpen, totalMs: line.totalMs }}
            isThis={span.call.key === call.key}
          />
        ))}
      </ol>
      {moreAttempts > 0 ? (
        <p className="mt-1 text-13 text-ink-3">
          {formatCounted(moreAttempts, "attempt")} more of this operation are not listed.
        </p>
      ) : null}
    </>
  );
}
