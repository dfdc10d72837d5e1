import { z } from "zod";
import { priceFileRefusal } from "../../lib/analytics/price-file-refusal.ts";
import { err, ok, type Result } from "../../lib/core/result.ts";
import type { Problem } from "../../lib/http/problem.ts";
import type { FileRows } from "../../lib/pricing/price-file/file-row.ts";
import { readPriceFile } from "../../lib/pricing/price-file/read-price-file.ts";
import { MOST_ACCEPTED, MOST_PRICE_FILE_BYTES } from "../../lib/wire/price-file.ts";
import { Day, Name } from "./own-price-fields.ts";

export const PriceFileWish = z.object({
  fileName: Name,
  text: z.string(),
  fromDay: Day,
  accept: z.array(z.string().max(1200)).min(1).max(MOST_ACCEPTED).nullable(),
});

export const TOO_LARGE: Problem = {
  code: "too-large",
  message:
    "A price file may have 5 MiB; this one has more. Nothing was saved. Cut it into several.",
};

/** The rows of a price file, or what is wrong with it. */
export function priceFileRows(text: string): Result<FileRows, Problem> {
  if (Buffer.byteLength(text) > MOST_PRICE_FILE_BYTES) return err(TOO_LARGE);
  const read = readPriceFile(text);
  if (read.ok) return ok(read.value);
  return err({ code: "bad-request", message: priceFileRefusal(read.error) });
}
