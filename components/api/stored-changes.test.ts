import { expect, test } from "vitest";
import { API } from "../../lib/wire/paths.ts";
import { changesAnswers } from "./stored-changes.ts";

test.each([
  [API.workloads, "POST"],
  [`${API.workloads}?id=3`, "DELETE"],
  [API.aliases, "PUT"],
  [API.tierAliases, "PUT"],
  [API.ownPrices, "POST"],
  [`${API.discounts}?id=1`, "DELETE"],
  [API.priceFile, "POST"],
  [API.sample, "POST"],
  [API.imports, "POST"],
  [`${API.imports}/7`, "DELETE"],
])("what %s answers to %s changes the answers of pages", (path, method) => {
  expect(changesAnswers(path, method)).toBe(true);
});

test.each([
  [API.query, undefined],
  [API.workloads, "GET"],
  [`${API.workloads}?preview=1&period=7d`, "POST"],
  [`${API.discounts}?id=1&preview=1`, "DELETE"],
  [API.views, "POST"],
  [`${API.uploads}/abc`, "PUT"],
  [API.dryRun, "POST"],
])("%s by %s leaves them as they are", (path, method) => {
  expect(changesAnswers(path, method)).toBe(false);
});
