import type { LyingBarsModel } from "./lying-bars.ts";

/** What the parts of bars mean. */
export function PartKey({ model }: { readonly model: LyingBarsModel }) {
  if (model.parts.length < 2) return null;
  return (
    <ul
      aria-label="Parts"
      className="flex flex-wrap gap-x-3 gap-y-0.5 px-4 pb-1.5 text-12 text-ink-2"
    >
      {model.parts.map(({ id, label, colour, look }) => (
        <li key={id} className="inline-flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={`swatch inline-block size-2.5 rounded-[2px] border ${look === "dashed" ? "border-dashed" : ""}`}
            style={{
              borderColor: colour,
              background:
                look === "dashed" ? `color-mix(in oklab, ${colour} 28%, var(--panel))` : colour,
            }}
          />
          {label}
        </li>
      ))}
    </ul>
  );
}
