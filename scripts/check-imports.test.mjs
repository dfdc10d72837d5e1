import { describe, expect, test } from "vitest";
import { importViolations } from "./guards/import-rules.mjs";

/** A small product without a fault, into which each test plants one. */
const CLEAN = {
  "lib/core/money.ts": "export const toUsd = (amount: bigint) => amount;",
  "lib/pricing/price.ts": 'import { toUsd } from "../core/money.ts";\nexport const price = toUsd;',
  "lib/formats/acme/format.ts":
    'import type { toUsd } from "../../core/money.ts";\nexport const acme = 1;',
  "lib/formats/other/format.ts": "export const other = 2;",
  "lib/formats/index.ts":
    'export { acme } from "./acme/format.ts";\nexport { other } from "./other/format.ts";',
  "lib/import/run.ts":
    'import { createHash } from "node:crypto";\nexport const run = (nowMs: number) => new Date(nowMs);',
  "lib/db/query.ts":
    'import postgres from "postgres";\nexport const query = () => postgres`select 1 from calls`;',
  "lib/env.ts": "export const port = () => process.env.PORT;",
  "lib/testing/database.ts": "export const database = 1;",
  "lib/cli/main.ts":
    'import { port } from "../env.ts";\nexport const main = () => console.log(port(), Date.now());',
  "components/charts/kit/axis.tsx": 'import { XAxis } from "recharts";\nexport const Axis = XAxis;',
  "components/charts/cost/view.tsx":
    'import { Axis } from "../kit/axis.tsx";\nexport const View = Axis;',
  "components/charts/count/view.tsx": "export const View = 1;",
  "app/page.tsx":
    'import { View } from "../components/charts/cost/view.tsx";\nexport default View;',
};

function violations(planted) {
  const sources = new Map(Object.entries({ ...CLEAN, ...planted }));
  return importViolations(sources, () => false);
}

test("a product that keeps the rules has no violation", () => {
  expect(violations({})).toEqual([]);
});

describe("a planted violation is reported", () => {
  // biome-ignore format: one planted violation a line
  test.each([
    ["an import upwards", "lib/pricing/x.ts", 'import { query } from "../db/query.ts";', "pricing may not import db"],
    ["a type imported upwards", "lib/core/x.ts", 'import type { price } from "../pricing/price.ts";', "core may not import pricing"],
    ["an inline import type", "lib/core/x.ts", 'export type X = import("../pricing/price.ts").P;', "core may not import pricing"],
    ["a re-export upwards", "lib/core/x.ts", 'export { price } from "../pricing/price.ts";', "core may not import pricing"],
    ["a dynamic import upwards", "lib/core/x.ts", 'export const x = () => import("../db/query.ts");', "core may not import db"],
    ["the database asking the importer", "lib/db/x.ts", 'import { run } from "../import/run.ts";', "db may not import import"],
    ["a component reading the database", "components/x.tsx", 'import { query } from "../lib/db/query.ts";', "components may not import db"],
    ["a page using the command line", "app/x.ts", 'import { main } from "../lib/cli/main.ts";', "app may not import cli"],
    ["a folder without a rule", "lib/helpers/x.ts", 'import { toUsd } from "../core/money.ts";', "lib/helpers is in no rule"],
    ["a sibling format", "lib/formats/acme/x.ts", 'import { other } from "../other/format.ts";', "may not import its sibling lib/formats/other"],
    ["a sibling chart", "components/charts/cost/x.tsx", 'import { View } from "../count/view.tsx";', "may not import its sibling components/charts/count"],
    ["a sibling retry policy", "lib/retry/policies/a/decide.ts", 'import { b } from "../b/decide.ts";', "may not import its sibling lib/retry/policies/b"],
    ["test tools in the product", "lib/cli/x.ts", 'import { database } from "../testing/database.ts";', "for tests only"],
    ["an import without its extension", "lib/pricing/x.ts", 'import { toUsd } from "../core/money";', "no such file exists"],
    ["the disk in a pure folder", "lib/formats/x.ts", 'import fs from "node:fs";', "formats is pure and may not import node:fs"],
    ["a child process in a pure folder", "lib/import/x.ts", 'import "node:child_process";', "import is pure and may not import node:child_process"],
    ["hashing outside the importer", "lib/pricing/x.ts", 'import "node:crypto";', "pricing is pure and may not import node:crypto"],
    ["React in a pure folder", "lib/analytics/x.ts", 'import { useState } from "react";', "analytics is pure and may not import react"],
    ["the driver outside lib/db", "lib/cli/x.ts", 'import postgres from "postgres";', "the database driver belongs to lib/(db|testing)/"],
    ["drizzle outside lib/db", "app/x.ts", 'import { sql } from "drizzle-orm";', "the database driver belongs to"],
    ["the drawing library elsewhere", "components/x.tsx", 'import { Line } from "recharts";', "the drawing library belongs to components/charts/"],
    ["settings in a pure folder", "lib/core/x.ts", "export const x = process.env.X;", "only lib/env.ts may"],
    ["settings in a command", "lib/cli/x.ts", "export const x = process.env.X;", "only lib/env.ts may"],
    ["the clock", "lib/core/x.ts", "export const x = () => Date.now();", "core is pure and may not use Date.now"],
    ["today's date", "lib/core/x.ts", "export const x = () => new Date();", "core is pure and may not use new Date()"],
    ["today's date as text", "lib/core/x.ts", "export const x = () => Date();", "core is pure and may not use Date()"],
    ["a stopwatch", "lib/core/x.ts", "export const x = () => performance.now();", "may not use performance.now"],
    ["chance", "lib/core/x.ts", "export const x = () => Math.random();", "may not use Math.random"],
    ["a random id", "lib/core/x.ts", "export const x = () => crypto.randomUUID();", "may not use crypto.randomUUID"],
    ["a timer", "lib/core/x.ts", "setTimeout(() => {}, 1);", "may not use setTimeout"],
    ["the console", "lib/core/x.ts", "export const x = () => console.log(1);", "may not use console"],
    ["the network", "lib/core/x.ts", 'export const x = () => fetch("x");', "may not use fetch"],
    ["the network, handed on", "lib/core/x.ts", "export const x = { get: fetch };", "may not use fetch"],
    ["Node in the client", "lib/client/x.ts", 'import fs from "node:fs";', "client runs on the web's own interfaces and may not import node:fs"],
    ["a package in the client", "lib/client/x.ts", 'import { z } from "zod";', "may not import zod"],
    ["a global of Node's in the client", "lib/client/x.ts", "export const x = () => Buffer.from([]);", "may not use Buffer"],
    ["the process in the client, by the global object", "lib/client/x.ts", "export const x = () => globalThis.process;", "may not use process"],
    ["a format in the client", "lib/client/x.ts", 'import { acme } from "../formats/acme/format.ts";', "client may not import formats"],
    ["SQL in a page", "app/x.ts", "export const x = `select id from t`;", "holds SQL: only lib/db may"],
    ["SQL in capitals", "app/x.ts", 'export const x = "SELECT id FROM calls";', "holds SQL: only lib/db may"],
    ["SQL in a string", "lib/cli/x.ts", 'export const x = "delete from calls";', "holds SQL: only lib/db may"],
  ])("%s", (_, file, text, expected) => {
    const planted = { [file]: text, "lib/retry/policies/b/decide.ts": "export const b = 1;" };
    expect(violations(planted).join("\n")).toContain(expected);
  });

  test("a circle, even of types only", () => {
    const planted = {
      "lib/core/a.ts": 'import type { B } from "./b.ts";\nexport type A = B;',
      "lib/core/b.ts": 'import type { A } from "./a.ts";\nexport type B = A;',
    };
    expect(violations(planted)).toEqual([
      "lib/core/a.ts:1: imports itself in a circle: lib/core/a.ts → lib/core/b.ts",
    ]);
  });

  test("with its line", () => {
    const planted = { "lib/core/x.ts": "export const a = 1;\nexport const x = () => Date.now();" };
    expect(violations(planted)).toEqual(["lib/core/x.ts:2: core is pure and may not use Date.now"]);
  });
});

describe("what only looks like a violation is not reported", () => {
  test.each([
    [
      "a parameter named like a global",
      "lib/core/x.ts",
      "export const x = (fetch: () => void) => fetch();",
    ],
    [
      "a property named like a global",
      "lib/core/x.ts",
      "export const x = (io: { console: number }) => io.console;",
    ],
    ["a date made of a number", "lib/core/x.ts", "export const x = (ms: number) => new Date(ms);"],
    [
      "English that begins like SQL",
      "app/x.ts",
      'export const x = "Select a file from your disk";',
    ],
    ["the clock in a test", "lib/core/x.test.ts", "export const x = () => Date.now();"],
  ])("%s", (_, file, text) => {
    expect(violations({ [file]: text })).toEqual([]);
  });
});
