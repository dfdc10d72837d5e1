import { MATCHED_FIELDS, type MatchedField } from "../../lib/analytics/workload-rule.ts";
import { parseUsd } from "../../lib/core/money.ts";
import type { NewWorkload, OwnWorkload } from "../../lib/wire/workloads.ts";

/** What the form holds: names one per line. */
export interface WorkloadDraft {
  readonly name: string;
  readonly names: Readonly<Record<MatchedField, string>>;
  readonly deadline: string;
  readonly deadlineUnit: DeadlineUnit;
  readonly delayValue: string;
  readonly answers: Readonly<Record<string, string>>;
}

export const DEADLINE_UNITS = { seconds: 1, minutes: 60, hours: 3_600 } as const;
export type DeadlineUnit = keyof typeof DEADLINE_UNITS;

export type DraftField = "name" | "match" | "deadline" | "delayValue";
export type DraftProblems = Readonly<Partial<Record<DraftField, string>>>;

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
];

const LONGEST_DEADLINE_S = 2_147_483_647;

function deadlineIn(seconds: number | null): Pick<WorkloadDraft, "deadline" | "deadlineUnit"> {
  if (seconds === null) return { deadline: "", deadlineUnit: "minutes" };
  const unit = (["hours", "minutes"] as const).find((one) => seconds % DEADLINE_UNITS[one] === 0);
  const deadlineUnit = unit ?? "seconds";
  return { deadline: String(seconds / DEADLINE_UNITS[deadlineUnit]), deadlineUnit };
}

/** The form of a workload as it is kept. */
export function draftOf(workload: NewWorkload | OwnWorkload): WorkloadDraft {
  const names = MATCHED_FIELDS.map((field) => [field, (workload.match[field] ?? []).join("\n")]);
  return {
    name: workload.name,
    names: Object.fromEntries(names) as WorkloadDraft["names"], // every field is a key
    ...deadlineIn(workload.deadlineSeconds),
    delayValue: workload.delayValueUsdPerHour ?? "",
    answers: workload.answers,
  };
}

export const EMPTY_WORKLOAD: NewWorkload = {
  name: "",
  match: {},
  deadlineSeconds: null,
  delayValueUsdPerHour: null,
  answers: {},
};

/** A workload that keeps the records that a source names so. */
export const asTold = (name: string): NewWorkload => ({
  ...EMPTY_WORKLOAD,
  name,
  match: { workload: [name] },
});

function secondsOf({ deadline, deadlineUnit }: WorkloadDraft): number | null {
  const text = deadline.trim();
  if (text === "") return null;
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) * DEADLINE_UNITS[deadlineUnit] : Number.NaN;
}

/** What the form says. */
export function workloadOfDraft(draft: WorkloadDraft): NewWorkload {
  const match = MATCHED_FIELDS.flatMap((field) => {
    const names = linesOf(draft.names[field]);
    return names.length === 0 ? [] : [[field, names] as const];
  });
  const value = draft.delayValue.trim();
  return {
    name: draft.name.trim(),
    match: Object.fromEntries(match),
    deadlineSeconds: secondsOf(draft),
    delayValueUsdPerHour: value === "" ? null : value,
    answers: draft.answers,
  };
}

/** What is wrong with the form, by field; `others`: names of the workloads that are kept already. */
export function draftProblems(draft: WorkloadDraft, others: readonly string[]): DraftProblems {
  const { name, match, deadlineSeconds, delayValueUsdPerHour } = workloadOfDraft(draft);
  const worth = delayValueUsdPerHour === null ? 0n : parseUsd(delayValueUsdPerHour);
  const isWhole =
    deadlineSeconds === null ||
    (Number.isInteger(deadlineSeconds) &&
      deadlineSeconds > 0 &&
      deadlineSeconds <= LONGEST_DEADLINE_S);
  return {
    ...(name === "" && { name: "Give it a name." }),
    ...(name.length > 100 && { name: "A name has 100 characters at most." }),
    ...(others.includes(name) && {
      name: "There is a workload of this name already. Choose another name.",
    }),
    ...(Object.keys(match).length === 0 && {
      match: "Name at least one project, key, endpoint, model or workload of the source.",
    }),
    ...(!isWhole && { deadline: "Expected a number over 0, in whole seconds." }),
    ...((worth === null || worth < 0n) && { delayValue: "Expected USD, such as 12.50." }),
  };
}
