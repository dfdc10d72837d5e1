import type { Metadata } from "next";
import { KeysPage } from "../../../components/keys/keys-page.tsx";
import { listIngestKeys } from "../../../lib/db/queries/list-ingest-keys.ts";
import { database } from "../../_server/database.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Keys" };

export default async function Page() {
  return <KeysPage initial={await listIngestKeys(database())} />;
}
