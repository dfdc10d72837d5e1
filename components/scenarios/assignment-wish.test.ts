import { expect, test } from "vitest";
import { FIRST_WISH, readWish, typedBounds, wishText } from "./assignment-wish.ts";

test("what is asked comes out of the address as it went in, and what is no wish is none", () => {
  const wish = { mode: "p95", budget: "1,000", p95: "60", deadline: "", miss: "abc" } as const;
  expect(wishText(wish)).toBe('{"mode":"p95","budget":"1,000","p95":"60","miss":"abc"}');
  expect(readWish(wishText(wish))).toEqual(wish);
  expect(readWish('{"mode":"budget","budget":500}')).toEqual({
    ...{ mode: "budget", budget: "500", p95: "", deadline: "", miss: "" },
  });
  expect(wishText(null)).toBeNull();
  for (const text of [null, "", "{}", "[]", "{", '{"mode":"best"}', "null"]) {
    expect(readWish(text)).toBeNull();
  }
});

test("bounds are typed with or without their units", () => {
  const typed = typedBounds(
    { mode: "saving", budget: "$1,250.50", p95: "90 s", deadline: "120", miss: "2.5 %" },
    false,
  );
  expect(typed).toEqual({
    bounds: { budgetUsd: 1_250.5, p95Seconds: 90, missShare: 0.025 },
    deadlineSeconds: 120,
    problems: {},
  });
});

test("within a p95 without a number nothing may become slower than today", () => {
  expect(typedBounds({ ...FIRST_WISH, mode: "p95" }, false).bounds.p95Seconds).toBe("today");
  expect(typedBounds(FIRST_WISH, false).bounds.p95Seconds).toBeNull();
});

test("what is wrong is said beside its field, in a sentence", () => {
  const typed = typedBounds(
    { mode: "saving", budget: "much", p95: "0", deadline: "", miss: "101" },
    false,
  );
  expect(typed.problems).toEqual({
    budget: "“much” is no number: give dollars a month, such as 500.",
    p95: "It must be above 0: give seconds, such as 60.",
    deadline: "Nothing is missed without a deadline: give one in seconds.",
    miss: "It is above 100 %: give a share from 0 to 100 %, such as 1.",
  });
  expect(typedBounds({ ...FIRST_WISH, mode: "budget" }, false).problems).toEqual({
    budget: "Give the budget to stay within, in dollars a month, such as 500.",
  });
  // Rows of a scenario may have deadlines of their own.
  expect(typedBounds({ ...FIRST_WISH, mode: "own", miss: "1" }, true).problems).toEqual({});
  for (const hostile of ["-5", "1e9", "Infinity", "NaN", "1.2.3", "<b>"]) {
    expect(typedBounds({ ...FIRST_WISH, budget: hostile }, false).bounds.budgetUsd).toBeNull();
  }
});
