import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { US_PER_DAY } from "../../core/time.ts";
import { inferenceRegion, NOT_IN_REPORTS, tierOfUsageType, withSpeed } from "../anthropic-usage.ts";
import { cleanText } from "../clean-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { isBlank } from "../read-number.ts";
import { type FieldOf, fieldsByName, hasColumns } from "../row-fields.ts";
import { skipped } from "../row-problem.ts";

const TOKEN_COLUMNS = [
  "usage_input_tokens_no_cache",
  "usage_input_tokens_cache_write_5m",
  "usage_input_tokens_cache_write_1h",
  "usage_input_tokens_cache_read",
  "usage_output_tokens",
] as const;

const NAMES = [
  ...TOKEN_COLUMNS,
  "usage_date_utc",
  "model_version",
  "api_key",
  "workspace",
  "usage_type",
  "inference_geo",
  "speed",
] as const;
type Field = FieldOf<(typeof NAMES)[number]>;

/** The parts of the input are disjoint: their sum is the whole. Source: docs/formats.md. */
function tokensOf(read: FieldReader, field: Field) {
  const [uncached, minutes, hour, cached, output] = TOKEN_COLUMNS.map((name) =>
    read.count(name, field(name)),
  );
  const sum = (...parts: readonly (number | null | undefined)[]) =>
    parts.every((part) => part == null)
      ? null
      : parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  return {
    inputTotal: sum(uncached, minutes, hour, cached),
    inputCached: cached ?? null,
    inputCacheWrite: sum(minutes, hour),
    inputCacheWrite1h: hour ?? null,
    outputTotal: output ?? null,
  };
}

function recordOf(read: FieldReader, field: Field): UsageRecord {
  const startUs = read.timeUs("usage_date_utc", field("usage_date_utc"), "iso");
  if (startUs === null)
    read.refuse("usage_date_utc", "time-missing", "a day such as 2026-11-17", null);
  return {
    ...blankRecord("bucket", startUs ?? 0),
    endUs: (startUs ?? 0) + US_PER_DAY,
    provider: "anthropic",
    model: cleanText(field("model_version")),
    tierServed: withSpeed(tierOfUsageType(field("usage_type")), field("speed")),
    outcome: "unknown",
    ...tokensOf(read, field),
    project: cleanText(field("workspace")),
    apiKey: cleanText(field("api_key")),
    region: inferenceRegion(field("inference_geo")),
  };
}

/** Tokens per day as the Anthropic console exports them. */
export const anthropicConsoleTokensCsv: Format = {
  id: "anthropic-console-tokens-csv",
  title: "Anthropic console, tokens (CSV)",
  grain: "bucket",
  reads: "csv",
  missing: [...NOT_IN_REPORTS, "user"],
  recognise: ({ headers }) =>
    hasColumns(headers, "usage_date_utc", "usage_output_tokens")
      ? "It has the columns usage_date_utc and usage_output_tokens."
      : null,
  reader({ headers, decimalMark }) {
    const read = new FieldReader(decimalMark);
    const fieldsOf = fieldsByName(headers, NAMES);
    return ok((row): ParsedRow => {
      const field: Field = fieldsOf(row) ?? (() => undefined);
      if (TOKEN_COLUMNS.every((name) => isBlank(field(name)))) {
        return skipped(row.line, "day without tokens");
      }
      read.begin();
      const record = recordOf(read, field);
      return read.row(row.line, record);
    });
  },
};
