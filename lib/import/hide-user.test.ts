import { expect, test } from "vitest";
import { blankRecord } from "../core/record.ts";
import { userHider } from "./hide-user.ts";

const of = (user: string | null) => ({ ...blankRecord("call", 0), user });

test("the same user stays the same, another one differs, and neither can be read", () => {
  const hide = userHider("key of this installation");
  const ana = hide(of("ana@example.org")).user;
  expect(hide(of("ana@example.org")).user).toBe(ana);
  expect(hide(of("ben@example.org")).user).not.toBe(ana);
  expect(ana).toMatch(/^user-[0-9a-f]{24}$/);
});

test("another installation hides the same user differently", () => {
  expect(userHider("one")(of("ana")).user).not.toBe(userHider("two")(of("ana")).user);
});

test("an unknown user stays unknown", () => {
  expect(userHider("key")(of(null)).user).toBeNull();
});
