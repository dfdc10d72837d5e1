import type { Result } from "../../../../lib/core/result.ts";
import {
  createSavedScenario,
  deleteSavedScenario,
  updateSavedScenario,
} from "../../../../lib/db/writes/change-saved-scenarios.ts";
import { type Problem, problem } from "../../../../lib/http/problem.ts";
import { repeatedField } from "../../../../lib/simulation/scenario/scenario-text.ts";
import type { NewSavedScenario } from "../../../../lib/wire/saved-scenarios.ts";
import { answer } from "../../../_server/answer.ts";
import { answerAll } from "../../../_server/answer-all.ts";
import { database } from "../../../_server/database.ts";
import { idIn } from "../../../_server/price-change.ts";
import { readJsonText, shapedJson } from "../../../_server/read-json.ts";
import {
  SavedScenarioBody,
  savedScenariosAnswer,
  scenarioToKeep,
} from "../../../_server/saved-scenarios.ts";
import { scenarioProblem } from "../../../_server/simulation-task.ts";

/** Scenario files that the user gave a name. */
export async function GET(request: Request): Promise<Response> {
  return await answerAll(request, () => savedScenariosAnswer());
}

async function keep(
  request: Request,
  status: number,
  write: (scenario: NewSavedScenario) => Promise<Result<unknown, Problem>>,
): Promise<Response> {
  const sent = await readJsonText(request);
  if (!sent.ok) return problem(sent.error);
  const twice = repeatedField(sent.value.text);
  if (twice !== null) return problem(scenarioProblem("scenario-invalid", [twice]));
  const body = shapedJson(sent.value.value, SavedScenarioBody);
  if (!body.ok) return problem(body.error);
  const scenario = scenarioToKeep(body.value);
  if (!scenario.ok) return problem(scenario.error);
  return await answer(async () => {
    const kept = await write(scenario.value);
    return kept.ok ? await savedScenariosAnswer(status) : problem(kept.error);
  });
}

export async function POST(request: Request): Promise<Response> {
  return await keep(request, 201, (scenario) => createSavedScenario(database(), scenario));
}

export async function PUT(request: Request): Promise<Response> {
  const id = idIn(request) ?? 0;
  return await keep(request, 200, (scenario) => updateSavedScenario(database(), id, scenario));
}

export async function DELETE(request: Request): Promise<Response> {
  return await answer(async () => {
    const gone = await deleteSavedScenario(database(), idIn(request) ?? 0);
    return gone.ok ? await savedScenariosAnswer() : problem(gone.error);
  });
}
