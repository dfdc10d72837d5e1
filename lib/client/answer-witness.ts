import { EventSink } from "./event-sink.ts";
import type { SeenAnswer } from "./seen.ts";

/** No answer that tells of tokens is longer; of what is, nothing is read. */
const LONGEST_ANSWER = 32 * 1024 * 1024;

const isStream = (headers: Headers): boolean =>
  /event-stream/.test(headers.get("content-type") ?? "");

/** Speech and pictures tell nothing of tokens. */
const isText = (headers: Headers): boolean =>
  /json|text/.test(headers.get("content-type") ?? "json");

/** Keeps of an answer, as its bytes pass, what tells of more than content. */
export class AnswerWitness {
  /** Whether it is read to its end, whoever reads it: no stream, and it tells something. */
  readonly isShort: boolean;
  readonly #head: Pick<SeenAnswer, "status" | "headers">;
  readonly #sink: EventSink | null;
  #parts: Uint8Array[] | null;
  #bytes = 0;

  constructor(status: number, headers: Headers) {
    this.#head = { status, headers };
    this.#sink = status < 400 && isStream(headers) ? new EventSink() : null;
    this.isShort = this.#sink === null && isText(headers);
    this.#parts = this.isShort ? [] : null;
  }

  /** Whether the first word of a stream has come. */
  get sawToken(): boolean {
    return this.#sink?.sawToken ?? false;
  }

  add(bytes: Uint8Array): void {
    this.#sink?.add(bytes);
    if (this.#parts === null) return;
    this.#bytes += bytes.byteLength;
    if (this.#bytes > LONGEST_ANSWER) this.#parts = null;
    else this.#parts.push(bytes);
  }

  answer(): SeenAnswer {
    return { ...this.#head, parts: this.#parts ?? [], events: this.#sink?.events() ?? null };
  }
}
