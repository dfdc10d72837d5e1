import type { Metadata } from "next";
import { LivePage } from "../../components/live/live-page.tsx";
import { openDefaultView } from "../_server/default-view.ts";
import { liveSnapshot } from "../_server/live.ts";
import { searchParams } from "../_server/overview.ts";
import { pageFrame } from "../_server/page-frame.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Live" };

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function Page({ searchParams: given }: PageProps) {
  const params = searchParams(await given);
  await openDefaultView("/live", params);
  const frame = await pageFrame(params);
  return <LivePage given={await liveSnapshot(params)} frame={frame} />;
}
