import { type CellSplit, type CostCell, TIME_SPLITS, type TimeSplit } from "../cost-cell.ts";
import type { OperationCell, OperationSplit } from "../operation-cell.ts";
import type { ServedPrice } from "../price-cell.ts";
import type { SpeedCell, SpeedSplit } from "../speed-cell.ts";

/** A name, a place in time, or `null` where a record does not say. */
export type DimensionValue = string | number | null;

/** How a kind of sums is cut by a dimension: what to ask for, and where its cells say it. */
export interface Cut<C, S> {
  /** `null`: the cells are told apart by it anyway. */
  readonly split: S | null;
  readonly read: (cell: C) => DimensionValue;
}

type PricedAt = Pick<ServedPrice, "tier">;

/** How sums of usage are cut: some cuts are of their price. */
export interface UsageCut {
  readonly split: CellSplit | null;
  readonly read: (cell: CostCell, price: PricedAt) => DimensionValue;
}

export interface Dimension {
  readonly id: string;
  readonly title: string;
  readonly isTime: boolean;
  /** `null`: these sums are not told apart by it. */
  readonly usage: UsageCut | null;
  readonly speed: Cut<SpeedCell, SpeedSplit> | null;
  readonly operations: Cut<OperationCell, OperationSplit> | null;
}

/** A column that all cells have under one name. */
type Shared = "project" | "workload" | "apiKey" | "endpoint";

const TIME_TITLES: Readonly<Record<TimeSplit, string>> = {
  hour: "Hour",
  day: "Day",
  week: "Week",
  month: "Month",
  hourOfWeek: "Hour of week",
};

const time = <const T extends TimeSplit>(id: T) =>
  ({
    id,
    title: TIME_TITLES[id],
    isTime: true,
    usage: { split: id, read: ({ bucket }: CostCell) => bucket },
    speed: { split: id, read: ({ bucket }: SpeedCell) => bucket },
    operations: { split: id, read: ({ bucket }: OperationCell) => bucket },
  }) as const;

const shared = <const T extends Shared>(id: T, title: string) =>
  ({
    id,
    title,
    isTime: false,
    usage: { split: id, read: (cell: CostCell) => cell[id] },
    speed: { split: id, read: (cell: SpeedCell) => cell[id] },
    operations: { split: id, read: (cell: OperationCell) => cell[id] },
  }) as const;

/** What measures may be cut by, in the order in which menus offer it. */
export const DIMENSIONS = [
  ...TIME_SPLITS.map(time),
  {
    id: "provider",
    title: "Provider",
    isTime: false,
    usage: { split: null, read: ({ provider }) => provider },
    speed: { split: "provider", read: ({ provider }) => provider },
    operations: { split: "provider", read: ({ provider }) => provider },
  },
  {
    id: "model",
    title: "Model",
    isTime: false,
    usage: { split: null, read: ({ model }) => model },
    speed: { split: "model", read: ({ model }) => model },
    operations: { split: "model", read: ({ model }) => model },
  },
  {
    id: "servedTier",
    title: "Served tier",
    isTime: false,
    usage: { split: null, read: ({ tierServed }) => tierServed },
    speed: { split: "tierServed", read: ({ tierServed }) => tierServed },
    operations: { split: "lastTierServed", read: ({ lastTierServed }) => lastTierServed },
  },
  {
    id: "requestedTier",
    title: "Requested tier",
    isTime: false,
    usage: { split: null, read: ({ tierRequested }) => tierRequested },
    speed: { split: "tierRequested", read: ({ tierRequested }) => tierRequested },
    operations: { split: "tierRequested", read: ({ tierRequested }) => tierRequested },
  },
  {
    id: "pricedTier",
    title: "Priced tier",
    isTime: false,
    usage: { split: null, read: (_: CostCell, { tier }: PricedAt) => tier },
    speed: null,
    operations: null,
  },
  shared("project", "Project"),
  shared("workload", "Workload"),
  shared("apiKey", "API key"),
  shared("endpoint", "Endpoint"),
  {
    id: "outcome",
    title: "Outcome",
    isTime: false,
    usage: { split: null, read: ({ outcome }) => outcome },
    speed: null,
    operations: { split: "lastOutcome", read: ({ lastOutcome }) => lastOutcome },
  },
  {
    id: "errorClass",
    title: "Error class",
    isTime: false,
    usage: { split: null, read: ({ errorClass }) => errorClass },
    speed: null,
    operations: { split: "firstErrorClass", read: ({ firstErrorClass }) => firstErrorClass },
  },
  {
    id: "attempts",
    title: "Attempts",
    isTime: false,
    usage: null,
    speed: null,
    operations: { split: "attemptsEach", read: ({ attemptsEach }) => attemptsEach },
  },
] as const satisfies readonly Dimension[];

export type DimensionId = (typeof DIMENSIONS)[number]["id"];
