import type { AssignmentRow } from "./assignment-rows.ts";
import type { Candidate } from "./assignment-units.ts";
import type { Draft, DraftWorkload } from "./scenario-file.ts";

/** The scenario that an assignment is: a policy for each unit that is not left as it is, on the models that it takes. */
export function assignedDraft(
  draft: Draft,
  rows: readonly AssignmentRow[],
  candidates: readonly Candidate[],
): Draft {
  const workloads = rows.flatMap(({ unit, chosen }): DraftWorkload[] => {
    const policy = candidates.find(({ id }) => id === chosen.id)?.policy ?? null;
    if (policy === null) return [];
    const { movedModels, keptModels } = chosen.figures;
    const match = keptModels.length === 0 ? unit.match : { ...unit.match, model: movedModels };
    const { deadlineSeconds } = unit;
    return [
      {
        ...{ match, policy },
        ...(deadlineSeconds === null ? {} : { deadlineSeconds }),
      },
    ];
  });
  return { ...draft, workloads };
}
