import { inject } from "vitest";
import { preparedCopy } from "./prepared-sample.ts";
import { type Product, startProduct } from "./start-product.ts";

/** Tierscope on a database of its own without records, made before. */
export async function startPrepared(): Promise<Product> {
  return await startProduct(await preparedCopy(inject("emptyFolder")));
}
