import { expect, test } from "vitest";
import { elsewhereBasis, spendBasis } from "./figure-basis.ts";
import { overviewOf } from "./overview-sample.ts";

test("tokens and tiers that the records state are measured; another tier's price is modelled", () => {
  const overview = overviewOf({}, { assumed: [{ assumption: "cached-unknown", records: 100 }] });
  expect(spendBasis(overview)).toBe("measured");
  expect(elsewhereBasis(overview)).toBe("modelled");
});

test("once half of the records have a guessed tier, the spend is assumed", () => {
  const guessed = (records: number) =>
    overviewOf({}, { assumed: [{ assumption: "tier-requested", records }] });
  expect(spendBasis(guessed(49))).toBe("measured");
  expect(spendBasis(guessed(50))).toBe("assumed");
});

test("without one priced record nothing can be said", () => {
  const overview = overviewOf({ records: 5, unpricedRecords: 5 });
  expect([spendBasis(overview), elsewhereBasis(overview)]).toEqual([
    "not evaluable",
    "not evaluable",
  ]);
});
