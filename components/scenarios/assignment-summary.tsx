"use client";
import type { AssignmentMode } from "../../lib/simulation/decide/choose-assignment.ts";
import { differenceUsd, formatUsd, signOfUsd } from "../format/money.ts";
import { formatCounted, formatShare } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { unevaluableWords } from "./assignment-left-out.ts";
import type { UnitAssignment } from "./assignment-rows.ts";
import { optimumWords, ownOptimumWords } from "./assignment-words.ts";
import type { AssignmentFigures } from "./use-assignment.ts";

function TotalWords({ made }: { readonly made: UnitAssignment }) {
  const { todayUsd, chosenUsd } = made;
  if (chosenUsd === null) return null;
  const saved = differenceUsd(todayUsd, chosenUsd) ?? "0";
  const share = formatShare(Math.abs(Number(saved)), Number(todayUsd));
  const sign = signOfUsd(saved);
  return (
    <>
      All together <strong>{formatUsd(chosenUsd)}</strong> a month instead of {formatUsd(todayUsd)}:{" "}
      {sign === 0 ? (
        "as much as today."
      ) : (
        <strong>
          {sign > 0 ? "saves" : "costs"} {formatUsd(saved.replace("-", ""))} ({share})
          {sign > 0 ? "" : " more"}.
        </strong>
      )}
    </>
  );
}

/** What is in no sum, held to be somewhere, or could not be tried. */
function leftOutWords({ figures, candidates, units }: AssignmentFigures): readonly string[] {
  const [today] = figures;
  const failed = candidates.filter((_, place) => figures[place] === null);
  const held = today?.heldAtStandard ?? 0;
  return [
    ...unevaluableWords(today?.unevaluable ?? []),
    ...(held === 0
      ? []
      : [`${formatCounted(held, "record")} without a tier: held to be at standard today.`]),
    ...(failed.length === 0
      ? []
      : [`Could not be tried on these records: ${failed.map(({ title }) => title).join(", ")}.`]),
    ...(units.some(({ isKept, name }) => isKept && name.endsWith("more"))
      ? ["Policies are chosen for the forty with the most records."]
      : []),
  ];
}

/** The sum of an assignment, how far it is from the best possible, and what it leaves out. */
export function AssignmentSummary({
  made,
  mode,
  found,
  isRefining,
  onUse,
}: {
  readonly made: UnitAssignment;
  readonly mode: AssignmentMode;
  readonly found: AssignmentFigures;
  readonly isRefining: boolean;
  readonly onUse: () => void;
}) {
  const { optimum, chosenUsd, rows } = made;
  const words =
    optimum === null
      ? null
      : mode === "own"
        ? ownOptimumWords(Number(chosenUsd ?? 0), optimum)
        : optimumWords(optimum);
  const moves = rows?.some(({ chosen }) => chosen.id !== "today") ?? false;
  return (
    <div className="flex flex-col gap-2 px-4 pb-3 text-13 text-ink-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <p role="status" className="min-w-0 flex-1 basis-72">
          <span className="text-14 text-ink">
            <TotalWords made={made} />
          </span>
          <br />
          {words} {isRefining ? "A preview: refining\u2026" : null}
        </p>
        {mode === "own" || !moves ? null : (
          <Button className="no-print" onClick={onUse}>
            Use this as the scenario
          </Button>
        )}
      </div>
      <ul className="flex flex-col gap-0.5 text-12 text-ink-3">
        <li>
          In the middle of the assumptions; as the scenario it comes with its interval, its
          waterfall and a link.
        </li>
        {leftOutWords(found).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
