import { askedAndServed } from "./asked-and-served/chart.ts";
import { attemptsPerOperation } from "./attempts-per-operation/chart.ts";
import { costByModel } from "./cost-by-model/chart.ts";
import { costLatency } from "./cost-latency/chart.ts";
import { fallbackShare } from "./fallback-share/chart.ts";
import type { ListedChart } from "./kit/define-chart.ts";
import { latencyDensity } from "./latency-density/chart.ts";
import { latencyDistribution } from "./latency-distribution/chart.ts";
import { latencyOverTime } from "./latency-over-time/chart.ts";
import { priceHistory } from "./price-history/chart.ts";
import { refusalWeek } from "./refusal-week/chart.ts";
import { refusalsByCause } from "./refusals-by-cause/chart.ts";
import { refusalsByTier } from "./refusals-by-tier/chart.ts";
import { savingsWaterfall } from "./savings-waterfall/chart.ts";
import { scenarioBreakEven } from "./scenario-break-even/chart.ts";
import { scenarioFrontier } from "./scenario-frontier/chart.ts";
import { scenarioLatency } from "./scenario-latency/chart.ts";
import { scenarioSteps } from "./scenario-steps/chart.ts";
import { scenarioTornado } from "./scenario-tornado/chart.ts";
import { spendByDay } from "./spend-by-day/chart.ts";
import { timeLost } from "./time-lost/chart.ts";
import { timeoutDurations } from "./timeout-durations/chart.ts";

/** Every chart. A new one is one folder and one line here. */
export const charts: readonly ListedChart[] = [
  spendByDay,
  costByModel,
  savingsWaterfall,
  ...latencyOverTime.map(({ chart }) => chart),
  latencyDistribution,
  latencyDensity,
  costLatency,
  refusalsByCause,
  refusalsByTier,
  refusalWeek,
  attemptsPerOperation,
  timeLost,
  fallbackShare,
  timeoutDurations,
  priceHistory,
  askedAndServed,
  scenarioSteps,
  scenarioLatency,
  scenarioTornado,
  scenarioFrontier,
  scenarioBreakEven,
];
