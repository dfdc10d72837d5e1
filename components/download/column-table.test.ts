import { expect, test } from "vitest";
import { parseUsd } from "../../lib/core/money.ts";
import { chartCsv } from "../charts/kit/csv.ts";
import type { Column } from "../ui/data-table.tsx";
import { columnTable } from "./column-table.ts";

interface Row {
  readonly model: string;
  readonly usd: string | null;
  readonly share: number;
}

const columns: readonly Column<Row>[] = [
  { id: "model", header: "Model", sortBy: ({ model }) => model, cell: () => null },
  {
    ...{ id: "usd", header: "Spend, USD", numeric: true, cell: () => null },
    sortBy: ({ usd }) => (usd === null ? null : parseUsd(usd)),
  },
  { id: "share", header: "Share", numeric: true, exact: ({ share }) => share, cell: () => null },
  { id: "more", header: "More", cell: () => null },
];

test("a table exports the exact values that it is sorted by, and leaves out columns of buttons", () => {
  const rows: readonly Row[] = [
    { model: "o3", usd: "-1740.660300000001", share: 0.25 },
    { model: "=sum(a1)", usd: null, share: 1 },
  ];
  expect(chartCsv(columnTable(columns, rows))).toBe(
    'Model,"Spend, USD",Share\r\no3,-1740.660300000001,0.25\r\n\'=sum(a1),,1\r\n',
  );
});
