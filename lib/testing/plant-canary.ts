import type { UsageRecord } from "../core/record.ts";
import { canonicalTier } from "../core/tier.ts";
import { parseIsoUs } from "../core/time.ts";
import type { Head } from "../formats/format.ts";
import { decodedJson } from "../formats/json-text.ts";
import { isJsonObject } from "../formats/json-value.ts";
import { isBlank, numberFromText } from "../formats/read-number.ts";
import { CsvSplitter } from "../import/csv-splitter.ts";

export const CANARY = "CANARY-0451-CONTENT";
/** As it stands where it was planted: as text, and as the code that an error would name. */
const PLANTED = `${CANARY} {'code': '${CANARY}'} {"code": "${CANARY}"}`;

type Visit = (text: string, path: string) => string;

function stepOf(element: unknown, index: string): string {
  const key = isJsonObject(element) ? element.key : undefined;
  return typeof key === "string" ? `[${key}]` : /^\d+$/.test(index) ? "*" : index;
}

/** The value with every string replaced, those inside JSON that a string holds too. */
function mapStrings(value: unknown, visit: Visit, path = ""): unknown {
  if (typeof value === "string") {
    const inner = decodedJson(value);
    if (typeof inner === "string") return visit(value, path);
    return JSON.stringify(mapStrings(inner, visit, `${path}#`));
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, each]) => [key, mapStrings(each, visit, `${path}/${stepOf(each, key)}`)] as const,
  );
  return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}

const isFact = (text: string): boolean =>
  isBlank(text) ||
  parseIsoUs(text.replace(/^"|"$/g, "")) !== null ||
  !Number.isNaN(numberFromText(text));

/** Whether a record says the text itself, or the name that we give it. */
function isTold(text: string, told: ReadonlySet<string>): boolean {
  const forms = [text, text.toLowerCase(), canonicalTier(text, null) ?? text];
  if (forms.some((form) => told.has(form))) return true;
  return [...told].some(
    (value) =>
      value.startsWith(text) ||
      value.endsWith(text) ||
      (value.length > 3 && (text.endsWith(`/${value}`) || text.startsWith(`${value}.`))),
  );
}

function toldBy(records: readonly UsageRecord[]): ReadonlySet<string> {
  const values = records.flatMap((record) => Object.values(record));
  return new Set(values.filter((value) => typeof value === "string"));
}

interface Document {
  map(visit: Visit): string;
}

function jsonDocument(text: string): Document {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const parse = (line: string): unknown => {
    try {
      return JSON.parse(line);
    } catch {
      return undefined;
    }
  };
  const whole = parse(text);
  if (whole !== undefined) return { map: (visit) => JSON.stringify(mapStrings(whole, visit)) };
  const values = lines.map(parse).filter((value) => value !== undefined);
  return {
    map: (visit) => values.map((value) => JSON.stringify(mapStrings(value, visit))).join("\n"),
  };
}

function eventDocument(text: string): Document {
  const data = /^data: (\{.*)$/gm;
  return {
    map: (visit) =>
      text.replace(
        data,
        (_line, json: string) => `data: ${JSON.stringify(mapStrings(JSON.parse(json), visit))}`,
      ),
  };
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

function csvDocument(text: string, delimiter: Head["delimiter"]): Document {
  const rows: (readonly string[])[] = [];
  const splitter = new CsvSplitter({ delimiter, newline: "\n" });
  const emit: Parameters<CsvSplitter["push"]>[1] = (row) => {
    if (row.kind === "cells") rows.push(row.cells);
  };
  splitter.push(text, emit);
  splitter.end(emit);
  const [header = [], ...data] = rows;
  const line = (cells: readonly unknown[]) =>
    cells.map((cell) => quoted(String(cell))).join(delimiter);
  return {
    map: (visit) =>
      [
        line(header),
        ...data.map((cells) =>
          line(cells.map((cell, i) => mapStrings(cell, visit, `/${header[i] ?? i}`))),
        ),
      ].join("\n"),
  };
}

interface Content {
  readonly document: Document;
  /** The fields of which no record tells anything. */
  readonly paths: readonly string[];
}

/** Times and numbers stay out: of a wrong one, a report may show the value. */
function contentOf(
  text: string,
  kind: "csv" | "json" | "sse",
  delimiter: Head["delimiter"],
  records: readonly UsageRecord[],
): Content {
  const document =
    kind === "csv"
      ? csvDocument(text, delimiter)
      : kind === "json"
        ? jsonDocument(text)
        : eventDocument(text);
  const told = toldBy(records);
  const needed = new Map<string, boolean>();
  document.map((value, path) => {
    needed.set(path, (needed.get(path) ?? false) || isFact(value) || isTold(value, told));
    return value;
  });
  const paths = [...needed].flatMap(([path, isNeeded]) => (isNeeded ? [] : [path]));
  return { document, paths };
}

type Planted = Parameters<typeof contentOf>;

/** The file once per content field, each time with the canary in that field of every row. */
export function plantCanaries(
  ...file: Planted
): readonly { readonly path: string; readonly text: string }[] {
  const { document, paths } = contentOf(...file);
  const plant = (at: string) =>
    document.map((value, path) => (path === at ? `${value} ${PLANTED}` : value));
  return paths.map((path) => ({ path, text: plant(path) }));
}

/** The file with the canary in all content fields of every row at once. */
export function plantEverywhere(...file: Planted): string {
  const { document, paths } = contentOf(...file);
  const isContent = new Set(paths);
  return document.map((value, path) => (isContent.has(path) ? `${value} ${PLANTED}` : value));
}
