import { hourOfWeekWords } from "../answers/place-words.ts";
import { formatCount } from "../format/quantity.ts";

const WIDTH = 168;
const HEIGHT = 24;

/** When calls come, as bars over the hours of the week. */
export function WeekSpark({ hours, name }: { readonly hours: readonly number[]; name: string }) {
  const most = Math.max(...hours);
  if (most <= 0) return <span className="text-ink-3">no calls</span>;
  const top = hours.indexOf(most);
  const path = hours
    .map((calls, hour) => {
      const y = HEIGHT - (calls / most) * HEIGHT;
      return calls === 0 ? "" : `M${hour + 0.5} ${HEIGHT}V${y.toFixed(1)}`;
    })
    .join("");
  const label = `${name}: most calls on ${hourOfWeekWords(top)}, ${formatCount(most)} in that hour of the week`;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      className="block text-ink-2"
    >
      <title>{label}</title>
      <path d={`M0 ${HEIGHT - 0.25}H${WIDTH}`} stroke="var(--line-strong)" strokeWidth="0.5" />
      <path d={path} stroke="currentColor" strokeWidth="1" fill="none" />
    </svg>
  );
}
