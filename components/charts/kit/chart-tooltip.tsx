import { CauseMark } from "../../causes/cause-mark.tsx";
import { TierMark } from "../../tiers/tier-mark.tsx";

export interface TooltipRow {
  readonly id: string;
  /** Marks the row as this tier. */
  readonly tier?: string;
  /** Marks the row as this cause of failure. */
  readonly cause?: string;
  readonly label: string;
  readonly value: string;
}

interface ChartTooltipProps {
  readonly title: string;
  readonly rows: readonly TooltipRow[];
  readonly total?: TooltipRow;
}

/** What stands under the pointer or the keyboard's cursor, read out politely. */
export function ChartTooltip({ title, rows, total }: ChartTooltipProps) {
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none rounded-control border border-line-strong bg-panel px-2.5 py-2 text-12 text-ink"
    >
      <div className="font-medium">{title}</div>
      <table className="mt-1 border-separate border-spacing-y-px">
        <tbody>
          {[...rows, ...(total ? [total] : [])].map(({ id, tier, cause, label, value }) => (
            <tr key={id} className={id === total?.id ? "font-medium" : undefined}>
              <td className="pr-3 text-ink-2">
                <span className="inline-flex items-center gap-1.5">
                  {tier === undefined ? null : <TierMark tier={tier} />}
                  {cause === undefined ? null : <CauseMark cause={cause} />}
                  {label}
                </span>
              </td>
              <td className="text-right">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
