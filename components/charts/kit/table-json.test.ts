import { expect, test } from "vitest";
import { tableJson } from "./table-json.ts";

const table = {
  columns: [
    { label: "Model", numeric: false },
    { label: "Spend, USD", numeric: true },
  ],
  rows: [
    [
      { text: "o3", exact: "o3" },
      { text: "$1,741", exact: "1740.660300000001" },
    ],
    [
      { text: '=cmd|"x"', exact: '=cmd|"x"' },
      { text: "\u2013", exact: "" },
    ],
  ],
};

test("a table as JSON has exact amounts as text, what is unknown as null, and says what it covers", () => {
  const marks = [{ label: "Period", text: "Last 7 days" }];
  expect(JSON.parse(tableJson("Cost by model", table, marks))).toEqual({
    title: "Cost by model",
    covers: { Period: "Last 7 days" },
    rows: [
      { Model: "o3", "Spend, USD": "1740.660300000001" },
      { Model: '=cmd|"x"', "Spend, USD": null },
    ],
  });
});

test("a column named like a part of every object is a column like any other", () => {
  const columns = [{ label: "__proto__", numeric: false }];
  const text = tableJson("x", { columns, rows: [[{ text: "a", exact: "a" }]] });
  expect(text).toContain('"__proto__": "a"');
});
