import { readFile } from "node:fs/promises";
import { err, ok, type Result } from "../core/result.ts";
import type { FieldProblem } from "../simulation/scenario/field-problem.ts";
import type { Scenario } from "../simulation/scenario/scenario.ts";
import { MOST_SCENARIO_BYTES, readScenarioText } from "../simulation/scenario/scenario-text.ts";
import { type CommandFailure, EXIT } from "./command.ts";

const refused = (code: string, message: string): Result<never, CommandFailure> =>
  err({ exit: EXIT.unreadableInput, code, message });

/** What is wrong with a scenario, each beside its field; under `--json` as a list too. */
export function scenarioFailure(
  code: string,
  problems: readonly FieldProblem[],
  fileName: string,
): CommandFailure {
  const lines = problems.map(({ field, message }) =>
    field === "" ? message : `${field}: ${message}`,
  );
  return {
    ...{ exit: EXIT.unreadableInput, code, message: `${fileName}: ${lines.join(" ")}` },
    done: { json: { problems }, text: "" },
  };
}

/** The scenario in a JSON file, or all that is wrong with it. */
export async function readScenarioFile(
  file: string | undefined,
): Promise<Result<Scenario, CommandFailure>> {
  if (file === undefined) {
    const message = "simulate needs a scenario: --scenario FILE. See: tierscope simulate --help";
    return err({ exit: EXIT.usage, code: "usage", message });
  }
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refused("unreadable-scenario", `The scenario cannot be read (${why}). Check the path.`);
  }
  if (Buffer.byteLength(text) > MOST_SCENARIO_BYTES) {
    const most = `${MOST_SCENARIO_BYTES / 2 ** 20} MiB`;
    return refused(
      "scenario-invalid",
      `${file} is longer than ${most}: it is no scenario. Check the path.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refused("unreadable-scenario", `${file} is no JSON (${why}). Correct it there.`);
  }
  const read = readScenarioText(text, value);
  return read.ok ? ok(read.value) : err(scenarioFailure("scenario-invalid", read.error, file));
}
