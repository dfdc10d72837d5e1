import type { Metadata } from "next";
import { ImportsPage } from "../../components/imports/imports-page.tsx";
import { IMPORTS_A_PAGE, imports } from "../_server/imports.ts";
import { ownNames } from "../_server/own-names.ts";
import { waitingUploads } from "../_server/uploads.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Imports" };

export default async function Page() {
  const [listed, uploads, own] = await Promise.all([imports(), waitingUploads(), ownNames()]);
  const props = { imports: listed, uploads, own, pageSize: IMPORTS_A_PAGE };
  return <ImportsPage {...props} />;
}
