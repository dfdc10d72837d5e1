import {
  emitValue,
  isTooDeep,
  type JsonRows,
  PLAIN_ROWS,
  rejectJson,
  rejectTruncated,
  tooDeep,
} from "./json-rows.ts";
import { type Emit, LONGEST_ROW, type RowSplitter, rowProblem, tooLong } from "./split-rows.ts";

const isBlankLine = (line: string): boolean => line.trim() === "";

/** Cuts JSON lines apart. A line that is no JSON is turned away alone; blank lines are none. */
export class JsonLinesSplitter implements RowSplitter {
  readonly #longest: number;
  readonly #rows: JsonRows;
  #line = 1;
  #held: string[] = [];
  #heldLength = 0;
  #skippingLine = false;

  constructor(longest = LONGEST_ROW, rows: JsonRows = PLAIN_ROWS) {
    this.#longest = longest;
    this.#rows = rows;
  }

  push(text: string, emit: Emit): void {
    let from = 0;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", from)) {
      this.#finishLine(text.slice(from, at), emit);
      from = at + 1;
    }
    if (from < text.length) this.#hold(text.slice(from), emit);
  }

  end(emit: Emit): void {
    if (this.#skippingLine) return;
    const text = this.#held.join("");
    if (isBlankLine(text)) return;
    if (this.#accepts(text, emit)) return;
    rejectTruncated(this.#line, emit);
  }

  #finishLine(tail: string, emit: Emit): void {
    const text = this.#heldLength > 0 ? this.#held.join("") + tail : tail;
    const skipped = this.#skippingLine;
    this.#held = [];
    this.#heldLength = 0;
    this.#skippingLine = false;
    if (!skipped && !isBlankLine(text) && !this.#accepts(text, emit)) {
      rejectJson(this.#line, text.length, emit);
    }
    this.#line += 1;
  }

  #hold(text: string, emit: Emit): void {
    if (this.#skippingLine) return;
    this.#held.push(text);
    this.#heldLength += text.length;
    if (this.#heldLength <= this.#longest) return;
    this.#held = [];
    this.#heldLength = 0;
    this.#skippingLine = true;
    emit(rowProblem(this.#line, tooLong(this.#longest)));
  }

  #accepts(text: string, emit: Emit): boolean {
    if (isTooDeep(text)) {
      emit(rowProblem(this.#line, tooDeep));
      return true;
    }
    const value = this.#rows.parse(text);
    if (value === undefined) return false;
    emitValue(value, this.#line, this.#rows.list, emit);
    return true;
  }
}
