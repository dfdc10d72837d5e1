/** The numbers of a world in which a policy is run, each exact. */
export const WORLD_NUMBERS = [
  "refusal",
  "upAccept",
  "downAccept",
  "shareDown",
  "memorySeconds",
  "shortShare",
  "shortSeconds",
  "longSeconds",
  "otherwise",
  "weekOff",
  "refusalSeconds",
  "stallShare",
  "stallSeconds",
  "slowdown",
  "prioritySlowdown",
  "batchSeconds",
  "batchLateShare",
  "batchExpiredShare",
  "billAbandoned",
  "cacheLossOnFallback",
] as const;
export type WorldNumber = (typeof WORLD_NUMBERS)[number];
export type WorldNumbers = Readonly<Partial<Record<WorldNumber, number>>>;
