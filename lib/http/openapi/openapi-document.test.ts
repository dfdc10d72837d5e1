import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { z } from "zod";
import type { MadeIngestKey } from "../../wire/ingest-keys.ts";
import type { LiveBatch, LiveBatchOutcome, LiveRecord } from "../../wire/live-record.ts";
import { OPERATIONS, openapiDocument } from "./openapi-document.ts";
import type { SCHEMAS } from "./schemas.ts";

const APP = path.join(import.meta.dirname, "../../../app");

/** Every method that a route of the app answers, by its path. */
function routes(): string[] {
  const files = readdirSync(APP, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const source = readFileSync(path.join(APP, file), "utf8");
      const methods = source.matchAll(
        /^export (?:async )?function (GET|POST|PUT|PATCH|DELETE)\b/gm,
      );
      const place = path
        .dirname(file)
        .split(path.sep)
        .join("/")
        .replace(/\[(\w+)\]/g, "{$1}");
      return [...methods].map(([, method]) => `${method} /${place}`);
    });
}

test("the document holds every route that the app answers, and no other", () => {
  const found = routes();
  expect(found).toContain("POST /api/v1/records");
  const told = OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(told.toSorted()).toEqual(found.toSorted());
  expect(new Set(told).size).toBe(told.length);
});

test("everything that it refers to is in it", () => {
  const document = openapiDocument("1.2.3");
  expect(document).toMatchObject({ openapi: "3.1.0", info: { version: "1.2.3" } });
  const parts: unknown = JSON.parse(JSON.stringify(document));
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)];
  expect(refs.length).toBeGreaterThan(50);
  for (const [, ref = ""] of refs) {
    const target = ref.split("/").reduce<unknown>((part, name) => Object(part)[name], parts);
    expect([ref, typeof target]).toEqual([ref, "object"]);
  }
});

test("a batch is described with its limits, and its refusals by status", () => {
  expect(openapiDocument("0")).toMatchObject({
    paths: {
      "/api/v1/records": {
        post: {
          security: [{ ingestKey: [] }],
          responses: {
            "401": { description: "key-missing, key-wrong, key-revoked, key-expired, key-ended" },
            "413": { description: "too-large, too-many-records" },
            "422": { description: "idempotency-mismatch" },
            "429": { description: "rate-limited" },
          },
        },
      },
    },
    components: { schemas: { LiveBatch: { properties: { records: { maxItems: 5_000 } } } } },
  });
});

test("the gateway, which is no route of the app, is described with its own key", () => {
  expect(openapiDocument("0")).toMatchObject({
    paths: {
      "/gateway/{upstream}/{path}": {
        post: {
          security: [{ gatewayKey: [] }],
          responses: { "502": { description: "upstream-away" } },
        },
      },
    },
  });
});

test("what it describes is what is typed", () => {
  type Described<Name extends keyof typeof SCHEMAS> = z.input<(typeof SCHEMAS)[Name]>;
  type Fits<Typed, Wanted> = Typed extends Wanted ? true : false;
  const fits: readonly true[] = [
    true satisfies Fits<LiveRecord, Described<"LiveRecord">>,
    true satisfies Fits<keyof Described<"LiveRecord">, keyof LiveRecord>,
    true satisfies Fits<keyof Described<"LiveBatch">, keyof LiveBatch>,
    true satisfies Fits<keyof Described<"LiveBatchOutcome">, keyof LiveBatchOutcome>,
    true satisfies Fits<keyof MadeIngestKey, keyof Described<"MadeIngestKey">>,
  ];
  expect(fits).not.toContain(false);
});
