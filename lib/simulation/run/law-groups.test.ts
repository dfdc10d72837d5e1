import { expect, test } from "vitest";
import { noMoney } from "../traffic/request-money.ts";
import { ThinnedList } from "../traffic/thinned-list.ts";
import type { TrafficClass } from "../traffic/traffic.ts";
import { lawGroups } from "./law-groups.ts";

const ofRequests = (requests: number): TrafficClass => ({
  ...{ workload: 0, provider: "openai", model: "o3", outputSize: 7 },
  ...{ requests, records: requests, money: noMoney(), todayUnknown: 0, keptAtStandard: 0 },
  ...{ inputTokens: 0, arrivals: { us: [], count: [] } },
  standardMs: new ThinnedList(),
  outputTokens: new ThinnedList(),
  today: {
    flexAttempts: 0,
    fellBack: 0,
    grouped: { operations: 0, flexAttempts: 0, fellBack: 0 },
    totalMs: new ThinnedList(),
  },
});
const lasting = (seconds: number) => Float64Array.of(seconds * 0.9, seconds, seconds * 1.1);

test("classes that take about as long are one group, those without durations another", () => {
  const classes = [1, 1, 1, 1].map(ofRequests);
  const times = [lasting(8), lasting(8.5), lasting(100), null];
  const groups = lawGroups(classes, times, 2);
  expect(groups.map(({ places }) => places)).toEqual([[0, 1], [2], [3]]);
  expect(groups[2]?.sorted).toBeNull();
});

test("a group's durations weigh its classes by their requests: three quarters of them take 8 s", () => {
  const [group] = lawGroups([ofRequests(300), ofRequests(100)], [lasting(8), lasting(8.6)], 1);
  const sorted = group?.sorted ?? new Float64Array();
  const quick = sorted.filter((seconds) => seconds === 8).length;
  const slow = sorted.filter((seconds) => seconds === 8.6).length;
  expect(quick / slow).toBeGreaterThan(2.9);
  expect(quick / slow).toBeLessThan(3.1);
});
