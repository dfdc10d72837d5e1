import { readFile } from "node:fs/promises";
import { z } from "zod";
import { NewWorkload } from "../analytics/workload-schema.ts";
import { err, ok, type Result } from "../core/result.ts";
import { listWorkloads } from "../db/queries/list-workloads.ts";
import { createWorkload, updateWorkload, workloadProblem } from "../db/writes/change-workloads.ts";
import { type CommandFailure, type CommandIo, type CommandResult, EXIT } from "./command.ts";
import { withDatabase } from "./with-database.ts";

const RuleFile = z.object({ rules: z.array(NewWorkload) });
type Rules = z.infer<typeof RuleFile>["rules"];

const refused = (message: string): Result<never, CommandFailure> =>
  err({ exit: EXIT.unreadableInput, code: "unreadable-rules", message });

async function rulesIn(file: string): Promise<Result<Rules, CommandFailure>> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refused(`The rules cannot be read (${why}). Give a file as "workloads --json" prints.`);
  }
  const read = RuleFile.safeParse(value);
  if (read.success) return ok(read.data.rules);
  const [issue] = read.error.issues;
  const where = issue ? `${issue.path.join(".")}: ${issue.message}` : "";
  return refused(`Expected { "rules": [...] } as "workloads --json" prints; ${where}.`);
}

/** Why a file's rules cannot be kept as they are, `null` where they can. */
function problemIn(rules: Rules): string | null {
  const names = new Set<string>();
  for (const rule of rules) {
    const problem = workloadProblem(rule);
    if (problem) return `Rule "${rule.name}": ${problem.message}`;
    if (names.has(rule.name)) return `Two rules are called "${rule.name}". Keep one of them.`;
    names.add(rule.name);
  }
  return null;
}

/** Keeps the rules of a file in their order behind those that are there; one of a known name takes its place. */
export async function importWorkloads(io: CommandIo, file: string): Promise<CommandResult> {
  const rules = await rulesIn(file);
  if (!rules.ok) return rules;
  const problem = problemIn(rules.value);
  if (problem !== null) return refused(`${problem} Nothing was kept.`);
  return await withDatabase(io, async (db) => {
    const known = new Map((await listWorkloads(db)).map(({ id, name }) => [name, id]));
    for (const rule of rules.value) {
      const id = known.get(rule.name);
      const done =
        id === undefined ? await createWorkload(db, rule) : await updateWorkload(db, id, rule);
      if (!done.ok) return refused(`Rule "${rule.name}": ${done.error.message}`);
    }
    const kept = rules.value.length;
    const text = `Kept ${kept} ${kept === 1 ? "rule" : "rules"}. They hold for all records at once.`;
    return ok({ json: { kept }, text });
  });
}
