import type { LiveRecord } from "../wire/live-record.ts";
import { askedOf } from "./asked.ts";
import { BackgroundCalls } from "./background-calls.ts";
import { toldByBatchLine } from "./batch-line-told.ts";
import { toldByEvents } from "./fold-events.ts";
import { liveRecord } from "./live-record.ts";
import { modelCall } from "./model-call.ts";
import type { Seen, SeenAnswer, SeenAttempt, SeenLine, SeenLook } from "./seen.ts";
import { NOTHING_TOLD, type Told, toldByError, toldByText } from "./told-answer.ts";

const MS_PER_S = 1_000;

function textOf(parts: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return parts.map((part) => decoder.decode(part, { stream: true })).join("") + decoder.decode();
}

const toldByAnswer = ({ status, parts, events }: SeenAnswer, provider: string | null): Told =>
  events === null
    ? toldByText(textOf(parts), status, provider)
    : toldByEvents(events, status, provider);

/** What an attempt told; of one whose body did not come to its end the counts stand that it had told. */
function toldBy({ answer, fate, error }: SeenAttempt, provider: string | null): Told {
  if (answer === null) return fate === null ? NOTHING_TOLD : toldByError(error, fate);
  const told = toldByAnswer(answer, provider);
  if (fate === null || told.outcome === "error") return told;
  if (fate === "cancelled") return { ...told, outcome: "cancelled" };
  if (fate === "failed") return { ...told, outcome: "incomplete" };
  return { ...told, outcome: "error", errorClass: "timeout_client", tierServed: null };
}

function readAttempt(seen: SeenAttempt, background: BackgroundCalls): LiveRecord[] {
  const { operationId, attempt, answer } = seen;
  const call = modelCall(seen.url);
  const told = toldBy(seen, call.provider);
  background.begin(told, seen);
  const asked = askedOf(seen.body);
  const streamed = asked.streamed || (answer !== null && answer.events !== null);
  const { status = null, headers = null } = answer ?? {};
  const id = `${operationId}.${attempt}`;
  return [liveRecord({ ...seen, id, call, told, status, headers, asked: { ...asked, streamed } })];
}

/** The end of a call in the background is the end of the attempt that began it, by whomever. */
function readLook({ url, labels, answer }: SeenLook, background: BackgroundCalls): LiveRecord[] {
  const { provider, region } = modelCall(url);
  const told = toldByAnswer(answer, provider);
  const begun = background.end(told);
  if (begun === undefined) return [];
  const { createdS, completedS } = told;
  const lasted = createdS === null || completedS === null ? null : completedS - createdS;
  const attempt = begun?.attempt ?? 0;
  const operationId = begun?.operationId ?? null;
  return [
    liveRecord({
      id: `${operationId ?? told.id}.${attempt}.end`,
      operationId,
      attempt,
      startMs: begun?.startMs ?? (createdS === null ? Date.now() : createdS * MS_PER_S),
      latencyMs: lasted === null ? null : lasted * MS_PER_S,
      ttftMs: null,
      call: { provider, region, endpoint: "/v1/responses", model: null },
      labels: begun?.labels ?? labels,
      asked: askedOf(begun?.body ?? null),
      told,
      status: answer.status,
      headers: answer.headers,
      policy: begun?.policy ?? null,
      tierInCode: begun?.tierInCode ?? null,
    }),
  ];
}

function readLine({ url, labels, line }: SeenLine): LiveRecord[] {
  const read = toldByBatchLine(line, url);
  if (read === null) return [];
  const { told, name, status, endpoint } = read;
  return [
    liveRecord({
      id: name,
      operationId: null,
      attempt: null,
      startMs: told.createdS === null ? Date.now() : told.createdS * MS_PER_S,
      latencyMs: null,
      ttftMs: null,
      call: { ...modelCall(url), endpoint },
      labels,
      asked: { model: null, tier: "batch", streamed: false },
      told,
      status,
      headers: null,
      policy: null,
      tierInCode: null,
    }),
  ];
}

/** Makes records of what was seen, one of each attempt. It is loaded when the first answer has passed. */
export function createReader(): (seen: Seen) => readonly LiveRecord[] {
  const background = new BackgroundCalls();
  return (seen) => {
    switch (seen.kind) {
      case "attempt":
        return readAttempt(seen, background);
      case "background":
        return readLook(seen, background);
      case "batch-line":
        return readLine(seen);
    }
  };
}
