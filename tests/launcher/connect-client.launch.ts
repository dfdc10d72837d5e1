import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { playProvider } from "../../lib/testing/played-provider.ts";
import { type EventReader, readEvents } from "../../lib/testing/read-events.ts";
import { NO_FLEX, OPENAI, RESPONSE } from "../../lib/testing/sdk-answers.ts";
import type { LiveAttempt } from "../../lib/wire/live.ts";
import { API } from "../../lib/wire/paths.ts";
import { type Product, ROOT, startProduct } from "../browser/harness/start-product.ts";
import { type Recording, recordLive } from "./record-live.ts";

const run = promisify(execFile);
const README = fs.readFileSync(path.join(ROOT, "README.md"), "utf8");
let product: Product;
let project = "";

beforeAll(async () => {
  product = await startProduct();
  project = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope program "));
});
afterAll(async () => {
  fs.rmSync(project, { recursive: true, force: true });
  await product.stop();
});

/** The blocks of code under a heading of the README, in order. */
function blocksUnder(heading: string): readonly string[] {
  const [, section = ""] = README.split(`## ${heading}\n`);
  const [own = ""] = section.split("\n## ");
  return [...own.matchAll(/```\w+\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
}

async function attemptsOf(events: EventReader, wanted: number): Promise<readonly LiveAttempt[]> {
  const attempts: LiveAttempt[] = [];
  while (attempts.length < wanted) {
    attempts.push(...(await events.nextOf("landed")).data.attempts);
  }
  return attempts;
}

test("whoever follows the README sees each attempt of the own program on the live page, the SDK's retries too", async () => {
  const [ofTierscope = "", ofProgram = "", program = ""] = blocksUnder("Connect a program");
  const env = product.environment;
  const made = await run("sh", ["-ec", ofTierscope], { cwd: ROOT, env });
  const key = /^tsk_\S+$/m.exec(made.stdout)?.[0] ?? "";
  expect(key).toMatch(/^tsk_/);

  // The SDK is the installed one, so that no registry is needed.
  const install = ofProgram
    .replace(
      "npm install openai",
      `npm install --no-audit --no-fund --offline "${path.join(ROOT, "node_modules", "openai")}"`,
    )
    .replace("PATH/TO/tierscope/dist/client", `"${path.join(ROOT, "dist", "client")}"`);
  await run("sh", ["-ec", install], { cwd: project, env });
  const text = program.replace("http://127.0.0.1:3000", product.url).replace("tsk_…", key);
  fs.writeFileSync(path.join(project, "program.mjs"), text);

  await using provider = await playProvider((_, count) =>
    count < 3 ? NO_FLEX : { headers: OPENAI, body: RESPONSE },
  );
  const stream = await fetch(product.url + API.live);
  if (!stream.body) throw new Error("the stream has no body");
  const events = readEvents(stream.body);
  expect((await events.nextOf("all")).data).toMatchObject({ hasSources: false, attempts: [] });

  const { stdout } = await run(process.execPath, ["program.mjs"], {
    cwd: project,
    env: { ...env, OPENAI_BASE_URL: `${provider.url}/v1`, OPENAI_API_KEY: "sk-none" },
  });
  const endedMs = performance.now();
  expect(stdout).toBe("Hi.\n");
  const attempts = await attemptsOf(events, 3);
  expect(performance.now() - endedMs).toBeLessThan(2_000);
  await events.leave();

  const inOrder = attempts.toSorted((a, b) => (a.attempt ?? 0) - (b.attempt ?? 0));
  expect(inOrder).toMatchObject([
    { attempt: 0, errorClass: "flex_unavailable", httpStatus: 429, tierServed: null },
    { attempt: 1, errorClass: "flex_unavailable", workload: "nightly", tierRequested: "flex" },
    { attempt: 2, outcome: "success", tierServed: "flex", inputTotal: 100, outputTotal: 20 },
  ]);
  expect(new Set(attempts.map(({ operationId }) => operationId)).size).toBe(1);
  const page = await (await fetch(`${product.url}/live`)).text();
  for (const words of ["no flex capacity", "nightly", "3 of 3"]) expect(page).toContain(words);
});

const BEGINS = "<!-- recorded: TIERSCOPE_RECORD=1 writes what stands from here to the end -->\n";
const NOTES = path.join(ROOT, "docs", "live.md");

function keepRecording({ wire, stream, page, stored }: Recording): void {
  const [before] = fs.readFileSync(NOTES, "utf8").split(BEGINS);
  const parts = [
    ["What came over the wire", wire],
    ["What `GET /api/v1/live` told", stream],
    ["What the page shows", page],
    ["What the database holds", stored],
  ] as const;
  const blocks = parts.map(
    ([title, lines]) => `\n${title}:\n\n\`\`\`text\n${lines.join("\n")}\n\`\`\`\n`,
  );
  fs.writeFileSync(NOTES, `${before}${BEGINS}${blocks.join("")}`);
}

test("a flex call that is refused twice backs off and is promoted, and the stream, the page and the database say so", async () => {
  const recording = await recordLive(product);
  expect(recording.tiersOnWire).toEqual(["flex", "flex", "auto"]);
  expect(recording.attempts).toMatchObject([
    { attempt: 0, errorClass: "flex_unavailable", cost: "0", details: { policy: "own" } },
    { attempt: 1, errorClass: "flex_unavailable", tierServed: null },
    { attempt: 2, outcome: "success", tierServed: "standard", details: { tierInCode: "flex" } },
  ]);
  expect(recording.page.join("\n")).toMatch(/code flex.*auto.*standard[\s\S]*429 no flex capacity/);
  expect(recording.stored).toHaveLength(4);
  if (process.env.TIERSCOPE_RECORD) keepRecording(recording);
});

test("a stream is of the present: what asks for a period is refused with what it takes", async () => {
  const refused = await fetch(`${product.url}${API.live}?period=7d&colour=red`);
  expect(refused.status).toBe(400);
  const { error } = await refused.json();
  expect(error.message).toMatch(/colour=red: expected one of model, .*period=7d: /);
});
