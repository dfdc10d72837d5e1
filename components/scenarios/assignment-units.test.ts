import { expect, test } from "vitest";
import { assignmentAsk, assignmentCandidates, assignmentUnits } from "./assignment-units.ts";
import { type Draft, TODAY } from "./scenario-file.ts";
import type { LoadedTraffic } from "./worker-messages.ts";

const met = (
  workload: string | null,
  records: number,
  project: string | null = null,
): LoadedTraffic["met"][number] => ({
  names: { workload, project, model: "o3", endpoint: null, apiKey: null },
  records,
});

const traffic = (...lines: LoadedTraffic["met"]) => ({ met: lines });

const names = ({ units }: ReturnType<typeof assignmentUnits>) => units.map(({ name }) => name);

test("tiers are chosen for workloads, the most records first; for projects where none is named", () => {
  const named = assignmentUnits(
    traffic(met("a", 1), met("b", 5), met(null, 3)),
    TODAY,
    "saving",
    9,
  );
  expect([named.by, names(named)]).toEqual(["workload", ["b", "no workload", "a"]]);
  expect(named.units[1]).toMatchObject({ match: { workload: null }, deadlineSeconds: 9 });
  const projects = assignmentUnits(traffic(met(null, 1, "shop")), TODAY, "p95", null);
  expect([projects.by, names(projects)]).toEqual(["project", ["shop"]]);
  const nothing = assignmentUnits(traffic(met(null, 1)), TODAY, "budget", null);
  expect(nothing.units).toMatchObject([{ name: "all requests", match: {}, isKept: false }]);
});

test("beyond forty workloads the others stay as they are, and are one line", () => {
  const many = Array.from({ length: 45 }, (_, at) => met(`w${at}`, 100 - at));
  const { units } = assignmentUnits(traffic(...many), TODAY, "saving", null);
  expect(units).toHaveLength(41);
  expect(units[40]).toMatchObject({ name: "5 more", match: {}, isKept: true });
});

test("by my policy the scenario's own rows are the units, with their deadlines, and the rest stays", () => {
  const draft: Draft = {
    ...TODAY,
    workloads: [
      { match: { workload: "a" }, policy: { kind: "batch" }, deadlineSeconds: 60 },
      { match: { model: "o3" }, policy: { kind: "standard" } },
    ],
  };
  const own = assignmentUnits(traffic(met("a", 1)), draft, "own", 30);
  expect(names(own)).toEqual(["workload a", "model o3", "all others"]);
  expect(own.units.map(({ deadlineSeconds }) => deadlineSeconds)).toEqual([60, 30, null]);
  const [today, mine, standard] = assignmentCandidates(own);
  if (!today || !mine || !standard) throw new Error("no candidates");
  expect(assignmentAsk(draft, own.units, today).kept).toEqual([true, true, true]);
  const ask = assignmentAsk(draft, own.units, mine);
  expect(ask.kept).toEqual([false, false, true]);
  expect(ask.file).toMatchObject({
    workloads: [
      { match: { workload: "a" }, policy: { kind: "batch" }, deadlineSeconds: 60 },
      { match: { model: "o3" }, policy: { kind: "standard" }, deadlineSeconds: 30 },
      { match: {}, policy: { kind: "standard" } },
    ],
  });
  expect(assignmentAsk(draft, own.units, standard).kept).toEqual([false, false, true]);
});
