/** A choice by what it costs and by how much it burdens: seconds, or misses. Less of either is better. */
export interface Choice {
  readonly cost: number;
  readonly burden: number;
}

/** The choices that no other beats in both cost and burden, cheapest first; of equal ones the first. */
export function frontier<Each extends Choice>(choices: readonly Each[]): readonly Each[] {
  const byCost = [...choices].sort((a, b) => a.cost - b.cost || a.burden - b.burden);
  const kept: Each[] = [];
  for (const choice of byCost) {
    const last = kept.at(-1);
    if (last === undefined || choice.burden < last.burden) kept.push(choice);
  }
  return kept;
}

/** The corners of the frontier that a straight price of burden would choose: its lower convex hull, least burden first. */
export function convexCorners<Each extends Choice>(choices: readonly Each[]): readonly Each[] {
  const corners: Each[] = [];
  for (const choice of [...frontier(choices)].reverse()) {
    while (isAbove(corners, choice)) corners.pop();
    corners.push(choice);
  }
  return corners;
}

/** Whether the last corner lies on or above the line from the one before it to a new one. */
function isAbove(corners: readonly Choice[], next: Choice): boolean {
  const [before, last] = [corners.at(-2), corners.at(-1)];
  if (before === undefined || last === undefined) return false;
  const slope = (last.cost - before.cost) * (next.burden - before.burden);
  return slope >= (next.cost - before.cost) * (last.burden - before.burden);
}
