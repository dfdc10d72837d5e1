import type { Metadata } from "next";
import { ImportsPage } from "../../components/imports/imports-page.tsx";
import { imports } from "../_server/imports.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Imports" };

export default async function Page() {
  return <ImportsPage imports={await imports()} />;
}
