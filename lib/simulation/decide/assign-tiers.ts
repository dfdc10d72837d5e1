import { type Choice, convexCorners, frontier } from "./frontier.ts";

/** What a workload may do: its policies with their cost and what each uses of the shared bound. */
export interface WorkloadChoices<Each extends Choice> {
  readonly choices: readonly Each[];
}

export interface Assignment<Each extends Choice> {
  /** One choice for each workload, in their order. */
  readonly chosen: readonly Each[];
  readonly cost: number;
  readonly burden: number;
  /** No assignment within the bound costs less than this. */
  readonly costBound: number;
  /** Whether the search was finished: nothing within the bound costs less. */
  readonly isBest: boolean;
}

interface Step {
  readonly workload: number;
  readonly saves: number;
  readonly uses: number;
}

/** Corners of one workload as steps from its least burden on; each saves less for each unit than the one before. */
function stepsOf(corners: readonly Choice[], workload: number): Step[] {
  return corners.slice(1).map((corner, place) => {
    const before = corners[place] ?? corner;
    return {
      workload,
      saves: before.cost - corner.cost,
      uses: corner.burden - before.burden,
    };
  });
}

const bySlope = (a: Step, b: Step): number => b.saves * a.uses - a.saves * b.uses;

/** What the steps can save at most with so much of the bound left, were they divisible. */
function mostSaved(steps: readonly Step[], left: number): number {
  let [saved, rest] = [0, left];
  for (const { saves, uses } of steps) {
    if (uses > rest) return saved + (saves * rest) / uses;
    saved += saves;
    rest -= uses;
  }
  return saved;
}

const MOST_NODES = 200_000;

interface Found {
  places: number[];
  cost: number;
}

interface Search<Each extends Choice> {
  readonly workloads: readonly WorkloadChoices<Each>[];
  readonly limit: number;
  /** Steps of the workloads from each place on, steepest first. */
  readonly stepsFrom: readonly (readonly Step[])[];
  readonly leastFrom: readonly { readonly cost: number; readonly burden: number }[];
}

/** Places of the choices that no other beats, cheapest first. */
function worthTrying(choices: readonly Choice[]): readonly number[] {
  return frontier(choices).map((choice) => choices.indexOf(choice));
}

/** Branch and bound over the workloads, with the divisible relaxation of the rest as its bound. */
function search<Each extends Choice>(
  { workloads, limit, stepsFrom, leastFrom }: Search<Each>,
  first: Found,
): { readonly best: Found; readonly isBest: boolean } {
  const orders = workloads.map(({ choices }) => worthTrying(choices));
  let best = first;
  let nodes = 0;
  const visit = (places: readonly number[], cost: number, burden: number): void => {
    nodes += 1;
    const workload = places.length;
    const rest = leastFrom[workload] ?? { cost: 0, burden: 0 };
    const left = limit - burden - rest.burden;
    if (nodes > MOST_NODES || left < 0) return;
    const bound = cost + rest.cost - mostSaved(stepsFrom[workload] ?? [], left);
    if (bound >= best.cost * (1 - 1e-12)) return;
    if (workload === workloads.length) {
      best = { places: [...places], cost };
      return;
    }
    for (const place of orders[workload] ?? []) {
      const { cost: more = 0, burden: uses = 0 } = workloads[workload]?.choices[place] ?? {};
      visit([...places, place], cost + more, burden + uses);
    }
  };
  visit([], 0, 0);
  return { best, isBest: nodes <= MOST_NODES };
}

/** Corner by corner down the steepest step that still fits: within one step of the best. */
function greedy<Each extends Choice>(
  corners: readonly (readonly Each[])[],
  steps: readonly Step[],
  limit: number,
): number[] {
  const at = corners.map(() => 0);
  const isStuck = corners.map(() => false);
  let left = limit - corners.reduce((sum, own) => sum + (own[0]?.burden ?? 0), 0);
  for (const { workload, uses } of steps) {
    if (isStuck[workload]) continue;
    if (uses > left) isStuck[workload] = true;
    else {
      at[workload] = (at[workload] ?? 0) + 1;
      left -= uses;
    }
  }
  return at;
}

/**
 * The cheapest choice for each workload with a shared bound on the sum of burdens (a multiple-choice knapsack), and the
 * bound of its divisible relaxation. `null` where even the least burdens are too much, or a workload has no choice.
 * Swap cost and burden to stay within a budget.
 */
export function assignTiers<Each extends Choice>(
  workloads: readonly WorkloadChoices<Each>[],
  limit: number,
): Assignment<Each> | null {
  const corners = workloads.map(({ choices }) => convexCorners(choices));
  const leastFrom = [{ cost: 0, burden: 0 }];
  for (const [least] of [...corners].reverse()) {
    const [rest] = leastFrom;
    if (least === undefined || rest === undefined) return null;
    leastFrom.unshift({ cost: rest.cost + least.cost, burden: rest.burden + least.burden });
  }
  const all = corners.map(stepsOf);
  const stepsFrom = [...corners, []].map((_, from) => all.slice(from).flat().sort(bySlope));
  const [steps = []] = stepsFrom;
  const [least = { cost: 0, burden: 0 }] = leastFrom;
  if (least.burden > limit) return null;

  const greedyAt = greedy(corners, steps, limit);
  const places = greedyAt.map((corner, workload) => {
    const chosen = corners[workload]?.[corner];
    return chosen === undefined ? 0 : (workloads[workload]?.choices.indexOf(chosen) ?? 0);
  });
  const chosenAt = (at: readonly number[]): Each[] =>
    at.flatMap((place, workload) => workloads[workload]?.choices[place] ?? []);
  const cost = chosenAt(places).reduce((sum, choice) => sum + choice.cost, 0);
  const { best, isBest } = search({ workloads, limit, stepsFrom, leastFrom }, { places, cost });
  const chosen = chosenAt(best.places);
  return {
    chosen,
    cost: chosen.reduce((sum, choice) => sum + choice.cost, 0),
    burden: chosen.reduce((sum, choice) => sum + choice.burden, 0),
    costBound: least.cost - mostSaved(steps, limit - least.burden),
    isBest,
  };
}

/** The cheapest choice whose own burden stays within a bound: exact by itself, for one workload. */
export function cheapestWithin<Each extends Choice>(
  choices: readonly Each[],
  limit: number,
): Each | null {
  let best: Each | null = null;
  for (const choice of choices) {
    if (choice.burden <= limit && (best === null || choice.cost < best.cost)) best = choice;
  }
  return best;
}
