import { causeStyle } from "./cause-style.ts";

/** A square in the colour of a cause; one that is not told is an outline. */
export function CauseMark({ cause }: { readonly cause: string }) {
  const { colour, hatched } = causeStyle(cause);
  return (
    <svg
      width="10"
      height="10"
      viewBox="0 0 12 12"
      aria-hidden="true"
      className="swatch inline-block shrink-0"
      style={{ color: colour }}
    >
      <rect
        x="1.75"
        y="1.75"
        width="8.5"
        height="8.5"
        fill={hatched ? "none" : "currentColor"}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={hatched ? "2 1.4" : undefined}
      />
    </svg>
  );
}
