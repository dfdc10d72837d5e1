import { deflateRawSync, gzipSync } from "node:zlib";
import type { ImportErrorCode } from "../../lib/import/import-error.ts";

/** What becomes of a file: rows valid, skipped, rejected; or why it cannot be read at all. */
export type Fate =
  | { readonly valid: number; readonly skipped?: number; readonly rejected?: number }
  | { readonly refused: ImportErrorCode };

export interface DirtyFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly fate: Fate;
  /** Read by the mapping of the corpus; otherwise by what the content is recognised as. */
  readonly mapped: boolean;
}

const HEADER = "time,model,in,cached,out,tier,id";
const row = (id: number | string, input: string | number = 10, rest = "0,5,flex"): string =>
  `2026-11-18T10:00:00Z,gpt-5-mini,${input},${rest},r${id}`;
const csv = (...rows: readonly string[]): string => `${[HEADER, ...rows].join("\n")}\n`;
const json = (id: number, more: object = {}): string =>
  JSON.stringify({
    time: "2026-11-18",
    model: "o3",
    in: 10,
    cached: 0,
    out: 5,
    tier: "flex",
    id: `r${id}`,
    ...more,
  });

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le");
const all = (valid: number): Fate => ({ valid });
const some = (valid: number, rejected: number, skipped = 0): Fate => ({ valid, rejected, skipped });
const file = (name: string, content: string | Uint8Array, fate: Fate): DirtyFile => ({
  name,
  content,
  fate,
  mapped: true,
});
const known = (name: string, content: string | Uint8Array, fate: Fate): DirtyFile => ({
  ...file(name, content, fate),
  mapped: false,
});

/** The cells of a CSV with another delimiter. */
const by = (delimiter: string, text: string): string => text.replaceAll(",", delimiter);
const TWO = csv(row(1), row(2));
const bytes = (...parts: readonly (string | readonly number[])[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from([...part]))),
  );

const ENCODINGS: readonly DirtyFile[] = [
  file("a byte order mark", `\ufeff${TWO}`, all(2)),
  file("UTF-16, little end first", utf16(TWO), all(2)),
  file("UTF-16, big end first", utf16(TWO).swap16(), all(2)),
  file("UTF-16 without a mark", Buffer.from(TWO, "utf16le"), { refused: "binary-file" }),
  file("UTF-32", bytes([0xff, 0xfe, 0, 0, 0x74, 0, 0, 0]), { refused: "unreadable-encoding" }),
  file("Latin-1", bytes(`${HEADER}\n`, [0x63, 0x61, 0x66, 0xe9], "\n"), {
    refused: "unreadable-encoding",
  }),
  file("a NUL in a cell", csv(row("1\u0000"), row(2)), all(2)),
  file("NULs all over", bytes([0, 1, 2, 3, 0, 0, 0, 0]), { refused: "binary-file" }),
  file("lone surrogates in JSON", `${json(1).replace("r1", "r\\ud800")}\n${json(2)}\n`, all(2)),
  file("a gzip", gzipSync(TWO), all(2)),
  file("a gzip in a gzip", gzipSync(gzipSync(TWO)), { refused: "wrapper-unsupported" }),
  file("deflated bytes without a wrapper", deflateRawSync(TWO.repeat(50)), {
    refused: "binary-file",
  }),
];

const LINES: readonly DirtyFile[] = [
  file("CRLF", TWO.replaceAll("\n", "\r\n"), all(2)),
  file("CR alone", TWO.replaceAll("\n", "\r"), all(2)),
  file("LF and CRLF by turns", `${HEADER}\r\n${row(1)}\n${row(2)}\r\n`, all(2)),
  file("no newline at the end", TWO.trimEnd(), all(2)),
  file("blank lines", `\n${HEADER}\n\n${row(1)}\n\n\n${row(2)}\n\n`, all(2)),
  file("rows of delimiters alone", csv(row(1), ",,,,,,", row(2)), some(2, 0, 1)),
  file("a line of 70,000 characters", csv(row(1), row(2, 10, `0,5,${"x".repeat(70_000)}`)), all(2)),
  file("comments", `# exported\n${csv(row(1), "# half-time", row(2))}`, some(2, 0, 1)),
  file("a line sep=;", `sep=;\n${by(";", TWO)}`, all(2)),
];

const CELLS: readonly DirtyFile[] = [
  file("semicolons", by(";", TWO), all(2)),
  file("tabs", by("\t", TWO), all(2)),
  file("pipes", by("|", TWO), all(2)),
  file("every cell quoted", TWO.replace(/[^,\n]+/g, '"$&"'), all(2)),
  file("quotes with newlines", csv(row(1, 10, '0,5,"fl\nex"'), row(2)), all(2)),
  file("quotes with quotes", csv(row(1, 10, '0,5,"fl""ex"'), row(2)), all(2)),
  file(
    "a quote that is never closed",
    csv(row(1), row(2, 10, '0,5,"flex'), row(3), row(4)),
    some(3, 1),
  ),
  file("a quote in the middle of a cell", csv(row(1), row(2, 10, '0,5,fl"ex'), row(3)), some(2, 1)),
  file("a header whose quote is never closed", `"${TWO}`, { refused: "unknown-format" }),
  file("a row that ends early", csv(row(1), "2026-11-18,o3,10", row(2)), some(2, 1)),
  file("a row with a cell more", csv(row(1), `${row(2)},x`, row(3)), some(2, 1)),
  file("blank cells at the end", csv(`${row(1)},,,`, row(2)), all(2)),
  file("duplicate headers", csv(row(1)).replace("cached", "in"), { refused: "column-missing" }),
  file("a header with blanks around", csv(row(1), row(2)).replace("model", "  model "), all(2)),
  file("columns that nobody mapped", TWO.replace(/$/gm, ",x").replace(/^,x$/m, ""), all(2)),
  file("600 columns", `${Array.from({ length: 600 }, (_, i) => `c${i}`).join(",")}\n`, {
    refused: "too-many-columns",
  }),
  file("a header and no rows", `${HEADER}\n`, all(0)),
  file("nothing", "", { refused: "empty-file" }),
  file("white space alone", " \n\n  \n", { refused: "empty-file" }),
  file("prose", "Dear all\nplease find the usage below\n", { refused: "column-missing" }),
  file("a web page", "<!doctype html>\n<html><body>a,b</body></html>\n", {
    refused: "unknown-format",
  }),
];

const NUMBERS: readonly DirtyFile[] = [
  file("a decimal comma", by(";", csv(row(1, "10#0"), row(2))).replace("#", ","), all(2)),
  file("German thousands", by(";", csv(row(1, "614.000"), row(2, "1.234.567"))), all(2)),
  file("thousands that may be fractions", csv(row(1, "614.000"), row(2)), some(1, 1)),
  file("English thousands", csv(row(1, '"1,234"'), row(2)), all(2)),
  file("floats of whole numbers", csv(row(1, "10.0"), row(2, "1e3")), all(2)),
  file("1e308", csv(row(1), row(2, "1e308")), some(1, 1)),
  file("NaN and infinity", csv(row(1, "NaN"), row(2, "Infinity"), row(3)), some(1, 2)),
  file("negative tokens", csv(row(1, -10), row(2)), some(1, 1)),
  file("2^31 tokens of one call", csv(row(1, 2 ** 31), row(2)), some(1, 1)),
  file("2^30 - 1 tokens less a few", csv(row(1, 999_999_999), row(2)), all(2)),
  file("2^53 tokens", csv(row(1, "9007199254740993"), row(2)), some(1, 1)),
  file("half a token", csv(row(1, "10.5"), row(2)), some(1, 1)),
  file("words for NULL", csv(row(1, "NULL"), row(2, "\\N"), row(3, "-"), row(4, "n/a")), all(4)),
  file("parts larger than their total", csv(row(1, 10, "11,5,flex"), row(2)), some(1, 1)),
];

const FACTS: readonly DirtyFile[] = [
  file(
    "an unknown model and an unknown tier",
    csv(row(1).replace("gpt-5-mini", "gpt-99"), row(2, 10, "0,5,turbo")),
    all(2),
  ),
  file("a date in the year 55000", csv(row(1).replace("2026", "55000"), row(2)), some(1, 1)),
  file("a day that no calendar has", csv(row(1).replace("11-18", "02-30"), row(2)), some(1, 1)),
  file("an offset that no clock has", csv(row(1).replace("Z", "+9999"), row(2)), some(1, 1)),
  file("no time", csv(row(1).replace(/^[^,]+/, ""), row(2)), some(1, 1)),
  file("an id of 600 characters", csv(row("x".repeat(600)), row(2)), some(1, 1)),
];

const JSONS: readonly DirtyFile[] = [
  file("JSON lines, one broken", `${json(1)}\n{"time":\n${json(2)}\n`, some(2, 1)),
  file("JSON lines, the last cut off", `${json(1)}\n${json(2).slice(0, 40)}`, some(1, 1)),
  file("JSON lines with CRLF and blank lines", `${json(1)}\r\n\r\n${json(2)}\r\n`, all(2)),
  file("a JSON list", `[${json(1)},\n${json(2)}]`, all(2)),
  file("a JSON list cut off", `[${json(1)},\n${json(2)},{"time"`, some(2, 1)),
  file("JSON values that are no objects", `${json(1)}\n7\n"x"\nnull\n[1]\n`, some(1, 4)),
  file(
    "JSON nested too deep",
    `${json(1)}\n{"a":${"[".repeat(5_000)}${"]".repeat(5_000)}}\n`,
    some(1, 1),
  ),
  file("objects where numbers should be", `${json(1, { in: { n: 1 } })}\n${json(2)}\n`, some(1, 1)),
  file(
    "keys of the prototype",
    `${json(1).replace("{", '{"__proto__":{"in":9},')}\n${json(2)}\n`,
    all(2),
  ),
  known("a list of nothing", "[]", { refused: "no-usage" }),
  known(
    "a chat completion among other objects",
    '{"id":"c1","object":"chat.completion","created":1795078800,"model":"o3","usage":{"prompt_tokens":1,"completion_tokens":2}}\n{"id":"l","object":"list","data":[]}\n',
    some(1, 1),
  ),
];

/** Files as people have them, each with what must become of it. */
export const DIRTY_FILES: readonly DirtyFile[] = [
  ...ENCODINGS,
  ...LINES,
  ...CELLS,
  ...NUMBERS,
  ...FACTS,
  ...JSONS,
];
