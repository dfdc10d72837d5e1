import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { GATEWAY_WAYS, gatewaySnippet } from "./gateway-snippets.ts";

const DOCUMENT = fs.readFileSync(path.resolve(process.cwd(), "docs/gateway.md"), "utf8");

test.each(GATEWAY_WAYS)("the recipe for %s is the same on the page and in the document", (way) => {
  const place = { origin: "http://127.0.0.1:3000", upstream: "openai", key: "tsk_…" };
  expect(DOCUMENT).toContain(`\n${gatewaySnippet(way, place)}\n\`\`\``);
});

test("an SDK that writes the version itself gets a base URL without", () => {
  const place = { origin: "http://localhost:1", upstream: "anthropic", key: "tsk_1" };
  expect(gatewaySnippet("app", place)).toContain("http://localhost:1/gateway/tsk_1/anthropic\n");
});
