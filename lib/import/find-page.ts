import { err, ok, type Result } from "../core/result.ts";
import type { Format, Head, ParsedRow, ReaderContext } from "../formats/format.ts";
import { FORMATS } from "../formats/index.ts";
import { type JsonObject, own } from "../formats/json-value.ts";
import type { Mapping } from "../formats/mapping.ts";
import { type ChosenFormat, chooseFormat, type FormatWish } from "./choose-format.ts";
import type { ImportError, ImportErrorCode } from "./import-error.ts";
import { type FirstObject, type FoundList, firstObject } from "./json-lists.ts";
import { listOfPage, ROW_KEYS } from "./json-rows.ts";
import { prepareRows } from "./prepare-rows.ts";
import type { ReadHead } from "./read-head.ts";
import type { SplitRow } from "./split-rows.ts";

/** The empty list of rows of an object that is an answer in the format without any; else `null`. */
function emptyListOf({ emptyPages = [] }: Format, page: JsonObject): string | null {
  const empty = emptyPages.find(({ list, matches }) => {
    const rows = own(page, list);
    return Array.isArray(rows) && rows.length === 0 && matches(page);
  });
  return empty?.list ?? null;
}

const isUsualKey = ({ key }: FoundList): boolean => ROW_KEYS.some((usual) => usual === key);

/** The lists under keys that APIs use for rows first, then the others in file order. */
const likeliestFirst = (lists: readonly FoundList[]): readonly FoundList[] => [
  ...lists.filter(isUsualKey),
  ...lists.filter((list) => !isUsualKey(list)),
];

function contextOf({ head, decimalMark, whole }: ReadHead, mapping: Mapping | null): ReaderContext {
  const { headers, delimiter, values } = head;
  return { headers, delimiter, decimalMark, mapping, sample: values, wholeFile: whole };
}

/** Whether the format makes anything but rejects of the JSON values that the head is said to hold. */
function readsSome(known: ReadHead, format: Format, mapping: Mapping | null): boolean {
  const reader = format.reader(contextOf(known, mapping));
  if (!reader.ok) return false;
  const read = reader.value;
  const rows = known.head.values.flatMap((value) => read({ kind: "value", line: 1, value }));
  return [...rows, ...(read.held?.end() ?? [])].some(({ kind }) => kind !== "reject");
}

const headOf = (head: Head, value: unknown): Head => ({ ...head, text: "", values: [value] });

/** Whether the object is a row of the format by what it says beside its lists. */
function isRowItself(format: Format, head: Head, value: JsonObject, { lists }: FirstObject) {
  const listed = new Set(lists.map(({ key }) => key));
  const beside = Object.entries(value).filter(([key]) => !listed.has(key));
  return format.recognise(headOf(head, Object.fromEntries(beside))) !== null;
}

/**
 * The file with its rows taken from the list in which they lie. An object whose list holds rows that the format reads
 * is a page, whatever else it carries, unless the format reads the object as a row itself.
 */
export function withPage(known: ReadHead, format: Format, mapping: Mapping | null): ReadHead {
  const { head, inList } = known;
  if (head.kind !== "json" || !inList) return known;
  const first = firstObject(known.text);
  if (first.value === null) return known;
  const list = emptyListOf(format, first.value);
  if (list !== null) return inList({ key: list, text: "[]" });
  if (first.lists.length === 0) return known;
  const usual = listOfPage(first.value);
  const page = first.lists.find(({ key }) => key === usual);
  if (page) return { ...known, splitter: inList(page).splitter };
  const alone = { ...known, head: headOf(head, first.value) };
  if (readsSome(alone, format, mapping)) return known;
  if (isRowItself(format, head, first.value, first)) return known;
  const pages = likeliestFirst(first.lists).map(inList);
  return pages.find((each) => readsSome(each, format, mapping)) ?? known;
}

/** The file with its rows taken from the list that an API would keep them in. */
export function usualPage(known: ReadHead): ReadHead {
  const { inList } = known;
  const list = inList && firstObject(known.text).lists.find(isUsualKey);
  return list ? inList(list) : known;
}

export interface Understood extends ChosenFormat {
  readonly known: ReadHead;
}

const UNDECIDED: ReadonlySet<ImportErrorCode> = new Set(["unknown-format", "mapping-missing"]);

/** Whether more of the file might tell what it is. */
export const isUndecided = ({ code }: ImportError): boolean => UNDECIDED.has(code);

/** An answer without rows is no failure where it tells whose it is. */
function emptyReading(known: ReadHead, { value }: FirstObject): Understood | null {
  const format = value && FORMATS.find((each) => emptyListOf(each, value) !== null);
  if (!format) return null;
  const why = "It is an empty page: no usage in this period.";
  return { format, why, known: withPage(known, format, null) };
}

/** Known by its rows, and of no use; a JSON without rows is not. */
const isDeclined = ({ head }: ReadHead, error: ImportError): boolean =>
  !isUndecided(error) && head.values.length > 0;

/** Whether the format makes anything but rejects of the rows in the head. */
function readsHeadOf({ known, format }: Understood): boolean {
  const prepared = prepareRows(known, format, null);
  if (!prepared.ok) return false;
  const rows: ParsedRow[] = [];
  const splitter = known.splitter();
  const emit = (row: SplitRow): void => prepared.value.make.push(row, rows);
  splitter.push(known.text, emit);
  if (known.whole) splitter.end(emit);
  prepared.value.make.end(rows);
  return rows.some(({ kind }) => kind !== "reject");
}

/** A file of a zip: as what it is recognised, else by the format that was named, if that makes sense of it. */
function chooseMember(known: ReadHead, format: string): Result<Understood, ImportError> {
  const detected = chooseReading(known, {});
  if (detected.ok || isDeclined(known, detected.error)) return detected;
  const named = chooseReading(known, { format });
  return named.ok && readsHeadOf(named.value) ? named : detected;
}

/** The format to read a file by, and where in it the rows lie. */
export function chooseReading(known: ReadHead, wish: FormatWish): Result<Understood, ImportError> {
  const mapping = wish.mapping ?? null;
  if (wish.isMember && wish.format && mapping === null) return chooseMember(known, wish.format);
  const chosen = chooseFormat(known.head, wish);
  if (chosen.ok) {
    return ok({ ...chosen.value, known: withPage(known, chosen.value.format, mapping) });
  }
  const { inList } = known;
  if (!inList || wish.format || isDeclined(known, chosen.error)) return chosen;
  const first = firstObject(known.text);
  const empty = emptyReading(known, first);
  if (empty) return ok(empty);
  for (const page of likeliestFirst(first.lists).map(inList)) {
    const inside = chooseFormat(page.head, wish);
    if (inside.ok) return ok({ ...inside.value, known: page });
    if (!isUndecided(inside.error)) return inside;
  }
  return err(chosen.error);
}
