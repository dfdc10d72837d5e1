import type { Metadata } from "next";
import { ScenariosPage } from "../../components/scenarios/scenarios-page.tsx";
import { openDefaultView } from "../_server/default-view.ts";
import { searchParams } from "../_server/overview.ts";
import { pageFrame } from "../_server/page-frame.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Scenarios" };

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function Page({ searchParams: given }: PageProps) {
  const params = searchParams(await given);
  await openDefaultView("/scenarios", params);
  return <ScenariosPage frame={await pageFrame(params)} />;
}
