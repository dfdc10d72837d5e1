import { expect, test } from "vitest";
import type { PriceProposal } from "../../lib/wire/price-file.ts";
import { firstView, rateChanges, shownProposals, viewCounts } from "./proposal-words.ts";

const NONE = { cachedInput: null, cacheWrite: null, cacheWrite1h: null };
const proposal = (parts: Partial<PriceProposal>): PriceProposal => ({
  ...{ id: "o3 batch all", key: "o3", provider: "openai", model: "o3", tier: "batch" },
  ...{ band: "all", status: "different", why: null, fromDay: "2026-11-21", isUsed: false },
  file: { input: "0.9", output: "4", ...NONE },
  list: { input: "1", output: "4", ...NONE },
  ...parts,
});

test("a row tells the rates that it names, and the list's where it differs", () => {
  expect(rateChanges(proposal({}))).toEqual([
    { label: "input", file: "$0.90", list: "$1.00" },
    { label: "output", file: "$4.00", list: null },
  ]);
  expect(rateChanges(proposal({ list: null })).map(({ list }) => list)).toEqual([null, null]);
});

test("rows are counted and searched by what they say of the list, those of one's own models first", () => {
  const all = [
    proposal({}),
    proposal({ key: "gpt-5", model: "gpt-5", status: "same", isUsed: true }),
    proposal({ key: "house", model: "house", provider: "acme", status: "new", isUsed: true }),
  ];
  expect(viewCounts(all)).toEqual({ used: 1, different: 1, new: 1, unusable: 0, same: 1 });
  expect(firstView(all)).toBe("used");
  expect(firstView([proposal({ status: "same" })])).toBe("same");
  const keys = (text: string) => shownProposals(all, { view: "new", text }).map(({ key }) => key);
  expect(keys("ACME hou")).toEqual(["house"]);
  expect(keys("o3")).toEqual([]);
});
