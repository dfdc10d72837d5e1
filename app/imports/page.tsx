import type { Metadata } from "next";
import { ImportsPage } from "../../components/imports/imports-page.tsx";
import { IMPORTS_A_PAGE, imports } from "../_server/imports.ts";
import { waitingUploads } from "../_server/uploads.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Imports" };

export default async function Page() {
  const [listed, uploads] = await Promise.all([imports(), waitingUploads()]);
  return <ImportsPage imports={listed} uploads={uploads} pageSize={IMPORTS_A_PAGE} />;
}
