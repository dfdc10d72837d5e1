import { LatencyPage } from "../../components/latency/latency-page.tsx";
import { searchParams } from "../_server/overview.ts";
import { pageFrame } from "../_server/page-frame.ts";

export const dynamic = "force-dynamic";

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function Page(props: PageProps) {
  return <LatencyPage frame={await pageFrame(searchParams(await props.searchParams))} />;
}
