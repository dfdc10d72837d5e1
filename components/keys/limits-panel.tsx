import { INGEST_LIMITS } from "../../lib/wire/ingest-limits.ts";
import { formatCount } from "../format/quantity.ts";
import { Panel } from "../ui/panel.tsx";

const { batch, record, traces, arriving, rate, idempotencyKey } = INGEST_LIMITS;
const mib = (bytes: number): string => `${bytes / 2 ** 20} MiB`;

const LIMITS: readonly (readonly [what: string, limit: string])[] = [
  [
    "A batch",
    `${formatCount(batch.records)} records, ${mib(batch.wireBytes)} as sent, ${mib(batch.decodedBytes)} unpacked`,
  ],
  [
    "A record",
    `${record.bytes / 1_024} KiB, nested ${batch.depth} levels, ${record.tags} tags of ${record.tagCharacters} characters`,
  ],
  [
    "On its way",
    `${arriving.seconds} s for a body, ${mib(arriving.bytes)} of all programs together`,
  ],
  ["Traces at once", `${formatCount(traces.spans)} spans, ${mib(traces.wireBytes)}, packed or not`],
  ["A key", `${rate.batchesPerSecond} batches a second, ${rate.burst} in a burst`],
  [
    "All keys together",
    `${rate.inFlight} batches at once; further ones are told when to come again`,
  ],
  [
    "An Idempotency-Key",
    `${idempotencyKey.characters} characters, remembered for ${idempotencyKey.hours} hours`,
  ],
];

/** What a program that sends records has to keep to. */
export function LimitsPanel() {
  return (
    <Panel
      title="What a program has to keep to"
      note="What is over a limit is refused with the limit and what to do; nothing is dropped without a word."
    >
      <dl className="grid gap-x-6 gap-y-1.5 text-13 sm:grid-cols-[auto_1fr]">
        {LIMITS.map(([what, limit]) => (
          <div key={what} className="contents">
            <dt className="text-ink-3">{what}</dt>
            <dd className="mb-1 sm:mb-0">{limit}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
