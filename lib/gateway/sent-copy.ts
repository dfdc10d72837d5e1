import { createHash } from "node:crypto";
import type { ByteBudget } from "../ingest/byte-budget.ts";

/** Longer JSON is passed on all the same; what it asks for is then told by its answer alone. */
const LONGEST_JSON = 16 * 1024 * 1024;
/** Of a form its beginning and end: fields stand before or behind its files. */
const FORM_END = 64 * 1024;
const FIELDS = ["model", "stream", "service_tier"] as const;

const escaped = (text: string): string => text.replace(/[^\w]/g, "\\$&");

/** The fields of a form that tell what it asks for, of the bytes at its ends. */
function formOf(text: string, boundary: string): FormData {
  const form = new FormData();
  for (const name of FIELDS) {
    const field = new RegExp(
      `name="?${name}"?\\r\\n(?:[\\w-]+:[^\\r\\n]*\\r\\n)*\\r\\n([^\\r\\n]{1,200})\\r\\n--${escaped(boundary)}`,
      "i",
    );
    const value = field.exec(text)?.[1];
    if (value !== undefined) form.set(name, value);
  }
  return form;
}

/**
 * What of a request's body tells model and tier: a copy that is kept until the answer has passed, read once, and
 * forgotten. A hash tells whether another request is the same.
 */
export class SentCopy {
  readonly #room: ByteBudget;
  readonly #boundary: string | null;
  readonly #isJson: boolean;
  readonly #hash = createHash("sha256");
  #head: Buffer[] = [];
  #tail: Buffer = Buffer.alloc(0);
  #bytes = 0;
  #isCut = false;

  constructor(contentType: string, room: ByteBudget) {
    this.#room = room;
    this.#boundary = /^multipart\/.*boundary="?([^";]{1,100})/i.exec(contentType)?.[1] ?? null;
    this.#isJson = contentType === "" || /json/i.test(contentType);
  }

  add(bytes: Buffer): void {
    this.#hash.update(bytes);
    if (this.#boundary !== null) this.#keepEnds(bytes);
    else if (this.#isJson) this.#keep(bytes);
  }

  #keepEnds(bytes: Buffer): void {
    const fitting = Math.max(0, FORM_END - this.#bytes);
    if (fitting > 0) this.#keep(bytes.subarray(0, fitting));
    if (bytes.length <= fitting) return;
    this.#tail = Buffer.concat([this.#tail, bytes.subarray(fitting)]).subarray(-FORM_END);
  }

  #keep(bytes: Buffer): void {
    if (this.#isCut) return;
    if (this.#bytes + bytes.length <= LONGEST_JSON && this.#room.take(bytes.length)) {
      this.#head.push(bytes);
      this.#bytes += bytes.length;
      return;
    }
    this.#isCut = true;
    this.#forget();
  }

  #forget(): void {
    this.#room.giveBack(this.#bytes);
    this.#head = [];
    this.#tail = Buffer.alloc(0);
    this.#bytes = 0;
  }

  /** Of the whole body; to be asked once, at its end. */
  digest(): string {
    return this.#hash.digest("hex");
  }

  /** What was kept, for the recorder; it is kept no longer. `null` where it tells nothing. */
  take(): string | FormData | null {
    const bytes = Buffer.concat([...this.#head, this.#tail]);
    this.#forget();
    if (this.#boundary !== null) return formOf(bytes.toString("latin1"), this.#boundary);
    return this.#isJson && !this.#isCut ? bytes.toString("utf8") : null;
  }
}
