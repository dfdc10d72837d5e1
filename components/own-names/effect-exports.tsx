import type { PriceEffect } from "../../lib/wire/price-effect.ts";
import { TableExports } from "../download/table-exports.tsx";
import { effectTable } from "./effect-table.ts";

/** The effect as files: all models that change, not only those that are shown. */
export function EffectExports({ effect }: { readonly effect: PriceEffect }) {
  if (effect.models.length === 0) return null;
  const made = effect.shown === "sample" ? "yes" : "no";
  return (
    <div className="flex justify-end gap-1">
      <TableExports
        id="price-effect"
        title="What the price would change"
        table={() => effectTable(effect)}
        marks={[{ label: "Synthetic sample", text: made }]}
        covers="All stored records"
      />
    </div>
  );
}
