import { sortedQuery } from "../components/filters/filter-query.ts";
import { OverviewPage } from "../components/overview/overview-page.tsx";
import { openDefaultView } from "./_server/default-view.ts";
import { overview, searchParams } from "./_server/overview.ts";

export const dynamic = "force-dynamic";

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function Page({ searchParams: given }: PageProps) {
  const params = searchParams(await given);
  await openDefaultView("/", params);
  return <OverviewPage overview={await overview(params)} query={sortedQuery(params)} />;
}
