import { describe, expect, test } from "vitest";
import { nelderMead } from "./nelder-mead.ts";

describe("the minimum of a function", () => {
  test("of Rosenbrock's valley is at (1, 1), where it is zero", () => {
    const valley = ([x = 0, y = 0]: readonly number[]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2;
    const { at, value } = nelderMead(valley, [-1.2, 1], [0.5, 0.5], { tolerance: 1e-9 });
    expect(value).toBeLessThan(1e-15);
    for (const each of at) expect(each).toBeCloseTo(1, 6);
  });

  test("lies at the edge of what is allowed where values beyond it are not finite", () => {
    const { at } = nelderMead(([x = 0]) => (x < 2 ? Number.NaN : x), [5], [1]);
    expect(at[0]).toBeCloseTo(2, 4);
  });

  test("is the best point so far where the evaluations run out", () => {
    const bowl = ([x = 0, y = 0]: readonly number[]) => x * x + y * y;
    const { value, evaluations } = nelderMead(bowl, [8, 8], [1, 1], { mostEvaluations: 20 });
    expect(evaluations).toBeLessThanOrEqual(24);
    expect(value).toBeLessThan(128);
  });
});
