import type { ReactNode } from "react";
import type { CallLine, CallSort } from "../../lib/wire/calls.ts";
import { formatUsd } from "../format/money.ts";
import { formatCount, formatDuration } from "../format/quantity.ts";
import { unpricedWordsOfOne } from "../overview/reason-words.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { callMoment } from "./call-moment.ts";
import { endingWords, isFailed } from "./ending-words.ts";

export interface CallColumn<Call extends CallLine = CallLine> {
  readonly id: string;
  readonly header: string;
  readonly numeric?: true;
  /** What the server can order the calls by. */
  readonly sort?: CallSort;
  readonly cell: (call: Call, zone: string) => ReactNode;
}

/** Of a longer name the rest is on hover, and in the call itself. */
const LONGEST = 26;

export const Unknown = () => <span className="text-ink-3">unknown</span>;
/** A name, or that there is none. */
export const name = (text: string | null): ReactNode =>
  text === null ? (
    <Unknown />
  ) : (
    <span title={text}>{text.length > LONGEST ? `${text.slice(0, LONGEST)}\u2026` : text}</span>
  );
const count = (value: number | null): ReactNode =>
  value === null ? <Unknown /> : formatCount(value);
export const tier = (value: string | null): ReactNode =>
  value === null ? <Unknown /> : <TierName tier={value} />;

/** What a call cost as served, exactly on hover; why it has no price, where it has none. */
export function Cost({ call }: { readonly call: CallLine }) {
  const { cost, unpriced, model, tierPriced } = call;
  if (cost !== null) return <span title={`$${cost}`}>{formatUsd(cost)}</span>;
  const line = { reason: unpriced ?? "unknown-model", model, tier: tierPriced };
  return (
    <span className="text-warn" title={`Without a price: it ${unpricedWordsOfOne(line)}`}>
      unpriced
    </span>
  );
}

/** Every column that a table of calls may have, in their order. */
export const CALL_COLUMNS: readonly CallColumn[] = [
  { id: "time", header: "Time", sort: "time", cell: ({ atUs }, zone) => callMoment(atUs, zone) },
  { id: "provider", header: "Provider", cell: ({ provider }) => name(provider) },
  { id: "model", header: "Model", cell: ({ model }) => name(model) },
  { id: "requested", header: "Asked for", cell: ({ tierRequested }) => tier(tierRequested) },
  { id: "tier", header: "Tier", cell: ({ tierPriced }) => tier(tierPriced) },
  {
    ...{ id: "outcome", header: "Outcome" },
    cell: (call) => <span className={isFailed(call) ? "text-warn" : ""}>{endingWords(call)}</span>,
  },
  {
    ...{ id: "input", header: "Input", numeric: true, sort: "input" },
    cell: ({ inputTotal }) => count(inputTotal),
  },
  { id: "cached", header: "Cached", numeric: true, cell: ({ inputCached }) => count(inputCached) },
  {
    ...{ id: "output", header: "Output", numeric: true, sort: "output" },
    cell: ({ outputTotal }) => count(outputTotal),
  },
  {
    id: "reasoning",
    header: "Reasoning",
    numeric: true,
    cell: ({ reasoning }) => count(reasoning),
  },
  {
    ...{ id: "latency", header: "Latency", numeric: true, sort: "latency" },
    cell: ({ latencyMs }) => (latencyMs === null ? <Unknown /> : formatDuration(latencyMs)),
  },
  {
    ...{ id: "ttft", header: "First token", numeric: true, sort: "ttft" },
    cell: ({ ttftMs }) => (ttftMs === null ? <Unknown /> : formatDuration(ttftMs)),
  },
  {
    ...{ id: "cost", header: "Cost", numeric: true, sort: "cost" },
    cell: (call) => <Cost call={call} />,
  },
  { id: "workload", header: "Workload", cell: ({ workload }) => name(workload) },
  { id: "project", header: "Project", cell: ({ project }) => name(project) },
  { id: "key", header: "API key", cell: ({ apiKey }) => name(apiKey) },
  { id: "endpoint", header: "Endpoint", cell: ({ endpoint }) => name(endpoint) },
  { id: "attempt", header: "Attempt", numeric: true, cell: ({ attempt }) => count(attempt) },
  {
    id: "status",
    header: "Status",
    numeric: true,
    cell: ({ httpStatus }) => httpStatus ?? <Unknown />,
  },
  { id: "request", header: "Request id", cell: ({ requestId }) => name(requestId) },
  { id: "operation", header: "Operation", cell: ({ operationId }) => name(operationId) },
];

const USUAL = [
  "time",
  "model",
  "tier",
  "outcome",
  "input",
  "output",
  "latency",
  "cost",
  "workload",
];

/** The columns that an address asks for, in the order of the table; the usual ones where it names none that is known. */
export function columnsIn(text: string | null): readonly CallColumn[] {
  const asked = (text ?? "").split(",");
  const chosen = CALL_COLUMNS.filter(({ id }) => id === "time" || asked.includes(id));
  return chosen.length > 1 ? chosen : CALL_COLUMNS.filter(({ id }) => USUAL.includes(id));
}

/** How an address asks for columns; `null` for the usual ones. */
export function columnsText(ids: readonly string[]): string | null {
  const chosen = CALL_COLUMNS.filter(({ id }) => id === "time" || ids.includes(id));
  const isUsual = chosen.length === USUAL.length && chosen.every(({ id }) => USUAL.includes(id));
  return isUsual || chosen.length <= 1 ? null : chosen.map(({ id }) => id).join(",");
}
