import { LatencyPage } from "../../components/latency/latency-page.tsx";
import { openDefaultView } from "../_server/default-view.ts";
import { searchParams } from "../_server/overview.ts";
import { pageFrame } from "../_server/page-frame.ts";

export const dynamic = "force-dynamic";

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function Page({ searchParams: given }: PageProps) {
  const params = searchParams(await given);
  await openDefaultView("/latency", params);
  return <LatencyPage frame={await pageFrame(params)} />;
}
