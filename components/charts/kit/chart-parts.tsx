import { tierStyle } from "../../tiers/tier-style.ts";

export const AXIS_LINE = { stroke: "var(--line-strong)" } as const;
export const GRID_LINE = { stroke: "var(--line)" } as const;

/** The stretch of a line to a place that has not ended: finer than the dashes of any tier. */
export const UNFINISHED_LINE = {
  strokeDasharray: "1.5 3",
  strokeOpacity: 0.75,
  strokeWidth: 2,
} as const;

export const TOOLTIP_LOOKS = {
  cursor: { fill: "var(--sunken)" },
  isAnimationActive: false,
  wrapperStyle: { zIndex: 20, outline: "none" },
} as const;

interface HatchProps {
  readonly id: string;
  readonly colour: string;
}

/** Slanted lines in a colour, for what is assumed or unknown. */
function Hatch({ id, colour }: HatchProps) {
  return (
    <pattern
      id={id}
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width="5" height="5" fill="var(--panel)" />
      <rect width="1.75" height="5" fill={colour} />
    </pattern>
  );
}

export interface HatchedSeries {
  readonly id: string;
  readonly looksLike: string;
  /** A colour of another family than that of tiers. */
  readonly colour?: string;
}

/** Pattern ids hold a page-unique prefix and a series id, never a name from the data. */
export const hatchId = (prefix: string, series: string): string => `${prefix}-${series}`;

export function Hatches({
  prefix,
  series,
}: {
  readonly prefix: string;
  readonly series: readonly HatchedSeries[];
}) {
  return (
    <defs>
      {series.map(({ id, looksLike, colour }) => (
        <Hatch key={id} id={hatchId(prefix, id)} colour={colour ?? tierStyle(looksLike).colour} />
      ))}
    </defs>
  );
}

/** Solid is measured; dashed is modelled or unfinished; a pattern's id is hatched: unknown. */
export type BarLook = "solid" | "dashed" | { readonly hatch: string };

interface BarBoxProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
  readonly look: BarLook;
  /** Which edge leaves a hairline to its neighbour in the stack. */
  readonly gap: "top" | "right";
}

/** One segment of a stack. */
export function BarBox({ x, y, width, height, colour, look, gap }: BarBoxProps) {
  const across = gap === "right" && width > 2 ? 1 : 0;
  const down = gap === "top" && height > 2 ? 1 : 0;
  const [w, h] = [Math.max(0, width - across), Math.max(0, height - down)];
  if (w === 0 || h === 0) return null;
  if (look === "solid") return <rect x={x} y={y + down} width={w} height={h} fill={colour} />;
  const dashed = look === "dashed";
  return (
    <rect
      x={x + 0.5}
      y={y + down + 0.5}
      width={Math.max(0, w - 1)}
      height={Math.max(0, h - 1)}
      fill={dashed ? colour : `url(#${look.hatch})`}
      fillOpacity={dashed ? 0.28 : 1}
      stroke={colour}
      strokeDasharray={dashed ? "3 2" : undefined}
    />
  );
}
