import type { PageContext } from "../answers/page-context.ts";
import { pageHref } from "../filters/filter-query.ts";
import { formatCount } from "../format/quantity.ts";
import { Notice } from "../ui/notice.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface NothingTimedProps {
  readonly page: PageContext;
  /** Answered calls without a latency. */
  readonly untimed: number;
}

/** Stands in place of the charts where no call says how long it took: why, and what to do. */
export function NothingTimed({ page, untimed }: NothingTimedProps) {
  if (untimed === 0) {
    return (
      <Notice>
        No answered call fits the filters. Aggregate rows tell nothing of latency.{" "}
        <TextLink href={pageHref("/", page.filters)}>See what there is</TextLink>
      </Notice>
    );
  }
  return (
    <Notice>
      {untimed === 1
        ? "The one answered call does not say how long it took."
        : `None of the ${formatCount(untimed)} answered calls says how long it took.`}{" "}
      Where the file has a column for it, import it again with that column mapped as latency; logs
      of gateways, traces and captured HTTP attempts have it of themselves.{" "}
      <TextLink href="/imports">Go to Imports</TextLink>
    </Notice>
  );
}
