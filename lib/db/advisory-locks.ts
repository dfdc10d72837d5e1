/** First keys of this product's advisory locks; the second is a workspace, an import or 0. */
export const ADVISORY = {
  /** Held by the one process that migrates. */
  migration: 0x7453_0001,
  /** Shared by every process that uses the embedded server; the last one out stops it. */
  embeddedServer: 0x7453_0002,
  /** Held by the process that runs an import: who can take it knows that nobody does. */
  runningImport: 0x7453_0003,
  /** Shared by appends, exclusive for removals of whole imports. */
  importWrites: 0x7453_0004,
  /** Held by the one transaction that rebuilds roll-ups. */
  rollups: 0x7453_0005,
  /** Held by the one transaction that merges what several imports tell of the same calls. */
  mergedCalls: 0x7453_0006,
  /** Held by the one transaction that writes the price book out for SQL. */
  priceRows: 0x7453_0007,
  /** Held by the one transaction that adds a discount: no two may overlap. */
  discounts: 0x7453_0008,
  /** Held by the one transaction that changes saved views: names and defaults are one of a kind. */
  savedViews: 0x7453_0009,
  /** Held by the one transaction that changes saved scenarios: names are one of a kind. */
  savedScenarios: 0x7453_000a,
  /** Held, under a hash of the name, by the transaction that stores a batch with an Idempotency-Key. */
  idempotencyKey: 0x7453_000b,
  /** Held by the one transaction that rebuilds the sums of that part. */
  daySums: 0x7453_0010,
  speedSums: 0x7453_0011,
  operationSums: 0x7453_0012,
  fallbackSums: 0x7453_0013,
} as const;
