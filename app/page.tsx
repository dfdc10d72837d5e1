import { sortedQuery } from "../components/filters/filter-query.ts";
import { KEY_ASK } from "../components/overview/key-ask.ts";
import { OverviewPage } from "../components/overview/overview-page.tsx";
import { openDefaultView } from "./_server/default-view.ts";
import { givenAnswer } from "./_server/given-answer.ts";
import { overview, searchParams } from "./_server/overview.ts";

export const dynamic = "force-dynamic";

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function Page({ searchParams: given }: PageProps) {
  const params = searchParams(await given);
  await openDefaultView("/", params);
  const [shown, answers] = await Promise.all([overview(params), givenAnswer(KEY_ASK, params)]);
  return <OverviewPage overview={shown} query={sortedQuery(params)} answers={answers} />;
}
