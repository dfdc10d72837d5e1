"use client";
import { AnswerTable } from "../answers/answer-table.tsx";
import type { Ask } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import { usePageParameter } from "../filters/use-page-parameter.ts";
import { Segmented } from "../ui/segmented.tsx";

export const CUT_PARAMETER = "cut";

const CUTS = [
  { value: "model", label: "Model" },
  { value: "project", label: "Project" },
  { value: "workload", label: "Workload" },
  { value: "apiKey", label: "Key" },
  { value: "servedTier", label: "Tier" },
] as const;

const askBy = (cut: (typeof CUTS)[number]["value"]): Ask => ({
  measures: [
    "listStandard",
    "cachedInputSaved",
    "savedBy.flex",
    "savedBy.batch",
    "savedBy.priority",
    "saved",
    "spend",
    "available",
  ],
  by: [cut],
  order: "-spend",
  limit: 200,
});

const LABELS = {
  listStandard: "List price",
  cachedInputSaved: "Cached input",
  "savedBy.flex": "By flex",
  "savedBy.batch": "By batch",
  "savedBy.priority": "By priority",
  saved: "By all tiers",
  spend: "Paid",
  available: "Still available",
} as const;

/** The same figures by model, project, workload, key or tier: which one, the address says. */
export function SavingsCuts({ page }: { readonly page: PageContext }) {
  const [wish, setWish] = usePageParameter(CUT_PARAMETER);
  const known = CUTS.find(({ value }) => value === wish);
  const cut = known ?? CUTS[0];
  const isIgnored = wish !== null && !known;
  return (
    <section aria-label="Savings by name" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Segmented
          label="Savings by"
          segments={CUTS}
          value={cut.value}
          onChange={(value) => setWish(value === CUTS[0].value ? null : value)}
        />
        {isIgnored ? (
          <p className="text-13 text-warn">
            Ignored: cut={wish.slice(0, 40)}. Expected one of{" "}
            {CUTS.map(({ value }) => value).join(", ")}.
          </p>
        ) : null}
      </div>
      <div className="overflow-hidden rounded-box border border-line">
        <AnswerTable
          title={`Savings by ${cut.label.toLowerCase()}`}
          note="What was saved off the list price, and what was paid. A name shows only its records; with Alt or Option, all others."
          ask={askBy(cut.value)}
          labels={LABELS}
          page={page}
        />
      </div>
    </section>
  );
}
