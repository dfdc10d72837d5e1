import { OverviewPage } from "../components/overview/overview-page.tsx";
import { overview, searchParams } from "./_server/overview.ts";

export const dynamic = "force-dynamic";

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function Page({ searchParams: given }: PageProps) {
  return <OverviewPage overview={await overview(searchParams(await given))} />;
}
