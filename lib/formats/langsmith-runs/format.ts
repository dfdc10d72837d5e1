import { blankRecord, type Outcome, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { canonicalTier } from "../../core/tier.ts";
import { msBetween, readAnyTime } from "../any-time.ts";
import { cleanId, cleanProvider, cleanText } from "../clean-text.ts";
import { failureOfText } from "../failure-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow, ReaderContext } from "../format.ts";
import { rowKeys } from "../head-keys.ts";
import { jsonObjectOf } from "../json-text.ts";
import { hasKeys, isJsonObject, type JsonObject, own, ownAt } from "../json-value.ts";
import { isBlank } from "../read-number.ts";
import { rejected, skipped } from "../row-problem.ts";
import { servedTierOf, tellsCacheWrites, tokensOfRun } from "./usage-metadata.ts";

const REQUESTED_TIER_PATHS = [
  "extra.metadata.ls_invocation_params.service_tier",
  "extra.invocation_params.service_tier",
  "extra.metadata.service_tier",
] as const;

/** A run with its JSON columns decoded: bulk exports hold them as text. */
function decodedRun(value: JsonObject): JsonObject {
  return {
    ...value,
    extra: jsonObjectOf(own(value, "extra")),
    outputs: jsonObjectOf(own(value, "outputs")),
  };
}

function outcomeOf(run: JsonObject): Outcome {
  const status = cleanText(own(run, "status"))?.toLowerCase();
  if (status === "error" || !isBlank(own(run, "error"))) return "error";
  return status === "pending" ? "pending" : "success";
}

function recordOf(read: FieldReader, run: JsonObject, withWrites: boolean): UsageRecord {
  const time = (name: string) => readAnyTime(read, name, own(run, name));
  const metadata = (name: string) => ownAt(run, `extra.metadata.${name}`);
  const startUs = time("start_time");
  if (startUs === null) {
    read.refuse("start_time", "time-missing", "the time at which the run began", null);
  }
  const outcome = outcomeOf(run);
  const requested = REQUESTED_TIER_PATHS.map((path) => ownAt(run, path)).find(
    (label) => label != null,
  );
  return {
    ...blankRecord("call", startUs ?? 0),
    requestId: cleanId(own(run, "id")),
    provider: cleanProvider(metadata("ls_provider")),
    model: cleanText(ownAt(run, "outputs.model")) ?? cleanText(metadata("ls_model_name")),
    tierRequested: canonicalTier(cleanText(requested), null),
    tierServed: outcome === "success" ? servedTierOf(run) : null,
    outcome,
    ...(outcome === "error" ? failureOfText(own(run, "error")) : {}),
    ...tokensOfRun(read, run, withWrites),
    latencyMs: msBetween(startUs, time("end_time")),
    ttftMs: msBetween(startUs, time("first_token_time")),
    project: cleanText(own(run, "session_id")),
    workload: cleanText(metadata("workload")),
    reportedUsd: read.usd("total_cost", own(run, "total_cost")),
  };
}

const showsCacheWrites = ({ sample }: ReaderContext): boolean =>
  (sample ?? []).filter(isJsonObject).some((run) => tellsCacheWrites(decodedRun(run)));

/** Runs of LangSmith; only those of models count, since chains and tools repeat the sums of what they call. */
export const langsmithRuns: Format = {
  id: "langsmith-runs",
  title: "LangSmith runs",
  grain: "call",
  reads: "json",
  missing: [
    "endUs",
    "operationId",
    "attempt",
    "inputCacheWrite1h",
    "apiKey",
    "user",
    "endpoint",
    "region",
  ],
  missingIn: (context) => (showsCacheWrites(context) ? [] : ["inputCacheWrite"]),
  emptyPages: [{ list: "runs", matches: (page) => hasKeys(page, "cursors") }],
  recognise(head) {
    const has = rowKeys(head);
    const isRun = has("run_type", "start_time") || has("run_type", "dotted_order");
    return isRun ? "Its rows have run_type, as LangSmith runs do." : null;
  },
  reader(context) {
    const read = new FieldReader();
    const withWrites = showsCacheWrites(context);
    return ok((row): ParsedRow => {
      const value = row.kind === "value" ? row.value : null;
      const type = cleanText(own(value, "run_type"))?.toLowerCase();
      if (!isJsonObject(value) || type === undefined) {
        const expected = "a run with a run_type";
        return rejected(row.line, {
          field: null,
          code: "not-a-run",
          expected,
          found: "a row without one",
        });
      }
      if (type !== "llm") return skipped(row.line, "not a model call");
      read.begin();
      const record = recordOf(read, decodedRun(value), withWrites);
      return read.row(row.line, record);
    });
  },
};
