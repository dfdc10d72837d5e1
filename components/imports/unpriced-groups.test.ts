import { expect, test } from "vitest";
import type { UnpricedLine } from "../../lib/wire/overview.ts";
import { groupUnpriced, unpricedGroupWords } from "./unpriced-groups.ts";

const line = (
  reason: UnpricedLine["reason"],
  model: string | null,
  tier: string | null,
  records: number,
): UnpricedLine => ({ reason, model, tier, records, requests: records });

const said = (...lines: readonly UnpricedLine[]) => groupUnpriced(lines).map(unpricedGroupWords);

test("a name that the price list does not hold is told once, with the tiers that its records name", () => {
  expect(
    said(
      line("unknown-model", "gemini-3-flash", "standard", 1),
      line("unknown-model", "gemini-3-flash", "flex", 2),
      line("unknown-model", "gemini-3-flash", null, 1),
      line("unknown-model", "our-chat", null, 1),
    ),
  ).toEqual([
    "4 records name “gemini-3-flash”, which the price list does not hold (flex, standard, no tier named).",
    "1 record names “our-chat”, which the price list does not hold.",
  ]);
});

test("a dry run and the report of its import say it alike, whatever the order of the lines", () => {
  const lines = ["priority", "flex", null, "standard"].map((tier) =>
    line("unknown-model", "our-chat", tier, 1),
  );
  expect(said(...lines)).toEqual(said(...lines.toReversed()));
});

test("records without a tier are one line, whatever their models", () => {
  expect(said(line("unknown-tier", "gpt-5", null, 3), line("unknown-tier", "o3", null, 1))).toEqual(
    ["4 records do not say at which tier they were served (gpt-5, o3)."],
  );
  const [group] = groupUnpriced([
    line("unknown-tier", "gpt-5", "turbo", 3),
    line("unknown-tier", "o3", "turbo", 1),
  ]);
  expect(group).toMatchObject({ tier: "turbo", model: null, records: 4 });
});

test("a tier at which a model is not sold names both; other causes name the model", () => {
  expect(
    said(
      line("not-sold-at-tier", "o3-pro", "flex", 2),
      line("not-sold-at-tier", "o3-pro", "priority", 1),
    ),
  ).toEqual(["3 records name a tier at which the model is not sold (o3-pro at flex, priority)."]);
  expect(said(line("model-ended", "gpt-4-32k", "standard", 1))).toEqual([
    "1 record names a model that was shut down by then (gpt-4-32k, standard).",
  ]);
});
