import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportedValue, TIERSCOPE_FIELDS } from "../../lib/formats/tierscope-fields.ts";
import { callAt } from "../../lib/testing/simulated.ts";
import { simulatedLog } from "../../lib/testing/simulated-log.ts";
import { API } from "../../lib/wire/paths.ts";
import { type Product, ROOT, startProduct } from "../browser/harness/start-product.ts";
import { answerOf } from "./answers.ts";
import { newDataFolder, removeDataFolders, tierscope } from "./run-tierscope.ts";
import { writeFiles } from "./write-files.ts";

const TRACE = path.join(ROOT, "..", "shared", "data", "burstgpt1_first400.csv");
const hasTrace = fs.existsSync(TRACE);
if (!hasTrace) console.warn(`The trace ${TRACE} is absent: its test is skipped.`);

const LOG = [...simulatedLog(), callAt(60, { model: "gpt-4.1" })]
  .map((record) =>
    JSON.stringify(
      Object.fromEntries(TIERSCOPE_FIELDS.map((field) => [field, exportedValue(record, field)])),
    ),
  )
  .join("\n");

const policy = {
  ...{ kind: "flex", maxAttempts: 3, budgetSeconds: null, attemptTimeoutSeconds: 900 },
  backoff: { kind: "exponential", baseSeconds: 1, factor: 2, capSeconds: 60, jitter: "full" },
  onExhausted: "standard",
};
const assumptions = {
  availability: { kind: "constant", refusal: 0.1 },
  refusalSeconds: 0.3,
  slowdown: { kind: "constant", value: 1 },
  ...{ billAbandoned: 0, cacheLossOnFallback: 0 },
};
const SCENARIOS: Readonly<Record<string, object>> = {
  "points.json": { seed: 1, workloads: [{ match: {}, policy }], assumptions },
  "fitted.json": { seed: 5, workloads: [{ match: { project: "nightly" }, policy }] },
  "today.json": { workloads: [] },
};
const at = writeFiles({
  "log.jsonl": LOG,
  ...Object.fromEntries(
    Object.entries(SCENARIOS).map(([name, one]) => [name, JSON.stringify(one)]),
  ),
  "backwards.json": JSON.stringify({
    workloads: [{ match: { project: "nightly" }, policy }],
    assumptions: { availability: { kind: "constant", refusal: [0.5, 0.1] }, colour: "red" },
  }),
  "endless.json": JSON.stringify({
    workloads: [{ policy: { ...policy, onExhausted: "standard-at-budget" } }],
  }),
  "empty-workload.json": JSON.stringify({ workloads: [{ match: { project: "none" }, policy }] }),
  "hasty.json": JSON.stringify({ workloads: [{ policy, deadlineSeconds: 0.001 }] }),
  "broken.json": "{ seed: 1",
  "map.json": JSON.stringify({
    columns: {
      ...{ time: "Timestamp", model: "Model" },
      ...{ inputTotal: "Request tokens", outputTotal: "Response tokens" },
    },
    time: { kind: "seconds-since", origin: "2023-11-01T00:00:00Z" },
    models: { ChatGPT: "o4-mini", "GPT-4": "o3" },
    defaults: { provider: "openai", tierServed: "standard" },
  }),
});

let product: Product;
const onFile = (scenario: string, ...more: string[]) => [
  ...["simulate", "--scenario", at(scenario), "--records", at("log.jsonl"), ...more],
];
const post = (scenario: unknown, query = ""): Promise<Response> =>
  fetch(`${product.url}${API.simulate}${query}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(scenario),
  });

beforeAll(async () => {
  product = await startProduct();
  await answerOf(product.dataFolder, "import", at("log.jsonl"));
});
afterAll(async () => {
  await product.stop();
  removeDataFolders();
});

describe("a scenario is answered alike", () => {
  test.each(Object.entries(SCENARIOS))(
    "%s: on the file without a database, on the stored records, and over HTTP",
    async (name, scenario) => {
      const nowhere = newDataFolder();
      const ofFile = await answerOf(nowhere, ...onFile(name));
      expect(fs.existsSync(nowhere)).toBe(false);
      const stored = await answerOf(product.dataFolder, "simulate", "--scenario", at(name));
      expect(stored).toEqual(ofFile);
      const response = await post(scenario);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual(ofFile);
    },
  );

  test("under filters, over HTTP and on the command line", async () => {
    const args = ["simulate", "--scenario", at("points.json"), "--project", "chat"];
    const answer = await answerOf(product.dataFolder, ...args);
    const all = await answerOf(product.dataFolder, "simulate", "--scenario", at("points.json"));
    expect(answer.requests).toBeGreaterThan(0);
    expect(answer.requests).toBeLessThan(all.requests);
    const response = await post(SCENARIOS["points.json"], "?project=chat");
    expect(await response.json()).toEqual(answer);
  });

  test("names what cannot be evaluated", async () => {
    const answer = await answerOf(newDataFolder(), ...onFile("points.json"));
    expect(answer.unevaluable).toEqual([
      { reason: "not-sold-at-tier", model: "gpt-4.1", tier: "flex", records: 1 },
    ]);
  });

  test.runIf(hasTrace)(
    "a public trace at the day's prices costs 0.999 of flex and 0.001 of standard",
    async () => {
      const args = ["--scenario", at("points.json"), "--records", TRACE, "--map", at("map.json")];
      const priced = [...args, "--price-date", "2025-05-01"];
      expect(await answerOf(newDataFolder(), "simulate", ...priced)).toMatchObject({
        engine: "closed-form",
        cost: {
          today: "1.7406603",
          standard: "1.7406603",
          scenario: "0.87120048015",
          interval90: ["0.87120048015", "0.87120048015"],
        },
        ...{ fallbackShare: 0.001, attemptsPerOperation: 1.11 },
        ...{ latencySeconds: null, missShare: null, unevaluable: [], basis: "assumed" },
      });
    },
  );

  test("people read it as sentences and a table", async () => {
    const { code, stdout } = await tierscope(newDataFolder(), onFile("fitted.json")).ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/requests: \$[\d.]+ \(90 %: \$[\d.]+ to \$[\d.]+\) under the scenario/);
    expect(stdout).toContain("today's behaviour");
    expect(stdout).toContain("If refusals were independent");
  });
});

describe("a scenario is kept under a name", () => {
  const send = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(product.url + path, {
      method,
      headers: { "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
  const patient = { name: "patient", query: "project=chat", file: SCENARIOS["fitted.json"] };

  test("to the letter: what the list holds is answered as what was kept, and it is deleted once", async () => {
    const made = await send("POST", API.scenarios, patient);
    expect(made.status).toBe(201);
    const [kept] = await (await send("GET", API.scenarios)).json();
    expect(kept).toMatchObject(patient);
    const [answer, again] = await Promise.all([patient.file, kept.file].map((file) => post(file)));
    expect(await again?.text()).toBe(await answer?.text());
    const taken = await send("POST", API.scenarios, patient);
    expect([taken.status, (await taken.json()).error.code]).toEqual([409, "scenario-name-taken"]);
    const at = `${API.scenarios}?id=${kept.id}`;
    const renamed = await send("PUT", at, { ...patient, name: "more patient" });
    expect((await renamed.json())[0].name).toBe("more patient");
    expect(await (await send("DELETE", at)).json()).toEqual([]);
    expect((await send("DELETE", at)).status).toBe(404);
  });

  test("one that could never be run is refused with what is wrong, and nothing is kept", async () => {
    const file = { workloads: [{ policy: { kind: "flex", maxAttempts: 0 } }], assumptions: {} };
    const refused = await send("POST", API.scenarios, { ...patient, file });
    const { error } = await refused.json();
    expect([refused.status, error.code]).toEqual([400, "scenario-invalid"]);
    expect(error.message).toContain("workloads[0].policy.maxAttempts");
    const twice = await fetch(product.url + API.scenarios, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"name":"twice","query":"","file":{"seed":1,"seed":2,"workloads":[]}}',
    });
    expect([twice.status, (await twice.json()).error.problems[0].field]).toEqual([
      400,
      "file.seed",
    ]);
    expect(await (await send("GET", API.scenarios)).json()).toEqual([]);
  });
});

describe("what is wrong is said beside its field", () => {
  const refused: readonly [string, string, readonly string[]][] = [
    [
      "backwards.json",
      "scenario-invalid",
      ["assumptions.colour", "assumptions.availability.refusal"],
    ],
    ["endless.json", "scenario-invalid", ["workloads[0].policy.budgetSeconds"]],
    ["empty-workload.json", "empty-workload", ["workloads[0].match"]],
    ["hasty.json", "deadline-too-short", ["workloads[0].deadlineSeconds"]],
  ];
  test.each(refused)(
    "%s ends with 65, and over HTTP with the same words",
    async (name, code, fields) => {
      const ended = await tierscope(newDataFolder(), [...onFile(name), "--json"]).ended;
      const said = JSON.parse(ended.stdout);
      expect({ exit: ended.code, code: said.error.code }).toEqual({ exit: 65, code });
      expect(said.problems.map(({ field }: { field: string }) => field)).toEqual(fields);
      const response = await post(JSON.parse(fs.readFileSync(at(name), "utf8")));
      const { error } = await response.json();
      expect(response.status).toBe(code === "scenario-invalid" ? 400 : 422);
      expect(error).toMatchObject({ code, problems: said.problems.map(bare) });
    },
  );

  test.each([
    ["a scenario that is no JSON", 65, ["simulate", "--scenario", at("broken.json")]],
    ["a scenario that is not there", 65, ["simulate", "--scenario", at("nowhere.json")]],
    ["no scenario", 2, ["simulate"]],
    [
      "records that are not there",
      65,
      ["simulate", "--scenario", at("points.json"), "--records", at("nowhere.jsonl")],
    ],
    ["a filter beside a file", 2, onFile("points.json", "--project", "chat")],
    ["a mapping without a file", 2, ["simulate", "--scenario", at("points.json"), "--map", "m"]],
    ["a date that no calendar has", 2, onFile("points.json", "--price-date", "2026-02-30")],
  ])("%s ends with %i", async (_, exit, args) => {
    const { code, stdout } = await tierscope(newDataFolder(), [...args, "--json"]).ended;
    expect(code).toBe(exit);
    expect(JSON.parse(stdout).error.message.length).toBeGreaterThan(20);
  });

  test("over HTTP, a body that is no JSON and a date that is none are 400", async () => {
    const broken = await fetch(product.url + API.simulate, { method: "POST", body: "{" });
    expect(broken.status).toBe(400);
    expect((await post({ workloads: [] }, "?priceDate=may")).status).toBe(400);
    expect((await post({ workloads: [] }, "?colour=red")).status).toBe(400);
  });
});

const bare = ({ field, message }: { field: string; message: string }) => ({ field, message });
