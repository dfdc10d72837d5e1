/** Events that tell something of usage, tier or failure; all others are content. */
const TELLS =
  /"usage"\s*:\s*\{|"error"\s*:\s*[{"]|"finish_reason"\s*:\s*"|"type"\s*:\s*"(?:error|message_st\w+|response\.(?:created|queued|completed|failed|incomplete|cancelled))"|^\[DONE\]/;
/** Each chunk of Gemini's repeats a usage that grows: the last one counts. */
const REPEATS = /"usageMetadata"\s*:/;
/** The first word of an answer: by the event's type, by a delta that holds more than a role, or by what only answers have. */
const FIRST_TOKEN =
  /"type"\s*:\s*"(?:response\.[\w.]*delta|content_block_delta)"|"delta"\s*:\s*\{(?!\s*\}|\s*"role"\s*:\s*"\w+"\s*(?:,\s*"content"\s*:\s*(?:""|null)\s*)?(?:,\s*"refusal"\s*:\s*null\s*)?\})|"text"\s*:\s*"[^"]|"candidates"\s*:\s*\[/;
const MOST_KEPT = 64;
/** No event of a provider is longer; what is, is not looked into. */
const LONGEST_EVENT = 32 * 1024 * 1024;

/** Takes the bytes of an event stream and keeps the few events that tell of more than content. */
export class EventSink {
  readonly #decoder = new TextDecoder();
  readonly #kept: string[] = [];
  #rest = "";
  #last = "";
  sawToken = false;

  add(bytes: Uint8Array): void {
    const piece = this.#decoder.decode(bytes, { stream: true });
    this.#rest += piece;
    if (this.#rest.length > LONGEST_EVENT) this.#rest = "";
    // Only what holds an end of a line is gone over: a long event comes in thousands of pieces.
    if (!piece.includes("\n")) return;
    const text = this.#rest;
    let from = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", from)) {
      this.#line(text.slice(from, end));
      from = end + 1;
    }
    this.#rest = text.slice(from);
  }

  /** What was kept, at the end of the stream. */
  events(): readonly string[] {
    this.#line(this.#rest);
    this.#rest = "";
    return [...this.#kept, this.#last];
  }

  #line(line: string): void {
    if (!line.startsWith("data:")) return;
    const data = line.slice(5).trim();
    this.sawToken ||= FIRST_TOKEN.test(data);
    if (REPEATS.test(data)) this.#last = data;
    else if (this.#kept.length === 0 || TELLS.test(data)) {
      this.#kept.push(data);
      if (this.#kept.length > MOST_KEPT) this.#kept.splice(MOST_KEPT / 2, 1);
    }
  }
}
