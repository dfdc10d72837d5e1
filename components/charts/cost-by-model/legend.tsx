import { tierStyle } from "../../tiers/tier-style.ts";
import type { CostByModelModel } from "./model-bars.ts";

/** What the parts of a bar mean. */
export function CostLegend({ model }: { readonly model: CostByModelModel }) {
  return (
    <ul aria-label="Parts of a bar" className="flex flex-wrap gap-x-4 px-4 pb-2 text-12">
      {model.key.map(({ label, looksLike }) => {
        const colour = looksLike ? tierStyle(looksLike).colour : "var(--ink-3)";
        const fill = looksLike ? `color-mix(in oklab, ${colour} 28%, transparent)` : colour;
        return (
          <li key={label} className="inline-flex h-6 items-center gap-1.5">
            <span
              aria-hidden
              className="swatch h-2.5 w-4 border border-dashed"
              style={{ borderColor: colour, backgroundColor: fill }}
            />
            {label}
          </li>
        );
      })}
    </ul>
  );
}
