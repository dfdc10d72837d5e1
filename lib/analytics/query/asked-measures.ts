import { type MeasureOf, measured, shareOf } from "./measure.ts";
import { measuredMoney } from "./money-measure.ts";
import type { UsageSum } from "./usage-sum.ts";

const IS_MONEY = { unit: "usd", adds: true, better: "less" } as const;
const IS_SHARE = { unit: "share", adds: false, better: "more" } as const;

/** What the tier asked for tells beside the one served. */
export const ASKED_MEASURES = [
  {
    id: "spendAsAsked",
    title: "Spend as asked",
    ...IS_MONEY,
    how: "list price at the tier asked for; as served where that is not said or not sold",
    read: (sum) => measuredMoney(sum.asked.spend, sum),
  },
  {
    id: "paidOverAsked",
    title: "Paid more than asked",
    ...IS_MONEY,
    how: "spend − spend as asked, of the records that cost more than at the tier they asked for",
    read: (sum) => measuredMoney(sum.asked.over, sum),
  },
  {
    id: "askedShare",
    title: "Calls that name a tier",
    ...IS_SHARE,
    how: "calls whose request names a tier ÷ calls; auto names none",
    read: ({ asked, calls }) => measured(shareOf(asked.calls, calls)),
  },
  {
    id: "servedAsAskedShare",
    title: "Served as asked",
    ...IS_SHARE,
    how: "answered calls served at the tier they asked for ÷ answered calls that name both tiers",
    read: ({ asked }) => measured(shareOf(asked.kept, asked.both), asked.calls - asked.both),
  },
] as const satisfies readonly MeasureOf<UsageSum>[];
