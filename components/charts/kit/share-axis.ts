import { significant } from "../../format/number-text.ts";

/** "12.5 %" of a share that is drawn in percent. */
export const percentWords = (percent: number): string => `${significant(percent, 3)}\u00a0%`;

/** The upright axis of shares from none to all. */
export const SHARE_AXIS = {
  domain: [0, 100],
  ticks: [0, 25, 50, 75, 100],
  tickFormatter: percentWords,
  width: 52,
  tickLine: false,
  axisLine: false,
  tickMargin: 4,
};
