"use client";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import type { FieldProblem } from "../../lib/simulation/scenario/field-problem.ts";
import { Button } from "../ui/button.tsx";
import { matchGroups } from "./match-choices.ts";
import { type Draft, type DraftWorkload, TODAY } from "./scenario-file.ts";
import type { Simulation } from "./use-simulation.ts";

const WorkloadCard = dynamic(
  () => import("./workload-card.tsx").then((file) => file.WorkloadCard),
  { loading: () => null },
);

interface ScenarioEditorProps {
  readonly draft: Draft;
  readonly simulation: Simulation;
  readonly problems: readonly FieldProblem[];
  readonly onChange: (draft: Draft) => void;
}

const NEW: DraftWorkload = { match: {}, policy: { kind: "flex" } };

/** What is wrong with a part of the scenario, by the field below it. */
export const problemsUnder =
  (problems: readonly FieldProblem[], root: string) =>
  (field: string): string | null =>
    problems.find((problem) => problem.field === `${root}.${field}`)?.message ?? null;

/** Which requests follow which policies. */
export function ScenarioEditor({ draft, simulation, problems, onChange }: ScenarioEditorProps) {
  const { workloads } = draft;
  const { traffic } = simulation;
  const groups = useMemo(() => (traffic === null ? [] : matchGroups(traffic)), [traffic]);
  const put = (place: number, ...instead: DraftWorkload[]): void => {
    onChange({ ...draft, workloads: workloads.toSpliced(place, 1, ...instead) });
  };
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {workloads.map((workload, place) => (
        <WorkloadCard
          // biome-ignore lint/suspicious/noArrayIndexKey: a policy is its place, which decides what it takes
          key={place}
          {...{ place, workload, groups }}
          problemOf={problemsUnder(problems, `workloads[${place}]`)}
          onChange={(next) => put(place, next)}
          onRemove={() => put(place)}
        />
      ))}
      <div className="no-print flex flex-wrap gap-2">
        <Button
          look={workloads.length === 0 ? "primary" : "plain"}
          disabled={traffic === null}
          onClick={() => onChange({ ...draft, workloads: [...workloads, NEW] })}
        >
          <Plus size={14} aria-hidden />
          {workloads.length === 0 ? "Put requests on another policy" : "Another policy"}
        </Button>
        {draft === TODAY || workloads.length === 0 ? null : (
          <Button look="quiet" onClick={() => onChange(TODAY)}>
            Back to today
          </Button>
        )}
      </div>
      {workloads.length > 1 ? (
        <p className="text-12 text-ink-3">
          The first policy that a request fits holds for it; what fits none stays as it is today.
        </p>
      ) : null}
    </div>
  );
}
