import { expect, test } from "vitest";
import { plainCell } from "./chart-model.ts";
import { chartCsv } from "./csv.ts";

const table = (name: string, amount: string) => ({
  columns: [
    { label: "Model", numeric: false },
    { label: "Cost, USD", numeric: true },
  ],
  rows: [[plainCell(name), { text: "$1.74", exact: amount }]],
});

test("an export carries the exact amount, not what the screen rounds it to", () => {
  expect(chartCsv(table("o3", "1.7406603"))).toBe('Model,"Cost, USD"\r\no3,1.7406603\r\n');
});

test("every row carries what the export covers and that its data is made up", () => {
  const marks = [
    { label: "Zone", text: "UTC" },
    { label: "Data", text: "synthetic sample" },
  ];
  expect(chartCsv(table("o3", "1"), marks)).toBe(
    'Model,"Cost, USD",Zone,Data\r\no3,1,UTC,synthetic sample\r\n',
  );
});

test("a negative amount stays a number", () => {
  expect(chartCsv(table("o3", "-4.2"))).toContain("o3,-4.2");
});

test.each(["=1+1", "+1", "-1", "@x", "\t=1", " =1", "＝1", '"=1'])(
  "the model name %j cannot run as a formula",
  (name) => {
    const [, line = ""] = chartCsv(table(name, "1")).split("\r\n");
    expect(line.replace(/^"/, "")).toMatch(/^'/);
  },
);

test("quotes and line breaks survive", () => {
  expect(chartCsv(table('a "b"\nc', "1"))).toContain('"a ""b""\nc",1');
});

test("text in a number column is guarded like any text", () => {
  expect(chartCsv(table("o3", "=1"))).toContain("o3,'=1");
});
