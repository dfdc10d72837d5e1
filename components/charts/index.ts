import { askedAndServed } from "./asked-and-served/chart.ts";
import { costByModel } from "./cost-by-model/chart.ts";
import type { ListedChart } from "./kit/define-chart.ts";
import { priceHistory } from "./price-history/chart.ts";
import { savingsWaterfall } from "./savings-waterfall/chart.ts";
import { spendByDay } from "./spend-by-day/chart.ts";

/** Every chart. A new one is one folder and one line here. */
export const charts: readonly ListedChart[] = [
  spendByDay,
  costByModel,
  savingsWaterfall,
  priceHistory,
  askedAndServed,
];
