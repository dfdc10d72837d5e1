import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import type { LiveAttempt } from "../../lib/wire/live.ts";
import { type CallColumn, Cost, name, Unknown } from "../calls/call-columns.tsx";
import { callMoment } from "../calls/call-moment.ts";
import { endingWords, isFailed } from "../calls/ending-words.ts";
import { formatUsd } from "../format/money.ts";
import { formatCount, formatDuration } from "../format/quantity.ts";
import { TierMark, TierName } from "../tiers/tier-mark.tsx";
import type { AttemptPlace } from "./live-state.ts";

/** Drawn, not written: the font of the pages has no arrows. */
const Arrow = () => <ArrowRight size={12} aria-hidden className="inline shrink-0 text-ink-3" />;

/** The tier asked for in the caller's code where it is another, on the wire, and the one that served. */
function TierPath({ attempt }: { readonly attempt: LiveAttempt }) {
  const { tierRequested, tierServed, details, outcome } = attempt;
  const inCode = details?.tierInCode ?? null;
  const isChanged = inCode !== null && inCode !== tierRequested;
  return (
    <span className="inline-flex items-center gap-1.5">
      {isChanged ? (
        <>
          <span title="Asked for in your code, and changed on its way">
            <span className="text-ink-3">code </span>
            {inCode}
          </span>
          <Arrow />
          <span className="sr-only">, on the wire </span>
        </>
      ) : null}
      {tierRequested === null ? (
        <span className="text-ink-3">none named</span>
      ) : (
        <TierName tier={tierRequested} />
      )}
      <Arrow />
      <span className="sr-only">, served </span>
      {tierServed === null ? (
        <span className="text-ink-3">{isFailed({ outcome }) ? "not served" : "unknown"}</span>
      ) : tierServed === tierRequested ? (
        <span className="inline-flex items-center gap-1.5">
          <TierMark tier={tierServed} />
          same
        </span>
      ) : (
        <TierName tier={tierServed} />
      )}
    </span>
  );
}

function Ending({ attempt }: { readonly attempt: LiveAttempt }) {
  const { httpStatus } = attempt;
  return (
    <span className={isFailed(attempt) ? "text-warn" : ""}>
      {httpStatus === null ? "" : `${httpStatus} `}
      {endingWords(attempt)}
    </span>
  );
}

function Tokens({ attempt }: { readonly attempt: LiveAttempt }) {
  const { inputTotal, outputTotal, outcome } = attempt;
  if (inputTotal === null && outputTotal === null) {
    return isFailed({ outcome }) ? <span className="text-ink-3">–</span> : <Unknown />;
  }
  const count = (tokens: number | null): ReactNode =>
    tokens === null ? <Unknown /> : formatCount(tokens);
  return (
    <>
      {count(inputTotal)} <Arrow />
      <span className="sr-only"> in, out </span> {count(outputTotal)}
    </>
  );
}

function AtStandard({ attempt }: { readonly attempt: LiveAttempt }) {
  const { atStandard, cost } = attempt;
  if (atStandard !== null) return <span title={`$${atStandard}`}>{formatUsd(atStandard)}</span>;
  return <span className="text-ink-3">{cost === null ? "unpriced" : "not sold at standard"}</span>;
}

const time = (ms: number | null): ReactNode => (ms === null ? <Unknown /> : formatDuration(ms));

const PLAIN: readonly CallColumn<LiveAttempt>[] = [
  { id: "model", header: "Model", cell: ({ model }) => name(model) },
  {
    ...{ id: "tiers", header: "Asked, served" },
    cell: (attempt) => <TierPath attempt={attempt} />,
  },
  { id: "outcome", header: "Outcome", cell: (attempt) => <Ending attempt={attempt} /> },
  {
    ...{ id: "tokens", header: "Tokens in, out", numeric: true },
    cell: (attempt) => <Tokens attempt={attempt} />,
  },
  { id: "latency", header: "Took", numeric: true, cell: ({ latencyMs }) => time(latencyMs) },
  {
    ...{ id: "ttft", header: "First token", numeric: true },
    cell: ({ ttftMs, outcome }) =>
      ttftMs === null && isFailed({ outcome }) ? (
        <span className="text-ink-3">–</span>
      ) : (
        time(ttftMs)
      ),
  },
  { id: "cost", header: "Cost", numeric: true, cell: (attempt) => <Cost call={attempt} /> },
  {
    ...{ id: "standard", header: "At standard", numeric: true },
    cell: (attempt) => <AtStandard attempt={attempt} />,
  },
  {
    ...{ id: "policy", header: "Policy" },
    cell: ({ details }) =>
      details?.policy ? name(details.policy) : <span className="text-ink-3">none</span>,
  },
  { id: "workload", header: "Workload", cell: ({ workload }) => name(workload) },
];

/** The columns of attempts, the latest first; which attempt of its operation each is comes from outside. */
export function attemptColumns(
  places: ReadonlyMap<string, AttemptPlace>,
): readonly CallColumn<LiveAttempt>[] {
  const [model, tiers, outcome, ...others] = PLAIN;
  const ended: CallColumn<LiveAttempt> = {
    ...{ id: "ended", header: "Ended" },
    cell: ({ endedUs }, zone) => callMoment(endedUs, zone).split(", ").at(-1),
  };
  const attempt: CallColumn<LiveAttempt> = {
    ...{ id: "attempt", header: "Attempt" },
    cell: ({ key, attempt: sent }) => {
      const place = places.get(key);
      if (place) return `${place.place} of ${place.of}`;
      return sent === null ? <Unknown /> : String(sent + 1);
    },
  };
  return [ended, model, tiers, outcome, attempt, ...others].filter(
    (column) => column !== undefined,
  );
}
