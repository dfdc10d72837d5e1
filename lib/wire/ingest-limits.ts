const MIB = 2 ** 20;

/** What a program that sends records has to keep to. `GET /api/limits` answers it. */
export const INGEST_LIMITS = {
  batch: { wireBytes: 4 * MIB, decodedBytes: 20 * MIB, records: 5_000, depth: 32 },
  record: { bytes: 32 * 1024, tags: 32, tagCharacters: 128 },
  traces: { wireBytes: 20 * MIB, decodedBytes: 20 * MIB, spans: 50_000 },
  /** A body that unpacks to more than this many times its size is refused, once it is so many bytes. */
  gzip: { ratio: 200, afterBytes: 10 * MIB },
  /** Of bodies on their way: all together, and how long one may take. */
  arriving: { bytes: 64 * MIB, seconds: 60 },
  rate: { batchesPerSecond: 100, burst: 200, inFlight: 16 },
  idempotencyKey: { characters: 255, hours: 24 },
  /** Listed of a batch of which nothing could be stored. */
  listedProblems: 100,
} as const;
