import { parse } from "csv-parse/sync";
import type { Head } from "../formats/format.ts";
import { CSV, type CsvState, nextCsvState } from "./csv-grammar.ts";
import {
  type Emit,
  LONGEST_ROW,
  type RowSplitter,
  rowProblem,
  tooLong,
  wholeRow,
} from "./split-rows.ts";

/** Cells beyond this many are not cut apart: such a row is ragged in any case. */
const MOST_CELLS = 1_024;

export interface CsvShape {
  readonly delimiter: Head["delimiter"];
  readonly newline: "\n" | "\r";
}

interface QuotedRow {
  readonly line: number;
  readonly text: string;
}

const brokenQuote = wholeRow(
  "broken-quote",
  'cells whose quotes are closed, with "" for a quote inside',
  "a quote that is never closed, or text right beside one",
);

/**
 * Cuts CSV into rows of cells. Text without quotes is split at its delimiters; rows with quotes are bounded here
 * and read by csv-parse. A row whose quotes do not close is turned away alone: reading goes on with its next line.
 * Lines are counted as an editor shows them, those inside quoted cells included.
 */
export class CsvSplitter implements RowSplitter {
  readonly #shape: CsvShape;
  readonly #longest: number;
  readonly #delimiterCode: number;
  readonly #newlineCode: number;
  #line = 1;
  #state: CsvState = CSV.cellStart;
  #held: string[] = [];
  #heldLength = 0;
  #skippingLine = false;
  #rowIsQuoted = false;
  #quoted: QuotedRow[] = [];

  #linesToSkip: number;

  /** `linesToSkip`: how many lines stand above the header. */
  constructor(shape: CsvShape, longest = LONGEST_ROW, linesToSkip = 0) {
    this.#shape = shape;
    this.#linesToSkip = linesToSkip;
    this.#longest = longest;
    this.#delimiterCode = shape.delimiter.charCodeAt(0);
    this.#newlineCode = shape.newline.charCodeAt(0);
  }

  push(text: string, emit: Emit): void {
    let rest: string | null = this.#linesToSkip > 0 ? this.#skipLines(text) : text;
    while (rest !== null) {
      const plain: boolean = this.#state < CSV.quoted && !rest.includes('"');
      rest = plain ? this.#splitPlain(rest, emit) : this.#splitQuoted(rest, emit);
    }
    this.#flushQuoted(emit);
  }

  end(emit: Emit): void {
    while (this.#state === CSV.quoted && this.#heldLength > 0) {
      const rest = this.#giveUpLine("", emit);
      if (rest !== null) this.push(rest, emit);
    }
    this.#flushQuoted(emit);
    if (!this.#skippingLine && this.#heldLength > 0) this.#finishRow("", emit);
    this.#flushQuoted(emit);
  }

  #skipLines(text: string): string | null {
    let from = 0;
    while (this.#linesToSkip > 0) {
      const end = text.indexOf(this.#shape.newline, from);
      if (end < 0) return null;
      from = end + 1;
      this.#line += 1;
      this.#linesToSkip -= 1;
    }
    return text.slice(from);
  }

  #splitPlain(text: string, emit: Emit): null {
    let from = 0;
    for (
      let at = text.indexOf(this.#shape.newline);
      at >= 0;
      at = text.indexOf(this.#shape.newline, from)
    ) {
      this.#finishRow(text.slice(from, at), emit);
      from = at + 1;
    }
    if (from < text.length) {
      this.#hold(text.slice(from), emit);
      this.#state =
        text.charCodeAt(text.length - 1) === this.#delimiterCode ? CSV.cellStart : CSV.plain;
    }
    return null;
  }

  /** Reads on to the end of the text; gives back what is to be read anew after a broken row. */
  #splitQuoted(text: string, emit: Emit): string | null {
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      if (this.#state === CSV.quoted) {
        const quote = text.indexOf('"', at);
        if (quote < 0) break;
        at = quote;
      }
      const code = text.charCodeAt(at);
      if (this.#skippingLine && code !== this.#newlineCode) continue;
      this.#state = nextCsvState(this.#state, code, this.#delimiterCode, this.#newlineCode);
      if (this.#state === CSV.quoted) this.#rowIsQuoted = true;
      else if (this.#state === CSV.rowEnd) {
        this.#finishRow(text.slice(from, at), emit);
        from = at + 1;
      } else if (this.#state === CSV.broken) return this.#giveUpLine(text.slice(from), emit);
    }
    return this.#hold(text.slice(from), emit);
  }

  #finishRow(tail: string, emit: Emit): void {
    const line = this.#line;
    const skipped = this.#skippingLine;
    const held = this.#heldLength > 0;
    const text = held && !skipped ? this.#held.join("") + tail : tail;
    const quoted = this.#rowIsQuoted;
    this.#startRow();
    this.#line += quoted ? 1 + countOf(text, this.#shape.newline) : 1;
    if (!skipped) this.#emitRow(line, text, quoted, emit);
  }

  #emitRow(line: number, text: string, quoted: boolean, emit: Emit): void {
    const row = this.#shape.newline === "\n" && text.endsWith("\r") ? text.slice(0, -1) : text;
    if (row === "") return;
    if (quoted) {
      this.#quoted.push({ line, text: row });
      return;
    }
    this.#flushQuoted(emit);
    emit({ kind: "cells", line, cells: row.split(this.#shape.delimiter, MOST_CELLS) });
  }

  #startRow(): void {
    this.#held = [];
    this.#heldLength = 0;
    this.#state = CSV.cellStart;
    this.#skippingLine = false;
    this.#rowIsQuoted = false;
  }

  #hold(text: string, emit: Emit): string | null {
    if (text === "" || this.#skippingLine) return null;
    this.#held.push(text);
    this.#heldLength += text.length;
    if (this.#heldLength <= this.#longest) return null;
    const { newline } = this.#shape;
    if (this.#held.some((piece) => piece.includes(newline))) return this.#giveUpLine("", emit);
    this.#flushQuoted(emit);
    this.#startRow();
    this.#skippingLine = true;
    emit(rowProblem(this.#line, tooLong(this.#longest)));
    return null;
  }

  /** Turns the first line of the unfinished row away; gives back the lines after it, to be read anew. */
  #giveUpLine(tail: string, emit: Emit): string | null {
    const text = this.#held.join("") + tail;
    const end = text.indexOf(this.#shape.newline);
    this.#flushQuoted(emit);
    this.#startRow();
    emit(rowProblem(this.#line, brokenQuote));
    if (end < 0) {
      this.#skippingLine = true;
      return null;
    }
    this.#line += 1;
    return text.slice(end + 1);
  }

  #flushQuoted(emit: Emit): void {
    if (this.#quoted.length === 0) return;
    const rows = this.#quoted;
    this.#quoted = [];
    const cells = this.#parse(rows.map((row) => row.text).join("\n"));
    if (cells?.length === rows.length) {
      for (const [i, row] of rows.entries()) {
        emit({ kind: "cells", line: row.line, cells: cells[i] ?? [] });
      }
      return;
    }
    for (const { line, text } of rows) {
      const single = this.#parse(text)?.[0];
      emit(single ? { kind: "cells", line, cells: single } : rowProblem(line, brokenQuote));
    }
  }

  #parse(text: string): string[][] | null {
    const { delimiter } = this.#shape;
    try {
      return parse(text, { delimiter, record_delimiter: "\n", relax_column_count: true });
    } catch {
      return null;
    }
  }
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
