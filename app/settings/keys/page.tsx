import type { Metadata } from "next";
import { KeysPage } from "../../../components/keys/keys-page.tsx";
import { listIngestKeys } from "../../../lib/db/queries/list-ingest-keys.ts";
import { wantedGateway } from "../../../lib/env.ts";
import { readUpstreams } from "../../../lib/gateway/read-upstreams.ts";
import { database } from "../../_server/database.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Keys" };

export default async function Page() {
  const upstreams = readUpstreams([wantedGateway() ?? ""]);
  const initial = await listIngestKeys(database());
  return <KeysPage initial={initial} upstreams={upstreams.ok ? upstreams.value : []} />;
}
