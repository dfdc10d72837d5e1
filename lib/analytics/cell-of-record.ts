import type { UsageRecord } from "../core/record.ts";
import type { CostCell } from "./cost-cell.ts";

/** A single record as a cell of one, for pricing without a database. */
export function cellOfRecord(record: UsageRecord, startUs: number = record.startUs): CostCell {
  return {
    grain: record.grain,
    provider: record.provider,
    model: record.model,
    startUs,
    region: record.region,
    outcome: record.outcome,
    errorClass: record.errorClass,
    inputTotal: record.inputTotal,
    inputCached: record.inputCached,
    inputCacheWrite: record.inputCacheWrite,
    inputCacheWrite1h: record.inputCacheWrite1h,
    outputTotal: record.outputTotal,
    reasoning: record.reasoning,
    day: null,
    bucket: null,
    tierRequested: record.tierRequested,
    tierServed: record.tierServed,
    project: record.project,
    workload: record.workload,
    apiKey: record.apiKey,
    endpoint: record.endpoint,
    records: 1,
    requests: record.requests ?? 0,
    requestsUnknown: record.requests === null ? 1 : 0,
  };
}
