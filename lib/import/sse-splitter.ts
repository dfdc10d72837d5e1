import { isTooDeep, parsedJson, rejectJson, rejectTruncated, tooDeep } from "./json-rows.ts";
import {
  type Emit,
  LONGEST_ROW,
  type RowSplitter,
  rowProblem,
  tooLong,
  wholeRow,
} from "./split-rows.ts";

interface DataLine {
  readonly line: number;
  readonly text: string;
}

const FIELD = /^(data|event|id|retry)(?::\s?|$)/;
const DONE = "[DONE]";

const noField = (length: number) =>
  wholeRow(
    "not-an-event",
    "a line of an event stream, such as data: …",
    `a line of ${length} characters`,
  );

/**
 * Cuts server-sent events apart: each is a row with the value of its data; the closing word `[DONE]` is one too.
 * Captures that lost the blank lines between events are read line by line. Comments and event names are no rows.
 */
export class SseSplitter implements RowSplitter {
  readonly #longest: number;
  #line = 1;
  #held: string[] = [];
  #heldLength = 0;
  #skippingLine = false;
  #afterReturn = false;
  #data: DataLine[] = [];

  constructor(longest = LONGEST_ROW) {
    this.#longest = longest;
  }

  push(text: string, emit: Emit): void {
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const splitReturn = this.#afterReturn && code === 0x0a;
      this.#afterReturn = code === 0x0d;
      if (splitReturn) from = at + 1;
      else if (code === 0x0a || code === 0x0d) {
        this.#hold(text.slice(from, at), emit);
        this.#endLine(emit);
        from = at + 1;
      }
    }
    if (from < text.length) this.#hold(text.slice(from), emit);
  }

  end(emit: Emit): void {
    const cut = this.#heldLength > 0 && !this.#skippingLine;
    this.#endLine(emit, cut);
    this.#dispatch(emit);
  }

  #hold(text: string, emit: Emit): void {
    if (this.#skippingLine || text === "") return;
    this.#held.push(text);
    this.#heldLength += text.length;
    if (this.#heldLength <= this.#longest) return;
    this.#held = [];
    this.#heldLength = 0;
    this.#skippingLine = true;
    emit(rowProblem(this.#line, tooLong(this.#longest)));
  }

  #endLine(emit: Emit, isCut = false): void {
    const text = this.#held.join("");
    const skipped = this.#skippingLine;
    this.#held = [];
    this.#heldLength = 0;
    this.#skippingLine = false;
    if (!skipped) this.#readLine(text, isCut, emit);
    this.#line += 1;
  }

  #readLine(text: string, isCut: boolean, emit: Emit): void {
    if (text.trim() === "") {
      this.#dispatch(emit);
      return;
    }
    if (text.startsWith(":")) return;
    const field = FIELD.exec(text);
    if (!field) {
      this.#dispatch(emit);
      if (isCut) rejectTruncated(this.#line, emit);
      else emit(rowProblem(this.#line, noField(text.length)));
      return;
    }
    if (field[1] !== "data") return;
    const data = text.slice(field[0].length);
    if (isCut && data !== DONE && parsedJson(data) === undefined) {
      this.#dispatch(emit);
      rejectTruncated(this.#line, emit);
      return;
    }
    this.#data.push({ line: this.#line, text: data });
  }

  #dispatch(emit: Emit): void {
    const lines = this.#data;
    this.#data = [];
    const [first] = lines;
    if (!first) return;
    const joined = lines.map(({ text }) => text).join("\n");
    if (lines.length > 1 && parsedJson(joined) === undefined) {
      for (const { line, text } of lines) this.#emit(line, text, emit);
    } else this.#emit(first.line, joined, emit);
  }

  #emit(line: number, text: string, emit: Emit): void {
    if (text.trim() === DONE) emit({ kind: "value", line, value: DONE });
    else if (isTooDeep(text)) emit(rowProblem(line, tooDeep));
    else {
      const value = parsedJson(text);
      if (value === undefined) rejectJson(line, text.length, emit);
      else emit({ kind: "value", line, value });
    }
  }
}
