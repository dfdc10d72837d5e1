import { z } from "zod";

/** Record fields that a mapping can name a column for, in the order in which the editor shows them. */
export const MAPPING_COLUMNS = [
  "time",
  "timeEnd",
  "requestId",
  "operationId",
  "attempt",
  "requests",
  "provider",
  "model",
  "tierRequested",
  "tierServed",
  "inputTotal",
  "inputCached",
  "inputCacheWrite",
  "inputCacheWrite1h",
  "outputTotal",
  "reasoning",
  "latency",
  "ttft",
  "status",
  "errorCode",
  "project",
  "apiKey",
  "user",
  "endpoint",
  "workload",
] as const;
export type MappingColumn = (typeof MAPPING_COLUMNS)[number];

const columnNames = z.partialRecord(z.enum(MAPPING_COLUMNS), z.string().nullable());
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const timeReading = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("iso") }),
  z.strictObject({ kind: z.literal("epoch-s") }),
  z.strictObject({ kind: z.literal("epoch-ms") }),
  z.strictObject({ kind: z.literal("seconds-since"), origin: z.string() }),
  z.strictObject({ kind: z.literal("milliseconds-since"), origin: z.string() }),
]);

/** How a file's columns become records. One shape for the page and the command line (`--map`). */
export const Mapping = z.strictObject({
  columns: columnNames,
  time: timeReading.default({ kind: "iso" }),
  latencyUnit: z.enum(["s", "ms"]).default("ms"),
  /** The file's model names to catalogue ids; names left out pass through. */
  models: z.record(z.string(), z.string()).default({}),
  /** Values for fields that the row does not give. */
  defaults: z.partialRecord(z.enum(MAPPING_COLUMNS), scalar).default({}),
  /** A row in which all of these hold is an error of unknown cause. */
  failedWhen: z.partialRecord(z.enum(MAPPING_COLUMNS), scalar).default({}),
});
export type Mapping = z.infer<typeof Mapping>;
