import {
  createSavedView,
  deleteSavedView,
  updateSavedView,
} from "../../../../lib/db/writes/change-saved-views.ts";
import { problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { answerAll } from "../../../_server/answer-all.ts";
import { database } from "../../../_server/database.ts";
import { idIn } from "../../../_server/price-change.ts";
import { readJson } from "../../../_server/read-json.ts";
import { SavedViewBody, savedViewsAnswer, viewOfPage } from "../../../_server/saved-views.ts";

/** Pages under filters that the user gave a name. */
export async function GET(request: Request): Promise<Response> {
  return await answerAll(request, () => savedViewsAnswer());
}

export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, SavedViewBody);
  if (!body.ok) return problem(body.error);
  const view = viewOfPage(body.value);
  if (!view.ok) return problem(view.error);
  return await answer(async () => {
    const made = await createSavedView(database(), view.value);
    return made.ok ? await savedViewsAnswer(201) : problem(made.error);
  });
}

export async function PUT(request: Request): Promise<Response> {
  const body = await readJson(request, SavedViewBody);
  if (!body.ok) return problem(body.error);
  const view = viewOfPage(body.value);
  if (!view.ok) return problem(view.error);
  return await answer(async () => {
    const changed = await updateSavedView(database(), idIn(request) ?? 0, view.value);
    return changed.ok ? await savedViewsAnswer() : problem(changed.error);
  });
}

export async function DELETE(request: Request): Promise<Response> {
  return await answer(async () => {
    const gone = await deleteSavedView(database(), idIn(request) ?? 0);
    return gone.ok ? await savedViewsAnswer() : problem(gone.error);
  });
}
