import type { RefusalWeekModel } from "./model.ts";
import { weekFill } from "./week-look.ts";

/** What the colours of the week mean. */
export function WeekLegend({ model }: { readonly model: RefusalWeekModel }) {
  return (
    <ul
      aria-label="Shares"
      className="flex flex-wrap gap-x-3 gap-y-0.5 px-4 pb-1.5 text-12 text-ink-2"
    >
      {model.steps.map(({ look, label }) => (
        <li key={label} className="inline-flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="swatch inline-block size-2.5 rounded-[2px] border border-line-strong"
            style={{
              background:
                weekFill(look) ??
                "repeating-linear-gradient(45deg, var(--tier-unknown) 0 1.5px, var(--panel) 1.5px 4px)",
            }}
          />
          {label}
        </li>
      ))}
    </ul>
  );
}
