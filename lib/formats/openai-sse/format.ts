import { ok } from "../../core/result.ts";
import { cleanText } from "../clean-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow, SourceRow } from "../format.ts";
import { isJsonObject, type JsonObject, own } from "../json-value.ts";
import { rejected } from "../row-problem.ts";
import { failureOfEvent, isFinished, mergedBody } from "../stream-events.ts";
import { type OpenStream, recordOfStream } from "./open-stream.ts";

const DONE = "[DONE]";
const TERMINAL = /^response\.(?:completed|incomplete|failed|cancelled)$/;
/** Streams that broke off stay open; beyond this many, the oldest is taken as it is. */
const MOST_OPEN = 1_000;

const isChunk = (event: JsonObject): boolean =>
  own(event, "object") === "chat.completion.chunk" ||
  (typeof own(event, "id") === "string" && Array.isArray(own(event, "choices")));

/** Joins the events of each call, whose streams may follow one another or interleave. */
class StreamJoiner {
  readonly #read = new FieldReader();
  readonly #open = new Map<string, OpenStream>();
  #lastChat = "";
  /** An error event before any stream: the failed response that it belongs to may still come. */
  #orphan: OpenStream | null = null;

  readonly read = (row: SourceRow): readonly ParsedRow[] => {
    const event = row.kind === "value" ? row.value : null;
    if (event === DONE) return this.#endChat();
    if (!isJsonObject(event)) {
      const problem = { field: null, code: "no-event", expected: "an event that is a JSON object" };
      return [rejected(row.line, { ...problem, found: "another value" })];
    }
    const response = own(event, "response");
    if (isJsonObject(response)) return this.#addResponse(row.line, event, response);
    if (isChunk(event)) return this.#addChunk(row.line, event);
    return this.#addError(row.line, event);
  };

  end(): readonly ParsedRow[] {
    return [...this.#flushOrphan(), ...[...this.#open.keys()].flatMap((key) => this.#close(key))];
  }

  #stream(line: number, key: string, api: OpenStream["api"]): OpenStream {
    const known = this.#open.get(key);
    if (known) return known;
    const { line: first, failure } = this.#orphan ?? { line, failure: null };
    this.#orphan = null;
    const stream: OpenStream = { line: first, api, body: {}, ended: false, failure };
    this.#open.set(key, stream);
    return stream;
  }

  #addResponse(line: number, event: JsonObject, response: JsonObject): readonly ParsedRow[] {
    const type = cleanText(own(event, "type")) ?? "";
    const isFailed = type === "response.failed";
    const before = isFailed ? [] : this.#flushOrphan();
    const key = `response ${cleanText(own(response, "id"))}`;
    const stream = this.#stream(line, key, "responses");
    stream.body = mergedBody(stream.body, response);
    if (!TERMINAL.test(type)) return [...before, ...this.#closeOldest()];
    stream.ended = true;
    return [...before, ...this.#close(key)];
  }

  #addChunk(line: number, chunk: JsonObject): readonly ParsedRow[] {
    const before = this.#flushOrphan();
    this.#lastChat = `chat ${cleanText(own(chunk, "id"))}`;
    const stream = this.#stream(line, this.#lastChat, "chat");
    stream.body = mergedBody(stream.body, chunk);
    stream.ended ||= isFinished(chunk);
    return [...before, ...this.#closeOldest()];
  }

  #addError(line: number, event: JsonObject): readonly ParsedRow[] {
    const failure = failureOfEvent(event);
    if (!failure) return [];
    const last = [...this.#open.values()].at(-1);
    if (last) {
      last.failure ??= failure;
      return [];
    }
    const before = this.#flushOrphan();
    this.#orphan = { line, api: "responses", body: {}, ended: false, failure };
    return before;
  }

  /** The closing word names no stream: it ends the one whose chunk came last. */
  #endChat(): readonly ParsedRow[] {
    const stream = this.#open.get(this.#lastChat);
    if (stream) stream.ended = true;
    return this.#close(this.#lastChat);
  }

  #closeOldest(): readonly ParsedRow[] {
    const [oldest] = this.#open.keys();
    return this.#open.size > MOST_OPEN && oldest !== undefined ? this.#close(oldest) : [];
  }

  #close(key: string): readonly ParsedRow[] {
    const stream = this.#open.get(key);
    this.#open.delete(key);
    return stream ? [this.#rowOf(stream)] : [];
  }

  #flushOrphan(): readonly ParsedRow[] {
    const orphan = this.#orphan;
    this.#orphan = null;
    return orphan ? [this.#rowOf(orphan)] : [];
  }

  #rowOf(stream: OpenStream): ParsedRow {
    const read = this.#read;
    read.begin();
    const record = recordOfStream(read, stream);
    if (read.problem) return rejected(stream.line, read.problem, record);
    return { kind: "record", line: stream.line, record };
  }
}

const EVENT_IN_TEXT =
  /"object"\s*:\s*"chat\.completion\.chunk"|"type"\s*:\s*"(?:response\.\w|error")|^event:\s*response\./m;

/** Event streams of Chat Completions and Responses as they came over the wire, one or many in a file. */
export const openaiSse: Format = {
  id: "openai-sse",
  title: "OpenAI event streams (SSE)",
  grain: "call",
  reads: "sse",
  missing: [
    "endUs",
    "operationId",
    "attempt",
    "tierRequested",
    "httpStatus",
    "inputCacheWrite1h",
    "ttftMs",
    "project",
    "apiKey",
    "region",
  ],
  recognise({ kind, text, values }) {
    const isEvent = (value: unknown) =>
      isJsonObject(value) &&
      (isChunk(value) || isJsonObject(own(value, "response")) || failureOfEvent(value) !== null);
    if (kind !== "sse" || !(values.some(isEvent) || EVENT_IN_TEXT.test(text))) return null;
    return "It is an event stream with chunks of chat completions or events of responses.";
  },
  reader() {
    const joiner = new StreamJoiner();
    const held = { pass: (row: ParsedRow) => [row], end: () => joiner.end() };
    return ok(Object.assign(joiner.read, { held }));
  },
};
