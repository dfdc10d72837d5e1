import type { Overview } from "../../lib/wire/overview.ts";
import { formatCounted } from "../format/quantity.ts";
import { Notice } from "../ui/notice.tsx";
import { TextLink } from "../ui/text-link.tsx";

/** What a reader must know before believing the figures. */
export function OverviewNotices({ overview }: { readonly overview: Overview }) {
  const { synthetic, shadowedBuckets } = overview;
  if (synthetic === "none" && shadowedBuckets === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      {synthetic === "none" ? null : (
        <Notice
          kind={synthetic === "all" ? "info" : "warn"}
          actions={
            <TextLink href="/imports" className="inline-flex min-h-6 items-center">
              Remove it in Imports
            </TextLink>
          }
        >
          <strong className="font-medium text-ink">Sample data.</strong>{" "}
          {synthetic === "all"
            ? "Every record here is made up."
            : "Some of these records are made up and mix with your own."}
        </Notice>
      )}
      {shadowedBuckets > 0 ? (
        <Notice>
          {formatCounted(shadowedBuckets, "aggregate row is", "aggregate rows are")} left out:
          single calls cover the same provider, project and day, and the two never add up.
        </Notice>
      ) : null}
    </div>
  );
}
