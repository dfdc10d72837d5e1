import type { WaterfallModel } from "./waterfall-model.ts";

/** What solid and dashed bars mean. */
export function WaterfallLegend({ model }: { readonly model: WaterfallModel }) {
  return (
    <ul aria-label="Kinds of bars" className="flex flex-wrap gap-x-4 px-4 pb-2 text-12">
      {model.key.map(({ label, look }) => (
        <li key={label} className="inline-flex h-6 items-center gap-1.5">
          <span
            aria-hidden
            className="swatch h-2.5 w-4 border border-dashed"
            style={{
              borderColor: "var(--ink-3)",
              backgroundColor:
                look === "solid"
                  ? "var(--ink-3)"
                  : "color-mix(in oklab, var(--ink-3) 28%, transparent)",
            }}
          />
          {label}
        </li>
      ))}
    </ul>
  );
}
