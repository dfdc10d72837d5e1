import { priceFrameOf } from "../../lib/db/price-frame.ts";
import { pageFrameOf } from "../../lib/db/queries/page-frame.ts";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { readFilters } from "./overview.ts";
import { priceBook } from "./price-book.ts";

export async function pageFrame(params: URLSearchParams): Promise<PageFrame> {
  const wish = { data: readFilters(params).data, nowUs: nowUs() };
  return await pageFrameOf(database(), priceFrameOf(await priceBook()), wish);
}
