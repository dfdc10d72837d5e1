import { err, ok, type Result } from "../core/result.ts";
import { shortName } from "../core/short-name.ts";
import { DECLINED, DECLINED_IF_UNKNOWN, type DeclinedShape } from "../formats/declined.ts";
import { type Format, type Head, type ReadKind, readsKind } from "../formats/format.ts";
import { FORMATS } from "../formats/index.ts";
import { mappedCsv } from "../formats/mapped-csv/format.ts";
import { mappedJsonl } from "../formats/mapped-jsonl/format.ts";
import type { Mapping } from "../formats/mapping.ts";
import type { ImportError } from "./import-error.ts";
import { parsedJson } from "./json-rows.ts";

export interface ChosenFormat {
  readonly format: Format;
  readonly why: string;
}

export interface FormatWish {
  /** An id of the format list, where the user chose one. */
  readonly format?: string | undefined;
  readonly mapping?: Mapping | null | undefined;
  /** One of several files in a zip: the named format is then for those that none is recognised in. */
  readonly isMember?: boolean;
}

const KIND_NAMES: Readonly<Record<ReadKind, string>> = {
  csv: "CSV",
  json: "JSON",
  sse: "an event stream",
};

/** A text that is nothing else is read as a CSV with one column where a format is named. */
const readKind = ({ kind }: Head): ReadKind => (kind === "text" ? "csv" : kind);
const kindName = (head: Head): string => KIND_NAMES[readKind(head)];
const readNames = ({ reads }: Format): string =>
  [reads]
    .flat()
    .map((kind) => KIND_NAMES[kind])
    .join(" or ");

/** Whether the format reads the head's kind of file. */
export function readsHead(format: Format, head: Head): boolean {
  return readsKind(format, readKind(head));
}

function byName(id: string, head: Head): Result<ChosenFormat, ImportError> {
  const format = FORMATS.find((other) => other.id === id);
  if (!format) {
    return err({
      code: "unknown-format",
      message: `There is no format "${shortName(id)}". Choose one of: ${FORMATS.map((other) => other.id).join(", ")}.`,
    });
  }
  if (!readsHead(format, head)) {
    return err({
      code: "format-mismatch",
      message: `${format.title} is read from ${readNames(format)}; this file is ${kindName(head)}. Leave the format out, or choose another.`,
    });
  }
  return ok({ format, why: "It was chosen by name." });
}

/** The format that reads the head's kind of file by a mapping. */
export function mappedFormat(head: Head): Format {
  return head.kind === "json" || head.kind === "sse" ? mappedJsonl : mappedCsv;
}

/** Lines of text pass for a CSV with one column; nobody's usage is one. */
const isPlainText = ({ kind, headers }: Head): boolean =>
  kind === "text" || (kind === "csv" && headers.length === 1);

/** A text of fewer characters is a whole file: more is looked at of every other. */
const FEW = 100_000;

function unendedText(looked: number): string {
  if (looked < FEW) {
    return "Expected JSON values with usage; the first one of this file is damaged. Name its format, or check the export.";
  }
  return `Expected JSON values with usage; the first one of this file does not end within the ${looked.toLocaleString("en-US")} characters that were looked at. Name its format: an import then reads all of it. Or check the export.`;
}

function unknown(head: Head): ImportError {
  if (isPlainText(head)) {
    return {
      code: "unknown-format",
      message:
        "Expected a CSV with a header line, or JSON; this text is neither. Export the usage as CSV or JSON and import that.",
    };
  }
  if (head.kind === "sse") {
    return {
      code: "unknown-format",
      message:
        "Expected the event stream of a chat completion or a response; this one is of another kind. Check the capture, or name its format.",
    };
  }
  if (head.kind === "json" && head.values.length === 0) {
    if (parsedJson(head.text) !== undefined) {
      const message =
        "This JSON is complete and holds no rows: no usage in this period. Export a longer one.";
      return { code: "no-usage", message };
    }
    return { code: "unknown-format", message: unendedText(head.text.length) };
  }
  const names = head.kind === "csv" ? head.headers : Object.keys(Object(head.values[0] ?? {}));
  if (head.kind === "json" && names.length === 0) {
    const message =
      "This JSON holds no named values, and so no usage. Check the export and import it again.";
    return { code: "no-usage", message };
  }
  const shown = names.slice(0, 12).map(shortName).join(", ");
  return {
    code: "mapping-missing",
    message: `This ${kindName(head)} is none of the known formats; it has: ${shown}${names.length > 12 ? ", …" : ""}. Say with a mapping which of them are the time, model and tokens.`,
  };
}

/** The formats that recognise the head, in detection order. */
function recognisedFormats(head: Head): readonly ChosenFormat[] {
  return FORMATS.filter((format) => readsHead(format, head)).flatMap((format) => {
    const why = format.recognise(head);
    return why === null ? [] : [{ format, why }];
  });
}

const declinedAs = ({ title, why }: DeclinedShape): ImportError => ({
  code: "no-usage",
  message: `This is ${title}: ${why}`,
});

/** The format to read a file by: the one named, else the mapping, else the first that recognises its head. */
export function chooseFormat(head: Head, wish: FormatWish): Result<ChosenFormat, ImportError> {
  if (wish.format) return byName(wish.format, head);
  if (wish.mapping) {
    if (head.kind === "text") return err(unknown(head));
    const why = `A mapping was given; the file is ${kindName(head)}.`;
    return ok({ format: mappedFormat(head), why });
  }
  const declined = DECLINED.find((shape) => shape.matches(head));
  if (declined) return err(declinedAs(declined));
  const [first] = recognisedFormats(head);
  if (first) return ok(first);
  const known = DECLINED_IF_UNKNOWN.find((shape) => shape.matches(head));
  return err(known ? declinedAs(known) : unknown(head));
}
