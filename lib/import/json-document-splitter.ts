import {
  closes,
  DEEPEST_JSON,
  emitValue,
  type JsonRows,
  opens,
  PLAIN_ROWS,
  rejectJson,
  rejectTruncated,
  tooDeep,
} from "./json-rows.ts";
import {
  type Emit,
  LONGEST_ROW,
  type RowSplitter,
  rowProblem,
  tooLong,
  wholeRow,
} from "./split-rows.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const COMMA = 0x2c;
const LIST_START = 0x5b;
const LIST_END = 0x5d;
const OBJECT_START = 0x7b;

const separates = (code: number): boolean => code <= 0x20 || code === COMMA || code === 0xfeff;

const endOfListMissing = wholeRow(
  "truncated",
  "a list that ends with ]",
  "the end of the file before it",
);

interface OpenValue {
  readonly line: number;
  readonly column: number;
  depth: number;
  deepest: number;
  length: number;
  /** What of the value lies in earlier pieces of the text. */
  held: string[];
  /** A line ended inside a string, which JSON forbids: brackets can no longer be trusted. */
  damaged: boolean;
}

/**
 * Cuts JSON that spans lines into rows: the elements of a list, or values one after another, as they complete.
 * Behind a value with an unclosed string, reading goes on at the next line that starts an object at its column.
 */
export class JsonDocumentSplitter implements RowSplitter {
  readonly #longest: number;
  readonly #rows: JsonRows;
  #line = 1;
  /** Where the current line starts, counted from the start of the current piece; negative in an earlier one. */
  #lineStart = 0;
  #lineIsBlank = true;
  #inList = false;
  #inString = false;
  #escaped = false;
  #value: OpenValue | null = null;
  /** Where in the current piece the open value goes on. */
  #from = 0;

  constructor(longest = LONGEST_ROW, rows: JsonRows = PLAIN_ROWS) {
    this.#longest = longest;
    this.#rows = rows;
  }

  push(text: string, emit: Emit): void {
    this.#from = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === NEWLINE) this.#endLine(text, at, emit);
      else if (this.#inString) this.#readString(code);
      else this.#read(code, text, at, emit);
    }
    if (this.#value) this.#hold(this.#value, text.slice(this.#from));
    this.#lineStart -= text.length;
  }

  end(emit: Emit): void {
    const value = this.#value;
    if (value && (value.depth > 0 || this.#inString)) rejectTruncated(value.line, emit);
    else if (value) this.#finish(value, "", emit);
    else if (this.#inList) emit(rowProblem(this.#line, endOfListMissing));
  }

  #endLine(text: string, at: number, emit: Emit): void {
    if (this.#value && this.#inString) this.#value.damaged = true;
    this.#inString = false;
    this.#escaped = false;
    if (this.#value?.depth === 0) this.#finish(this.#value, text.slice(this.#from, at), emit);
    this.#line += 1;
    this.#lineStart = at + 1;
    this.#lineIsBlank = true;
  }

  #readString(code: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === BACKSLASH) this.#escaped = true;
    else if (code === QUOTE) this.#inString = false;
  }

  #read(code: number, text: string, at: number, emit: Emit): void {
    if (this.#lineIsBlank && !separates(code)) {
      this.#lineIsBlank = false;
      if (this.#value?.damaged) this.#meetSibling(this.#value, code, text, at, emit);
    }
    if (!this.#value && !this.#begin(code, at)) return;
    if (this.#value) this.#readValue(this.#value, code, text, at, emit);
  }

  #meetSibling(value: OpenValue, code: number, text: string, at: number, emit: Emit): void {
    if (code !== OBJECT_START || at - this.#lineStart !== value.column) return;
    this.#finish(value, text.slice(this.#from, at), emit);
  }

  /** Opens a value unless the character stands between values. */
  #begin(code: number, at: number): boolean {
    if (separates(code)) return false;
    if (code === LIST_START && !this.#inList) {
      this.#inList = true;
      return false;
    }
    if (code === LIST_END && this.#inList) {
      this.#inList = false;
      return false;
    }
    const column = at - this.#lineStart;
    this.#value = {
      line: this.#line,
      column,
      depth: 0,
      deepest: 0,
      length: 0,
      held: [],
      damaged: false,
    };
    this.#from = at;
    return true;
  }

  #readValue(value: OpenValue, code: number, text: string, at: number, emit: Emit): void {
    if (code === QUOTE) this.#inString = true;
    else if (opens(code)) {
      value.depth += 1;
      value.deepest = Math.max(value.deepest, value.depth);
    } else if (value.depth === 0) {
      const listEnds = code === LIST_END && this.#inList;
      if (!listEnds && !separates(code)) return;
      this.#finish(value, text.slice(this.#from, at), emit);
      if (listEnds) this.#inList = false;
    } else if (closes(code)) {
      value.depth -= 1;
      if (value.depth === 0) this.#finish(value, text.slice(this.#from, at + 1), emit);
    }
  }

  #hold(value: OpenValue, text: string): void {
    value.length += text.length;
    if (value.deepest > DEEPEST_JSON || value.length > this.#longest) value.held = [];
    else value.held.push(text);
  }

  #finish(value: OpenValue, tail: string, emit: Emit): void {
    const length = value.length + tail.length;
    this.#value = null;
    this.#inString = false;
    if (value.deepest > DEEPEST_JSON) emit(rowProblem(value.line, tooDeep));
    else if (length > this.#longest) emit(rowProblem(value.line, tooLong(this.#longest)));
    else {
      const parsed = this.#rows.parse(value.held.join("") + tail);
      if (parsed === undefined) rejectJson(value.line, length, emit);
      else emitValue(parsed, value.line, this.#rows.list, emit);
    }
  }
}
