import { z } from "zod";
import { PLACES } from "../../components/shell/places.ts";
import { err, ok, type Result } from "../../lib/core/result.ts";
import { listSavedViews } from "../../lib/db/queries/list-saved-views.ts";
import { data, type Problem } from "../../lib/http/problem.ts";
import type { NewSavedView } from "../../lib/wire/saved-views.ts";
import { database } from "./database.ts";

export const SavedViewBody = z.strictObject({
  name: z.string(),
  path: z.string(),
  query: z.string(),
  isDefault: z.boolean(),
});

/** A view as it came, or why its page can have none: only pages with filters do. */
export function viewOfPage(view: NewSavedView): Result<NewSavedView, Problem> {
  const pages = PLACES.filter(({ isQuestion }) => isQuestion).map(({ href }) => String(href));
  if (pages.includes(view.path)) return ok(view);
  const message = `Expected the path of a page with filters, one of ${pages.join(", ")}, found ${JSON.stringify(view.path.slice(0, 100))}.`;
  return err({ code: "view-address-invalid", message });
}

/** The saved views as they now are. */
export const savedViewsAnswer = async (status = 200): Promise<Response> =>
  data(await listSavedViews(database()), status);
