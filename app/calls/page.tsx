import type { Metadata } from "next";
import { askedOf } from "../../components/calls/asked-of.ts";
import { CallsPage } from "../../components/calls/calls-page.tsx";
import { callsPage, callTotals, readCalls } from "../_server/calls.ts";
import { openDefaultView } from "../_server/default-view.ts";
import { searchParams } from "../_server/overview.ts";
import { pageFrame } from "../_server/page-frame.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Calls" };

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function Page({ searchParams: given }: PageProps) {
  const params = searchParams(await given);
  await openDefaultView("/calls", params);
  const asked = readCalls(params);
  const frame = await pageFrame(params);
  const [page, totals] = await Promise.all([callsPage(asked), callTotals(asked)]);
  return <CallsPage given={{ page, totals, query: askedOf(params) }} frame={frame} />;
}
