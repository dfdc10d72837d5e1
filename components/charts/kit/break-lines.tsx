import { ReferenceLine } from "recharts";

interface BreakLinesProps {
  readonly places: readonly { readonly key: string; readonly isBreak: boolean }[];
}

/** Marks the places of an axis that stand for a long stretch without records. */
export function BreakLines({ places }: BreakLinesProps) {
  return places
    .filter(({ isBreak }) => isBreak)
    .map(({ key }) => (
      <ReferenceLine key={key} x={key} stroke="var(--line-strong)" strokeDasharray="2 4" />
    ));
}
