import type { Metadata } from "next";
import { ImportsPage } from "../../components/imports/imports-page.tsx";
import { listModelAliases } from "../../lib/db/queries/own-price-book.ts";
import { database } from "../_server/database.ts";
import { IMPORTS_A_PAGE, imports } from "../_server/imports.ts";
import { waitingUploads } from "../_server/uploads.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Imports" };

export default async function Page() {
  const [listed, uploads, aliases] = await Promise.all([
    imports(),
    waitingUploads(),
    listModelAliases(database()),
  ]);
  const props = { imports: listed, uploads, aliases, pageSize: IMPORTS_A_PAGE };
  return <ImportsPage {...props} />;
}
