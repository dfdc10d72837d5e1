import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { PLACES } from "../../components/shell/places.ts";
import { ROOT } from "../browser/harness/start-product.ts";

interface Measured {
  readonly rows: readonly { readonly name: string; readonly kb: number; readonly ratio: number }[];
  readonly tooMuch: readonly string[];
}

test("no page loads more than 190 KB of JavaScript before its charts, which come apart", async () => {
  const script = path.join(ROOT, "scripts", "bench-pages.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [script, "--json"]);
  const { rows, tooMuch }: Measured = JSON.parse(stdout);
  expect(tooMuch).toEqual([]);
  const names = rows.map(({ name }) => name);
  for (const { href } of PLACES) expect(names).toContain(href);
  for (const { kb } of rows) expect(kb).toBeGreaterThan(50);
});
