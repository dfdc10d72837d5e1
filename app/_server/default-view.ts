import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { defaultViewQuery } from "../../lib/db/queries/list-saved-views.ts";
import { database } from "./database.ts";

/**
 * Opens a page with the view that the user chose for it, where its address says nothing and is opened as such: typed,
 * from a bookmark, in a new tab. A step inside the product says by itself what it means.
 */
export async function openDefaultView(path: Route, params: URLSearchParams): Promise<void> {
  if (params.size > 0) return;
  if ((await headers()).get("sec-fetch-dest") !== "document") return;
  const query = await defaultViewQuery(database(), path);
  if (query !== null && query !== "") redirect(`${path}?${query}` as Route); // a place of ours with parameters is one too
}
