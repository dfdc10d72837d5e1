import type { ReactNode } from "react";
import type { Overview } from "../../lib/wire/overview.ts";
import { formatCount } from "../format/quantity.ts";
import { Notice } from "../ui/notice.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface ImportsNoticeProps {
  readonly kind?: "info" | "warn";
  readonly link: string;
  readonly children: ReactNode;
}

function ImportsNotice({ kind, link, children }: ImportsNoticeProps) {
  return (
    <Notice
      kind={kind}
      actions={
        <TextLink href="/imports" className="inline-flex min-h-6 items-center">
          {link}
        </TextLink>
      }
    >
      {children}
    </Notice>
  );
}

function SampleNotice({ synthetic }: Pick<Overview, "synthetic">) {
  return (
    <ImportsNotice link="Remove it in Imports">
      <strong className="font-medium text-ink">Sample data.</strong> Every record here is made up.
      {synthetic === "some" ? " Your own are in none of these figures." : null}
    </ImportsNotice>
  );
}

/** Sums of fewer hours are made in a moment. */
const MANY_HOURS = 200;

interface OverviewNoticesProps {
  readonly overview: Pick<Overview, "synthetic" | "shown" | "runningImports" | "hoursBehind">;
}

/** What a reader must know before believing the figures, whatever the filters. */
export function OverviewNotices({ overview }: OverviewNoticesProps) {
  const { synthetic, shown, runningImports, hoursBehind } = overview;
  const isBehind = runningImports === 0 && hoursBehind >= MANY_HOURS;
  if (shown === "own" && runningImports === 0 && !isBehind) return null;
  return (
    <div className="flex flex-col gap-2">
      {runningImports > 0 ? (
        <ImportsNotice link="See Imports">
          {runningImports === 1 ? "An import is" : `${formatCount(runningImports)} imports are`}{" "}
          adding records. The figures follow.
        </ImportsNotice>
      ) : null}
      {isBehind ? (
        <Notice>
          The sums of {formatCount(hoursBehind)} hours are being made after an import. What needs
          them shows as soon as they are there.
        </Notice>
      ) : null}
      {shown === "own" ? null : <SampleNotice synthetic={synthetic} />}
    </div>
  );
}
