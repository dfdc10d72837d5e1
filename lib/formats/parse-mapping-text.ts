import type { z } from "zod";
import { err, ok, type Result } from "../core/result.ts";
import { jsonFault } from "./json-fault.ts";
import { isJsonObject, type JsonObject } from "./json-value.ts";
import { MAPPING_COLUMNS, Mapping } from "./mapping.ts";

/** Why a text is no mapping, in one sentence. */
export interface MappingTextProblem {
  readonly code: "mapping-invalid";
  readonly message: string;
}

const TOP_KEYS = ["columns", "time", "latencyUnit", "models", "defaults", "failedWhen"] as const;
const KEYED_BY_COLUMN: ReadonlySet<string> = new Set(["columns", "defaults", "failedWhen"]);
const LONGEST_NAME = 60;
const LONGEST_MAPPING = 1_048_576;
const EXAMPLE = '{"columns": {"time": "created_at", "model": "model"}}';

const invalid = (message: string): Result<never, MappingTextProblem> =>
  err({ code: "mapping-invalid", message });

const quoted = (text: string): string =>
  `"${text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text}"`;

function told(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return isJsonObject(value) ? "an object" : String(value);
}

function nearest(name: string, names: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return names.find((known) => plain(known) === plain(name));
}

function unknownKey(where: string, key: string): string {
  const known = where === "" ? TOP_KEYS : KEYED_BY_COLUMN.has(where) ? MAPPING_COLUMNS : [];
  const near = nearest(key, known);
  const full = where === "" ? key : `${where}.${key}`;
  const advice =
    near !== undefined
      ? `write "${near}"`
      : known.length > 0
        ? `leave it out, or use one of ${known.join(", ")}`
        : "leave it out";
  return `The mapping has a key that means nothing, ${quoted(full)}: ${advice}.`;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (isJsonObject(inner) ? inner[String(key)] : undefined),
    value,
  );
}

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_union") {
    return issue.path[0] === "time"
      ? "iso, epoch-s, epoch-ms, seconds-since or milliseconds-since"
      : "a text, a number, true, false or null";
  }
  if (issue.code !== "invalid_type") return "another value";
  if (issue.expected === "string") return "a text";
  return issue.expected === "record" || issue.expected === "object" ? "an object" : issue.expected;
}

function adviceFor(path: string): string {
  if (path === "columns") return `Start from ${EXAMPLE}`;
  if (path.startsWith("columns.")) return "Write the column's name, or leave the key out";
  if (path === "time.origin") return 'Write when the count starts, such as "2025-05-01T00:00:00Z"';
  if (path.startsWith("models.")) return "Write the catalogue's id of the model";
  return "Correct it, or leave the key out";
}

function sentence(issue: z.core.$ZodIssue, json: unknown): string {
  if (issue.code === "unrecognized_keys") {
    return unknownKey(issue.path.join("."), issue.keys[0] ?? "");
  }
  const path = issue.path.join(".");
  return `The mapping's ${path}: expected ${expectedBy(issue)}, found ${told(at(json, issue.path))}. ${adviceFor(path)}.`;
}

/** The object under trimmed keys; a key that only a prototype may have is told instead. */
function trimmedKeys(where: string, object: JsonObject): Result<JsonObject, string> {
  const entries: [string, unknown][] = [];
  for (const [name, value] of Object.entries(object)) {
    const key = name.trim();
    if (key === "__proto__") return err(key);
    // A blank name in the editor is no name.
    const blank = where === "columns" && typeof value === "string" && value.trim() === "";
    entries.push([key, blank ? null : value]);
  }
  return ok(Object.fromEntries(entries));
}

/** Checks a mapping that was already read from JSON. `null` at the top level means left out. */
export function parseMapping(json: unknown): Result<Mapping, MappingTextProblem> {
  if (!isJsonObject(json)) {
    return invalid(`A mapping is a JSON object such as ${EXAMPLE}; found ${told(json)}.`);
  }
  const top = trimmedKeys("", json);
  if (!top.ok) return invalid(unknownKey("", top.error));
  const draft: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(top.value)) {
    if (value === null && key !== "columns") continue;
    const inner = isJsonObject(value) ? trimmedKeys(key, value) : ok(value);
    if (!inner.ok) return invalid(unknownKey(key, inner.error));
    draft[key] = inner.value;
  }
  const mapping = Mapping.safeParse(draft);
  if (mapping.success) return ok(mapping.data);
  const [issue] = mapping.error.issues;
  return invalid(
    issue ? sentence(issue, draft) : `The mapping cannot be read. Start from ${EXAMPLE}.`,
  );
}

/**
 * The mapping that a JSON text writes, as `--map`, the page and the service take it: a byte order mark is passed over,
 * and whatever is wrong is told in one sentence that says where, what was expected, what arrived and what to do.
 */
export function parseMappingText(text: string): Result<Mapping, MappingTextProblem> {
  const plain = text.replace(/^\ufeff/, "");
  if (plain.trim() === "") {
    return invalid(`The mapping is empty; expected JSON. Start from ${EXAMPLE}.`);
  }
  if (plain.length > LONGEST_MAPPING) {
    return invalid(
      "A mapping has at most 1 MiB; this text is longer. Check that it is the mapping.",
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(plain);
  } catch {
    const fault = jsonFault(plain);
    const place = fault ? ` at line ${fault.line}, column ${fault.column}: ${fault.found}` : "";
    return invalid(`The mapping is not JSON${place}. Correct it there and try again.`);
  }
  return parseMapping(json);
}
