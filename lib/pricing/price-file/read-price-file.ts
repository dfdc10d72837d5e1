import { parse } from "lossless-json";
import { err, ok, type Result } from "../../core/result.ts";
import type { FileRows, RowFault } from "./file-row.ts";
import { isLitellmEntry, litellmRows } from "./litellm-rows.ts";
import { ownRows } from "./own-rows.ts";

export type PriceFileRefusal =
  | { readonly code: "no-json"; readonly detail: string }
  | { readonly code: "unknown-shape" }
  | { readonly code: "wrong-rows"; readonly faults: readonly RowFault[] };

const looksPriced = (entry: unknown): boolean =>
  isLitellmEntry(entry) && ("litellm_provider" in entry || "input_cost_per_token" in entry);

/** JSON with every number as its text: a binary fraction would change prices in their last digits. */
function parseExactly(text: string): Result<unknown, PriceFileRefusal> {
  try {
    return ok(parse(text.replace(/^\uFEFF/, ""), null, (number) => number));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return err({ code: "no-json", detail });
  }
}

/** The rows of a price file, ours or LiteLLM's. One row that is wrong refuses all of it. */
export function readPriceFile(text: string): Result<FileRows, PriceFileRefusal> {
  const parsed = parseExactly(text);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  if (!isLitellmEntry(file)) return err({ code: "unknown-shape" });
  const isOurs = Array.isArray(file.prices) && typeof file.unit === "string";
  if (!isOurs && !Object.values(file).some(looksPriced)) return err({ code: "unknown-shape" });
  const read = isOurs && Array.isArray(file.prices) ? ownRows(file.prices) : litellmRows(file);
  return read.faults.length > 0 ? err({ code: "wrong-rows", faults: read.faults }) : ok(read);
}
