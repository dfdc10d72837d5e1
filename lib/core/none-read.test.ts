import { expect, test } from "vitest";
import { noneRead } from "./none-read.ts";

test("a file of which every row is turned away says so loudly, others say nothing", () => {
  expect(noneRead({ read: 0, rejected: 1_200, skipped: 0 })).toContain(
    "None of its 1,200 rows could",
  );
  expect(noneRead({ read: 0, rejected: 1, skipped: 0 })).toContain(
    "Its only row could not be read.",
  );
  expect(noneRead({ read: 0, rejected: 2, skipped: 3 })).toContain("2 rows that were not skipped");
  expect(noneRead({ read: 1, rejected: 1_200, skipped: 0 })).toBeNull();
  expect(noneRead({ read: 0, rejected: 0, skipped: 4 })).toBeNull();
});
