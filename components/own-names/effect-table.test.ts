import { expect, test } from "vitest";
import { chartCsv } from "../charts/kit/csv.ts";
import { effectTable } from "./effect-table.ts";

const side = (asServed: string, available: string, unpricedRecords: number) => ({
  ...{ asServed, available, unpricedRecords },
});

test("the effect of a price is taken along to the picodollar, model by model and in all", () => {
  const line = { records: 5, before: side("3", "1", 2), after: side("4.000000000001", "0.5", 0) };
  const csv = chartCsv(
    effectTable({
      ...{ shown: "own", unchangedModels: 1 },
      models: [{ provider: null, model: "acme-large", ...line }],
      total: { ...line, records: 9 },
    }),
  );
  expect(csv.split("\r\n").slice(1)).toEqual([
    "acme-large,,5,3,4.000000000001,1.000000000001,1,0.5,2,0",
    "all stored records,,9,3,4.000000000001,1.000000000001,1,0.5,2,0",
    "",
  ]);
});
