import type { ChartModel } from "../charts/kit/chart-model.ts";

/** What the lines of a chart mean. */
export function LineKey({ model: { key, marks } }: { readonly model: ChartModel }) {
  if (marks === 0) return null;
  return (
    <ul
      aria-label="Lines"
      className="flex flex-wrap gap-x-3 gap-y-0.5 px-4 pb-1.5 text-12 text-ink-2"
    >
      {key.map(({ label, look, colour }) => (
        <li key={label} className="inline-flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={`swatch inline-block w-4 border-t-2 ${look === "dashed" ? "border-dashed" : ""}`}
            style={{ borderColor: colour }}
          />
          {label}
        </li>
      ))}
    </ul>
  );
}
