import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { entriesIn, firstLoad } from "./first-load.mjs";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope first load "));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** Text that gzip cannot make smaller. */
const noise = (bytes) => {
  let seed = 1;
  return Buffer.from(
    Array.from({ length: bytes }, () => {
      seed = (seed * 48271) % 2147483647;
      return seed & 0xff;
    }),
  );
};

const manifest = (entries) =>
  `globalThis.__RSC_MANIFEST={};x["/page"] = {"clientModules":{},"entryJSFiles":${JSON.stringify(entries)}};`;

function plant(file, content) {
  const full = path.join(root, ".next", file);
  fs.mkdirSync(path.dirname(full), { recursive: true });
  fs.writeFileSync(full, content);
}

plant("build-manifest.json", JSON.stringify({ rootMainFiles: ["static/chunks/main.js"] }));
plant("static/chunks/main.js", noise(100_000));
plant("static/chunks/layout.js", noise(10_000));
plant("static/chunks/page.js", noise(20_000));
plant("static/chunks/charts.js", '"recharts-wrapper"');
const layout = ["static/chunks/layout.js"];
plant(
  "server/app/page_client-reference-manifest.js",
  manifest({
    "[project]/app/layout": layout,
    "[project]/app/page": [...layout, "static/chunks/page.js"],
    "[project]/node_modules/next/dist/global-error": ["static/chunks/other.js"],
  }),
);
plant(
  "server/app/savings/page_client-reference-manifest.js",
  manifest({ "[project]/app/savings/page": [...layout, "static/chunks/charts.js"] }),
);
plant("server/app/_not-found/page_client-reference-manifest.js", manifest({}));

test("a page loads the framework, the layout and its own code, each file once", () => {
  const [overview, savings, ...others] = firstLoad(root).pages;
  expect(others).toEqual([]);
  expect(overview).toMatchObject({ page: "/", hasCharts: false });
  expect(overview.kb).toBeGreaterThan(130);
  expect(overview.kb).toBeLessThan(131);
  expect(savings.page).toBe("/savings");
});

test("a page that brings the drawing library at first is told of", () => {
  expect(firstLoad(root).pages.map(({ page, hasCharts }) => [page, hasCharts])).toEqual([
    ["/", false],
    ["/savings", true],
  ]);
});

test("a build that lists its files otherwise is an error, not a page of nothing", () => {
  expect(() => entriesIn('{"clientModules":{}}')).toThrow(/otherwise now/);
});
