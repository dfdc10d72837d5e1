import { err, ok, type Result } from "../../core/result.ts";
import type { NewSavedView } from "../../wire/saved-views.ts";
import type { TransactionSql } from "../connect.ts";
import type { Database } from "../database.ts";
import { isOneLine, savedNameProblem } from "../saved-name.ts";
import { othersOfTheName } from "./others-of-the-name.ts";

export interface SavedViewError {
  readonly code:
    | "view-unknown"
    | "view-name-taken"
    | "view-name-invalid"
    | "view-address-invalid"
    | "view-limit";
  readonly message: string;
}

const SHOWN = 100;
const LONGEST_QUERY = 8_000;
const MOST_VIEWS = 500;
const PATH = /^\/(?:[a-z0-9][a-z0-9/-]{0,100})?$/;

function viewProblem({ name, path, query }: NewSavedView): SavedViewError | null {
  const misnamed = savedNameProblem(name);
  if (misnamed !== null) return { code: "view-name-invalid", message: misnamed };
  if (!PATH.test(path)) {
    const message = `Expected the path of a page, such as /savings, found ${JSON.stringify(path.slice(0, SHOWN))}.`;
    return { code: "view-address-invalid", message };
  }
  if (query.length > LONGEST_QUERY || query.startsWith("?") || !isOneLine(query)) {
    const message = `Expected the parameters of a page, such as period=7d&model=o3, at most ${LONGEST_QUERY} characters without "?" before them, found ${query.length} characters that begin with ${JSON.stringify(query.slice(0, 40))}.`;
    return { code: "view-address-invalid", message };
  }
  return null;
}

const unknown = (id: number): SavedViewError => ({
  code: "view-unknown",
  message: `There is no saved view ${id}. See the list of saved views.`,
});

const taken = (name: string): SavedViewError => ({
  code: "view-name-taken",
  message: `There is a view "${name}" already. Choose another name, or rename that one.`,
});

/** A page opens with one view at most: the one before gives way. */
async function takeDefault(tx: TransactionSql, workspace: number, path: string): Promise<void> {
  await tx`
    update saved_views set is_default = false
    where workspace = ${workspace} and path = ${path} and is_default`;
}

/** Keeps a new view, and answers its id. */
export async function createSavedView(
  { transactions, workspace }: Database,
  view: NewSavedView,
): Promise<Result<number, SavedViewError>> {
  const problem = viewProblem(view);
  if (problem) return err(problem);
  const { name, path, query, isDefault } = view;
  return await transactions.run(async (tx): Promise<Result<number, SavedViewError>> => {
    const others = await othersOfTheName(tx, "saved_views", { workspace, id: 0, name });
    if (others.hasName) return err(taken(name));
    if (others.count >= MOST_VIEWS) {
      const message = `There are ${others.count} saved views, the most that are kept. Delete one first.`;
      return err({ code: "view-limit", message });
    }
    if (isDefault) await takeDefault(tx, workspace, path);
    const [{ id }] = await tx<[{ id: number }]>`
      insert into saved_views (workspace, name, path, query, is_default)
      values (${workspace}, ${name}, ${path}, ${query}, ${isDefault})
      returning id`;
    return ok(id);
  });
}

/** Says anew all that a view is. */
export async function updateSavedView(
  { transactions, workspace }: Database,
  id: number,
  view: NewSavedView,
): Promise<Result<null, SavedViewError>> {
  const problem = viewProblem(view);
  if (problem) return err(problem);
  const { name, path, query, isDefault } = view;
  return await transactions.run(async (tx): Promise<Result<null, SavedViewError>> => {
    const { hasName } = await othersOfTheName(tx, "saved_views", { workspace, id, name });
    const [known] = await tx`
      select id from saved_views where workspace = ${workspace} and id = ${id}`;
    if (!known) return err(unknown(id));
    if (hasName) return err(taken(name));
    if (isDefault) await takeDefault(tx, workspace, path);
    await tx`
      update saved_views
      set name = ${name}, path = ${path}, query = ${query}, is_default = ${isDefault}
      where workspace = ${workspace} and id = ${id}`;
    return ok(null);
  });
}

/** Forgets a view. */
export async function deleteSavedView(
  { sql, workspace }: Database,
  id: number,
): Promise<Result<null, SavedViewError>> {
  const gone = await sql`delete from saved_views where workspace = ${workspace} and id = ${id}`;
  return gone.count === 0 ? err(unknown(id)) : ok(null);
}
