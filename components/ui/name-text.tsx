import { clsx } from "clsx";

const LONGEST_WHOLE = 32;
/** Stays in one line on a phone too. */
const SHORT = 14;

/** How a name from the data wraps: in one line where there is room, an endless one anywhere. */
export const nameWraps = (name: string): string =>
  clsx(
    "normal-nums print:wrap-anywhere print:whitespace-normal",
    name.length <= SHORT
      ? "whitespace-nowrap"
      : name.length <= LONGEST_WHOLE
        ? "max-sm:inline-block max-sm:min-w-36 max-sm:wrap-anywhere sm:whitespace-nowrap"
        : "inline-block min-w-40 wrap-anywhere print:min-w-0",
  );

export function NameText({ name }: { readonly name: string }) {
  return <span className={nameWraps(name)}>{name}</span>;
}
