import { err } from "../../core/result.ts";
import { unmappedFields } from "../compile-mapping.ts";
import type { Format, ReaderContext } from "../format.ts";
import { isJsonObject, ownAt } from "../json-value.ts";
import type { MappingColumn } from "../mapping.ts";
import { mappingReader } from "../mapping-reader.ts";
import { excerpt, rejected } from "../row-problem.ts";

/** Fields that a log usually carries in every line, so that a path found in no line of the head is a mistake. */
const IN_EVERY_LINE: ReadonlySet<MappingColumn> = new Set([
  "time",
  "timeEnd",
  "requests",
  "model",
  "inputTotal",
  "outputTotal",
]);

function hasPath({ sample, wholeFile }: ReaderContext, path: string, column: MappingColumn) {
  if (!sample || sample.length === 0) return true;
  if (sample.some((value) => ownAt(value, path) !== undefined)) return true;
  return wholeFile !== true && !IN_EVERY_LINE.has(column);
}

function topLevelKeys(sample: readonly unknown[]): readonly string[] {
  const objects = sample.filter(isJsonObject);
  return [...new Set(objects.flatMap((value) => Object.keys(value)))];
}

/** Any JSON objects (lines, one document or a list) whose dotted paths a mapping names. */
export const mappedJsonl: Format = {
  id: "mapped-jsonl",
  title: "JSON lines by a mapping",
  grain: "call",
  reads: "json",
  missing: [],
  sparse: true,
  needsMapping: true,
  recognise: () => null,
  missingIn: ({ mapping }) => (mapping ? unmappedFields(mapping) : []),
  reader(context) {
    const { mapping } = context;
    if (!mapping) {
      return err({
        code: "mapping-missing",
        detail: "JSON of one's own making needs a mapping that names its fields by dotted paths.",
      });
    }
    const read = mappingReader(mapping, {
      names: topLevelKeys(context.sample ?? []),
      has: (name, column) => hasPath(context, name, column),
      getter: (name) => (row) => (row.kind === "value" ? ownAt(row.value, name) : undefined),
    });
    if (!read.ok) return read;
    return {
      ok: true,
      value: (row) => {
        if (row.kind === "value" && isJsonObject(row.value)) return read.value(row);
        const found = row.kind === "value" ? row.value : "a CSV row";
        return rejected(row.line, {
          field: null,
          code: "not-an-object",
          expected: "a JSON object per row",
          found: typeof found === "string" ? "a text" : excerpt(found),
        });
      },
    };
  },
};
