import type { ErrorClass, Grain, Outcome, UsageRecord } from "../core/record.ts";
import type { Format, ParsedRow, RowProblem, RowWarning } from "../formats/format.ts";
import { type RejectCause, RejectCauses } from "./reject-causes.ts";
import { type ReportedMoney, ReportedTally } from "./reported-tally.ts";

/** The token sums of a report, in its order. */
const SUMMED = [
  "inputTotal",
  "inputCached",
  "inputCacheWrite",
  "outputTotal",
  "reasoning",
] as const;
type SummedField = (typeof SUMMED)[number];

const MOST_EXAMPLES = 5;
const MOST_GROUPS = 100;

export interface RejectGroup {
  readonly code: string;
  readonly field: string | null;
  readonly expected: string;
  readonly count: number;
  /** The first few, in file order. */
  readonly examples: readonly { readonly line: number; readonly found: string }[];
}

export interface TallyReport {
  readonly grain: Grain | "mixed";
  readonly records: {
    readonly received: number;
    readonly valid: number;
    readonly skipped: number;
    readonly duplicates: number;
    readonly rejected: number;
  };
  /** 1 per call; a bucket's own count, 0 where its source has none. */
  readonly requests: number;
  /** Sums over valid records; `null` where the source cannot tell. */
  readonly tokens: Readonly<Record<SummedField, number | null>>;
  /** Weighted by requests, as all counts below. A tier that nothing names is "unknown". */
  readonly tiersRequested: Readonly<Record<string, number>>;
  readonly tiersServed: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  readonly errorClasses: Readonly<Partial<Record<ErrorClass, number>>>;
  /** What the source says it cost; only of cost files and of aggregates that name money. */
  readonly reported?: ReportedMoney;
}

interface OpenGroup extends RejectGroup {
  count: number;
  examples: { line: number; found: string }[];
}

export interface TallySource {
  readonly format: Pick<Format, "grain" | "sparse">;
  readonly missing: readonly (keyof UsageRecord)[];
}

function add(counts: Map<string, number>, name: string, weight: number): void {
  if (weight > 0) counts.set(name, (counts.get(name) ?? 0) + weight);
}

/** Names such as `__proto__` are plain keys in it, as Object.fromEntries defines them. */
function byName(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Adds up the rows of one file: every row is valid, skipped, a duplicate or rejected. */
export class Tally {
  readonly #source: TallySource;
  #valid = 0;
  #skipped = 0;
  #duplicates = 0;
  #rejected = 0;
  readonly #grains = new Set<Grain>();
  readonly #reported: ReportedTally;
  #requests = 0;
  readonly #tokens = new Map<SummedField, number>();
  readonly #tiersRequested = new Map<string, number>();
  readonly #tiersServed = new Map<string, number>();
  readonly #outcomes = new Map<string, number>();
  readonly #errorClasses = new Map<string, number>();
  readonly #groups = new Map<string, OpenGroup>();
  readonly #skips = new Map<string, number>();
  readonly #warnings = new Map<RowWarning, number>();
  readonly #causes = new RejectCauses();
  #ungrouped = 0;

  constructor(source: TallySource) {
    this.#source = source;
    this.#reported = new ReportedTally(source.format.grain === "cost");
  }

  addRow(row: ParsedRow): void {
    if (row.kind === "skip") this.#addSkip(row.reason);
    else if (row.kind === "reject") this.#addReject(row.line, row.problem);
    else {
      this.#addRecord(row.record);
      if (row.warning) {
        this.#warnings.set(row.warning, (this.#warnings.get(row.warning) ?? 0) + 1);
      }
    }
  }

  /** Counts rows that tell of calls of earlier ones. */
  addDuplicates(rows: number): void {
    this.#duplicates += rows;
  }

  #addSkip(reason: string): void {
    this.#skipped += 1;
    add(this.#skips, reason, 1);
  }

  #addRecord(record: UsageRecord): void {
    this.#valid += 1;
    this.#grains.add(record.grain);
    this.#reported.add(record);
    const weight = record.requests ?? 0;
    this.#requests += weight;
    for (const field of SUMMED) {
      const count = record[field];
      if (count !== null) this.#tokens.set(field, (this.#tokens.get(field) ?? 0) + count);
    }
    add(this.#tiersRequested, record.tierRequested ?? "unknown", weight);
    add(this.#tiersServed, record.tierServed ?? "unknown", weight);
    add(this.#outcomes, record.outcome, weight);
    if (record.errorClass !== null) add(this.#errorClasses, record.errorClass, weight);
  }

  #addReject(line: number, problem: RowProblem): void {
    const { code, field, expected, found } = problem;
    this.#rejected += 1;
    this.#causes.add(problem);
    const name = `${code} ${field ?? ""}`;
    let group = this.#groups.get(name);
    if (!group) {
      if (this.#groups.size >= MOST_GROUPS) {
        this.#ungrouped += 1;
        return;
      }
      group = { code, field, expected, count: 0, examples: [] };
      this.#groups.set(name, group);
    }
    group.count += 1;
    if (group.examples.length < MOST_EXAMPLES) group.examples.push({ line, found });
  }

  #sum(field: SummedField): number | null {
    const { format, missing } = this.#source;
    return this.#tokens.get(field) ?? (format.sparse || missing.includes(field) ? null : 0);
  }

  /** Of the records where there are any, else of the format. */
  get grain(): Grain | "mixed" {
    const [first, second] = this.#grains;
    return second ? "mixed" : (first ?? this.#source.format.grain);
  }

  report(): TallyReport {
    const records = {
      received: this.#valid + this.#skipped + this.#duplicates + this.#rejected,
      valid: this.#valid,
      skipped: this.#skipped,
      duplicates: this.#duplicates,
      rejected: this.#rejected,
    };
    const reported = this.#reported.report();
    return {
      grain: this.grain,
      records,
      requests: this.#requests,
      tokens: {
        inputTotal: this.#sum("inputTotal"),
        inputCached: this.#sum("inputCached"),
        inputCacheWrite: this.#sum("inputCacheWrite"),
        outputTotal: this.#sum("outputTotal"),
        reasoning: this.#sum("reasoning"),
      },
      tiersRequested: byName(this.#tiersRequested),
      tiersServed: byName(this.#tiersServed),
      outcomes: byName(this.#outcomes),
      errorClasses: byName(this.#errorClasses),
      ...(reported ? { reported } : {}),
    };
  }

  /** Why rows were passed over, with how many. */
  skips(): Readonly<Record<string, number>> {
    return byName(this.#skips);
  }

  /** What is odd about records that were read all the same, with how many. */
  warnings(): readonly { readonly warning: RowWarning; readonly records: number }[] {
    return [...this.#warnings].map(([warning, records]) => ({ warning, records }));
  }

  /** Every cause with its exact count of rows, the most frequent first. */
  rejectCauses(): readonly RejectCause[] {
    return this.#causes.list();
  }

  /** Rejects by cause, the most frequent first; causes beyond a hundred are counted together as "other". */
  rejects(): readonly RejectGroup[] {
    const groups: RejectGroup[] = [...this.#groups.values()].sort((a, b) => b.count - a.count);
    if (this.#ungrouped === 0) return groups;
    const expected = "see the list of rejected rows";
    return [
      ...groups,
      { code: "other", field: null, expected, count: this.#ungrouped, examples: [] },
    ];
  }
}
