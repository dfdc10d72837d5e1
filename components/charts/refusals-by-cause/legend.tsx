"use client";
import type { Route } from "next";
import { CauseMark } from "../../causes/cause-mark.tsx";
import { PageLink } from "../../ui/page-link.tsx";
import type { RefusalsByCauseModel } from "./model.ts";

interface CauseLegendProps {
  readonly model: RefusalsByCauseModel;
  /** Where the calls that failed so are listed. */
  readonly hrefOf: (cause: string) => Route;
}

/** The causes of the chart with their share of first attempts; each leads to its calls. */
export function CauseLegend({ model, hrefOf }: CauseLegendProps) {
  return (
    <ul aria-label="Causes" className="flex flex-wrap gap-x-1 gap-y-0.5 px-2.5 pb-1">
      {model.series.map(({ id, cause, name, share, isApart }) => (
        <li key={id}>
          <PageLink
            href={hrefOf(cause)}
            title={`List the calls that failed so: ${name}`}
            className="inline-flex h-6 items-center gap-1.5 rounded-mark px-1.5 text-12 hover:bg-sunken"
          >
            <CauseMark cause={cause} />
            <span>{isApart ? `${name} (billing, apart)` : name}</span>
            <span className="text-ink-3">{share}</span>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}
