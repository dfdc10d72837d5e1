import type { Audit } from "../../lib/wire/audit.ts";
import { type ChartTable, plainCell } from "../charts/kit/chart-model.ts";

const COLUMNS = [
  ...["Finding", "Provider", "Model", "Asked for", "Served", "What else"].map((label) => ({
    label,
    numeric: false,
  })),
  { label: "Records", numeric: true },
  { label: "Dollars, USD", numeric: true },
  ...["What the dollars are", "Basis", "Formula"].map((label) => ({ label, numeric: false })),
];

/** Every line of every finding, as a file has it; unknown dollars are blank. */
export function findingsTable({ findings }: Pick<Audit, "findings">): ChartTable {
  return {
    columns: COLUMNS,
    rows: findings.flatMap(({ title, effect, basis, how, lines }) =>
      lines.map(({ provider, model, asked, served, note, records, usd }) =>
        [
          ...[title, provider ?? "", model ?? "", asked ?? "", served ?? "", note ?? ""],
          ...[String(records), usd ?? "", effect, basis, how],
        ].map(plainCell),
      ),
    ),
  };
}
