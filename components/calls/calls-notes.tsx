import type { CallsPage, CallTotals } from "../../lib/wire/calls.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { callMoment } from "./call-moment.ts";

interface Shown {
  readonly page: CallsPage;
  readonly totals: CallTotals;
}

/** How many calls fit, and how much of them is shown and in which order. */
export function CallsAnswer({ page, totals }: Shown) {
  const { requestId, operationId, order } = page.filters;
  const { calls, undated } = totals;
  if (requestId !== null || operationId !== null) {
    const what = requestId === null ? "of this operation" : "of this request id";
    return (
      <p>
        <strong>{formatCounted(page.calls.length, "call")}</strong>
        {page.next === null ? "" : " so far"} {what}.
      </p>
    );
  }
  if (calls === 0) return <p>No call fits.</p>;
  const newest =
    order.sort !== "time" ? "" : order.descending ? ", the newest first" : ", the oldest first";
  return (
    <p>
      <strong>{formatCounted(calls, "call")}</strong>
      {newest}
      {undated > 0 ? `; ${formatCount(undated)} of them without a time, at the end of time` : ""}.
    </p>
  );
}

/** What a list of calls does not hold, and why. */
export function CallsNotes({
  page,
  totals,
  onSortAll,
}: Shown & { readonly onSortAll: () => void }) {
  const { window, filters } = page;
  const { aggregateRows } = totals;
  const isOfSome = window !== null && !window.whole;
  if (!isOfSome && aggregateRows === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      {isOfSome ? (
        <Notice
          actions={
            filters.sorted === "all" ? undefined : (
              <Button onClick={onSortAll}>Sort all, which takes longer</Button>
            )
          }
        >
          Sorted are the newest {formatCounted(window.calls, "call")} that fit
          {window.fromUs === null ? "" : `, since ${callMoment(window.fromUs, filters.zone)}`}.
          Older ones may have higher or lower values: choose a shorter period, or filter further.
        </Notice>
      ) : null}
      {aggregateRows > 0 ? (
        <Notice actions={<TextLink href="/imports">See Imports</TextLink>}>
          {formatCounted(aggregateRows, "aggregate row")} {aggregateRows === 1 ? "fits" : "fit"}{" "}
          these filters too. An aggregate row is a sum of calls, so there is nothing in it to list;
          the overview counts it.
        </Notice>
      ) : null}
    </div>
  );
}
