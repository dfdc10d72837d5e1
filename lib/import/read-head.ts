import type { Head } from "../formats/format.ts";
import { type DecimalMark, decimalMarkOf } from "../formats/read-number.ts";
import { cellsInLine, csvPreamble, DELIMITERS } from "./csv-preamble.ts";
import { type CsvShape, CsvSplitter } from "./csv-splitter.ts";
import { JsonDocumentSplitter } from "./json-document-splitter.ts";
import { JsonLinesSplitter } from "./json-lines-splitter.ts";
import { type FoundList, firstObject } from "./json-lists.ts";
import { closes, exactJson, opens, parsedJson, ROW_KEYS } from "./json-rows.ts";
import { LONGEST_ROW, type RowSplitter } from "./split-rows.ts";
import { SseSplitter } from "./sse-splitter.ts";

/** A file judged by its head: what its rows are, and a splitter that cuts them. */
export interface ReadHead {
  readonly head: Head;
  /** The text from the file's first line on. */
  readonly text: string;
  /** The head is the whole file. */
  readonly whole: boolean;
  /** `exact`: decimals of many digits stay text, for files about money. */
  readonly splitter: (exact?: boolean) => RowSplitter;
  /** JSON only: the same file, whose rows are those in this list of its pages. */
  readonly inList?: (list: FoundList) => ReadHead;
  /** What stands before a fraction in the file's numbers. */
  readonly decimalMark: DecimalMark;
}

const MARKUP = /^\s*</;
/** How server-sent events begin: with a field or a comment. */
const EVENT_STREAM = /^\s*(?:event:|data:|:)/;

/** The text up to its last newline: what follows it may be cut off. */
function wholeLines(text: string, newline: string): string {
  return text.slice(0, text.lastIndexOf(newline) + 1);
}

function rowsOf(splitter: RowSplitter, text: string, whole: boolean) {
  const cells: (readonly string[])[] = [];
  const values: unknown[] = [];
  let firstIsBroken = false;
  const emit: Parameters<RowSplitter["push"]>[1] = (row) => {
    if (row.kind === "cells") cells.push(row.cells);
    else if (row.kind === "value") values.push(row.value);
    else firstIsBroken ||= cells.length === 0;
  };
  splitter.push(text, emit);
  if (whole) splitter.end(emit);
  return { cells, values, firstIsBroken };
}

function shapeOf(text: string, newline: CsvShape["newline"]): CsvShape {
  const line = text.split(newline, 1)[0] ?? "";
  const counted = DELIMITERS.map((delimiter) => ({
    shape: { delimiter, newline },
    cells: cellsInLine(line, delimiter),
  }));
  return counted.reduce((best, next) => (next.cells > best.cells ? next : best)).shape;
}

/** Header names as a mapping calls them: trimmed; an empty one named by its place, a repeated one numbered. */
export function headerNames(cells: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  return cells.map((cell, i) => {
    const name = cell.trim() || `column ${i + 1}`;
    const count = (times.get(name) ?? 0) + 1;
    times.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function readCsvHead(text: string, whole: boolean): ReadHead {
  const newline = text.includes("\n") || !text.includes("\r") ? "\n" : "\r";
  const preamble = csvPreamble(text, newline);
  const body = text.slice(preamble.length);
  const found = shapeOf(body, newline);
  const shape: CsvShape = { newline, delimiter: preamble.delimiter ?? found.delimiter };
  const { cells, firstIsBroken } = rowsOf(new CsvSplitter(shape), body, true);
  const [first = []] = cells;
  const headers = firstIsBroken
    ? []
    : headerNames([first[0]?.replace(/^#\s*/, "") ?? "", ...first.slice(1)]);
  const firstLine = body.split(newline, 1)[0] ?? "";
  const isBrokenHeader = firstIsBroken && cellsInLine(firstLine, shape.delimiter) > 1;
  const isTable = headers.length > 1 || cells.length > 1 || isBrokenHeader;
  const head: Head = {
    kind: isTable && !MARKUP.test(body) ? "csv" : "text",
    text: body,
    headers,
    delimiter: shape.delimiter,
    values: [],
  };
  const fallback = shape.delimiter === ";" ? "likely-comma" : "unknown";
  return {
    head,
    text,
    whole,
    decimalMark: decimalMarkOf(cells.slice(1).flat(), fallback),
    splitter: () => new CsvSplitter(shape, LONGEST_ROW, preamble.lines),
  };
}

/** Where the first JSON value ends; -1 when the text ends inside it. */
function firstValueEnd(text: string): number {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (opens(code)) depth += 1;
    else if (closes(code)) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** Whether each line is a value of its own: judged by the first value, and where it is broken, by the others. */
function isLines(text: string): boolean {
  const start = text.trimStart();
  if (start.startsWith("[")) return false;
  const end = firstValueEnd(start);
  const firstLine = start.indexOf("\n");
  if (end >= 0 && (firstLine < 0 || end <= firstLine)) {
    return start.slice(end, firstLine < 0 ? undefined : firstLine).trim() === "";
  }
  if (firstLine < 0) return true;
  const lines = start
    .slice(firstLine + 1)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const complete = lines.slice(0, 50).filter((line) => line.startsWith("{"));
  return (
    complete.length * 2 > Math.min(lines.length, 50) &&
    complete.some((line) => parsedJson(line) !== undefined)
  );
}

/** The values of a JSON head as rows: those that are complete, or else those of a page's list that the head cuts off. */
function headValues(
  text: string,
  { splitter, isLines, whole }: { splitter: RowSplitter; isLines: boolean; whole: boolean },
): readonly unknown[] {
  const complete = isLines && !whole ? wholeLines(text, "\n") : text;
  const { values } = rowsOf(splitter, complete, whole);
  if (values.length > 0 || whole) return values;
  const cut = firstObject(text).lists.at(-1);
  if (!cut || !ROW_KEYS.some((key) => key === cut.key)) return values;
  return rowsOf(new JsonDocumentSplitter(), cut.text, false).values;
}

function readJsonHead(text: string, whole: boolean): ReadHead {
  const lines = isLines(text);
  const splitterIn = (list: string | null, exact = false) => {
    const rows = { parse: exact ? exactJson : parsedJson, list };
    return lines
      ? new JsonLinesSplitter(LONGEST_ROW, rows)
      : new JsonDocumentSplitter(LONGEST_ROW, rows);
  };
  const headOf = (rowText: string, values: readonly unknown[]): Head => ({
    kind: "json",
    text: rowText,
    headers: [],
    delimiter: ",",
    values,
  });
  const inList = ({ key, text: rowText }: FoundList): ReadHead => ({
    head: headOf(rowText, rowsOf(new JsonDocumentSplitter(), rowText, false).values),
    text,
    whole,
    splitter: (exact) => splitterIn(key, exact),
    decimalMark: "point",
  });
  return {
    head: headOf(text, headValues(text, { splitter: splitterIn(null), isLines: lines, whole })),
    text,
    whole,
    splitter: (exact) => splitterIn(null, exact),
    inList,
    decimalMark: "point",
  };
}

function readSseHead(text: string, whole: boolean): ReadHead {
  const splitter = () => new SseSplitter();
  const { values } = rowsOf(splitter(), whole ? text : wholeLines(text, "\n"), whole);
  const head: Head = { kind: "sse", text, headers: [], delimiter: ",", values };
  return { head, text, whole, splitter, decimalMark: "point" };
}

/** What the head of a file's text tells of its kind, columns and first rows. */
export function readHead(text: string, whole: boolean): ReadHead {
  if (EVENT_STREAM.test(text)) return readSseHead(text, whole);
  const first = text.trimStart()[0];
  return first === "{" || first === "[" ? readJsonHead(text, whole) : readCsvHead(text, whole);
}
