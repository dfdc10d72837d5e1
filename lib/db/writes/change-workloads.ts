import { MATCHED_FIELDS, type WorkloadMatch } from "../../analytics/workload-rule.ts";
import { parseUsd } from "../../core/money.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { TransactionSql } from "../connect.ts";
import type { Database } from "../database.ts";
import { storedName } from "./label-ids.ts";

/** What a user says of a workload. */
export interface WorkloadDraft {
  readonly name: string;
  readonly match: WorkloadMatch;
  /** Within how many seconds its work must be done; `null` = not said. */
  readonly deadlineSeconds: number | null;
  /** What an hour of waiting costs, as decimal USD; `null` = not said. */
  readonly delayValueUsdPerHour: string | null;
  /** Answers to the playbook's questions, by question. */
  readonly answers: Readonly<Record<string, string>>;
}

export interface WorkloadError {
  readonly code:
    | "workload-unknown"
    | "workload-name-taken"
    | "workload-name-invalid"
    | "workload-match-invalid"
    | "workload-value-invalid"
    | "workload-order-invalid";
  readonly message: string;
}

const LONGEST_NAME = 100;
const MOST_PATTERNS = 200;
const LONGEST_PATTERN = 512;
const UNIQUE_VIOLATION = "23505";

function nameProblem(name: string): WorkloadError | null {
  if (name.trim() === name && name !== "" && name.length <= LONGEST_NAME) return null;
  const message = `Expected a name of 1 to ${LONGEST_NAME} characters without spaces around it, found "${name.slice(0, LONGEST_NAME)}".`;
  return { code: "workload-name-invalid", message };
}

function matchProblem(match: WorkloadMatch): WorkloadError | null {
  const wrong = (message: string): WorkloadError => ({ code: "workload-match-invalid", message });
  const fields = MATCHED_FIELDS.filter((field) => match[field] !== undefined);
  if (fields.length === 0) {
    return wrong(`A rule must say which records it means by one of ${MATCHED_FIELDS.join(", ")}.`);
  }
  for (const field of fields) {
    const patterns = match[field] ?? [];
    if (patterns.length === 0 || patterns.length > MOST_PATTERNS) {
      return wrong(`Expected 1 to ${MOST_PATTERNS} names for ${field}, found ${patterns.length}.`);
    }
    if (patterns.some((pattern) => pattern === "" || pattern.length > LONGEST_PATTERN)) {
      return wrong(`Expected names of 1 to ${LONGEST_PATTERN} characters for ${field}.`);
    }
  }
  return null;
}

function valueProblem({
  deadlineSeconds,
  delayValueUsdPerHour,
}: WorkloadDraft): WorkloadError | null {
  const wrong = (message: string): WorkloadError => ({ code: "workload-value-invalid", message });
  if (deadlineSeconds !== null && !(Number.isInteger(deadlineSeconds) && deadlineSeconds > 0)) {
    return wrong(`Expected a deadline of whole seconds over 0, found ${deadlineSeconds}.`);
  }
  const worth = delayValueUsdPerHour === null ? 0n : parseUsd(delayValueUsdPerHour);
  if (worth === null || worth < 0n) {
    return wrong(
      `Expected what an hour of waiting costs in USD, such as 12.50, found "${delayValueUsdPerHour}".`,
    );
  }
  return null;
}

/** What is wrong with a workload by itself, `null` where nothing is. */
export const workloadProblem = (draft: WorkloadDraft): WorkloadError | null =>
  nameProblem(draft.name) ?? matchProblem(draft.match) ?? valueProblem(draft);

const nameTaken = (name: string): WorkloadError => ({
  code: "workload-name-taken",
  message: `There is a workload "${name}" already. Choose another name, or change that one.`,
});

const unknown = (id: number): WorkloadError => ({
  code: "workload-unknown",
  message: `There is no workload ${id}. See the list of workloads.`,
});

const json = (value: unknown): string => JSON.stringify(value);

/** The name also as a label, by which its records are found. */
async function addLabel(tx: TransactionSql, workspace: number, name: string): Promise<void> {
  await tx`
    insert into labels (workspace, kind, name) values (${workspace}, 'workload', ${storedName(name)})
    on conflict (workspace, kind, name) do nothing`;
}

async function unlessTaken<T>(
  name: string,
  work: () => Promise<Result<T, WorkloadError>>,
): Promise<Result<T, WorkloadError>> {
  try {
    return await work();
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === UNIQUE_VIOLATION;
    if (isTaken) return err(nameTaken(name));
    throw error;
  }
}

/** Keeps a new workload behind all others, and answers its id. */
export async function createWorkload(
  { transactions, workspace }: Database,
  draft: WorkloadDraft,
): Promise<Result<number, WorkloadError>> {
  const problem = workloadProblem(draft);
  if (problem) return err(problem);
  return await unlessTaken(draft.name, () =>
    transactions.run(async (tx) => {
      await addLabel(tx, workspace, draft.name);
      const [{ id }] = await tx<[{ id: number }]>`
        insert into workloads (workspace, name, place, match, deadline_seconds, delay_value_usd_per_hour, answers)
        select ${workspace}::int, ${draft.name}::text, coalesce(max(place), 0) + 1, ${json(draft.match)}::text::jsonb,
          ${draft.deadlineSeconds}::int, ${draft.delayValueUsdPerHour}::text, ${json(draft.answers)}::text::jsonb
        from workloads where workspace = ${workspace}
        returning id`;
      return ok(id);
    }),
  );
}

/** Says anew all that a workload is; its place stays. */
export async function updateWorkload(
  { transactions, workspace }: Database,
  id: number,
  draft: WorkloadDraft,
): Promise<Result<null, WorkloadError>> {
  const problem = workloadProblem(draft);
  if (problem) return err(problem);
  return await unlessTaken(draft.name, () =>
    transactions.run(async (tx) => {
      await addLabel(tx, workspace, draft.name);
      const changed = await tx`
        update workloads set name = ${draft.name}, match = ${json(draft.match)}::text::jsonb,
          deadline_seconds = ${draft.deadlineSeconds}, delay_value_usd_per_hour = ${draft.delayValueUsdPerHour},
          answers = ${json(draft.answers)}::text::jsonb
        where workspace = ${workspace} and id = ${id}`;
      return changed.count === 0 ? err(unknown(id)) : ok(null);
    }),
  );
}

/** Forgets a workload; its records are called again what their source calls them, or fall to another rule. */
export async function deleteWorkload(
  { sql, workspace }: Database,
  id: number,
): Promise<Result<null, WorkloadError>> {
  const gone = await sql`delete from workloads where workspace = ${workspace} and id = ${id}`;
  return gone.count === 0 ? err(unknown(id)) : ok(null);
}

/** Puts all workloads in this order: of several rules that fit a record, the first is meant. */
export async function reorderWorkloads(
  { transactions, workspace }: Database,
  ids: readonly number[],
): Promise<Result<null, WorkloadError>> {
  return await transactions.run(async (tx): Promise<Result<null, WorkloadError>> => {
    const stored = await tx<{ id: number }[]>`
      select id from workloads where workspace = ${workspace} order by id for update`;
    const same = json([...ids].sort((a, b) => a - b)) === json(stored.map(({ id }) => id));
    if (!same) {
      const known = stored.map(({ id }) => id).join(", ");
      const message = `Expected each of the workloads ${known} once, found ${ids.join(", ")}.`;
      return err({ code: "workload-order-invalid", message });
    }
    await tx`
      update workloads set place = wanted.place
      from unnest(${`{${ids.join(",")}}`}::text::int[]) with ordinality as wanted (id, place)
      where workspace = ${workspace} and workloads.id = wanted.id`;
    return ok(null);
  });
}
