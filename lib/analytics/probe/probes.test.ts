import { execFile } from "node:child_process";
import fs from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readUsage } from "../../testing/read-usage.ts";
import { PROBES, type ProbeId } from "./probes.ts";

const run = promisify(execFile);
const KEY = "sk-test-never-printed";
const RECORDED = fileURLToPath(
  new URL("../../formats/captured-http/fixtures/captured-http.jsonl", import.meta.url),
);
const REAL = fileURLToPath(
  new URL("../../../../shared/data/openai_raw_bodies.jsonl", import.meta.url),
);
const HOSTILE = `it's "$(touch owned)" \`x\` \\ %s \u2028 \u00e9`;

interface Recorded {
  readonly status: number;
  readonly body: { readonly object?: string; readonly error?: { readonly message?: string } };
}

type RealBody = Recorded["body"] & { readonly status?: string; readonly service_tier?: string };

/** Responses that the API once gave, from the fixture of captured HTTP. */
const recorded: readonly Recorded[] = fs
  .readFileSync(RECORDED, "utf8")
  .trim()
  .split("\n")
  .map((line) => (JSON.parse(line) as { response: Recorded }).response);

function answerLike(matches: (one: Recorded) => boolean): Recorded {
  const found = recorded.find(matches);
  if (!found) throw new Error("the fixture lacks such an answer");
  return found;
}

const says = (words: string) =>
  answerLike(({ body }) => body.error?.message?.includes(words) === true);

/** A response of the real API where the recorded ones are at hand, else one of the fixture. */
function servedAnswer(): Recorded {
  if (!fs.existsSync(REAL)) {
    console.warn("The recorded responses are not here: a made-up one stands in for them.");
    return answerLike(({ status, body }) => status === 200 && body.object === "response");
  }
  const lines = fs.readFileSync(REAL, "utf8").trim().split("\n");
  const bodies = lines.map((line) => (JSON.parse(line) as { body: RealBody }).body);
  const body = bodies.find(
    ({ object, status, service_tier: tier }) =>
      object === "response" && status === "completed" && tier === "default",
  );
  if (!body) throw new Error("the recorded responses lack such an answer");
  return { status: 200, body };
}

const ANSWERS: Readonly<Record<string, Recorded>> = {
  "gpt-5-mini": servedAnswer(),
  "gpt-4o": says("Flex is not available"),
  o3: says("Resource unavailable"),
};

let server: Server;
const asked: { readonly key: string | undefined; readonly body: unknown }[] = [];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope probe "));

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    const body = JSON.parse(text) as { model: string };
    asked.push({ key: request.headers.authorization, body });
    const answer = ANSWERS[body.model] ?? { status: 502, body: "<html>bad gateway</html>" };
    const isText = typeof answer.body === "string";
    response.writeHead(answer.status, { "x-request-id": `req_${asked.length}` });
    // Pretty-printed, as the API does: the scripts must bring it into one line.
    response.end(isText ? answer.body : JSON.stringify(answer.body, null, 2));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  fs.rmSync(folder, { recursive: true });
});

const PROGRAMS: Readonly<Record<ProbeId, string>> = { node: "node", python: "python3", curl: "sh" };

async function has(program: string): Promise<boolean> {
  return await run(program, ["--version"]).then(
    () => true,
    () => false,
  );
}

async function printed(id: ProbeId, models: readonly string[]): Promise<string> {
  const probe = PROBES.find((one) => one.id === id);
  if (!probe) throw new Error(`no script for ${id}`);
  const file = path.join(folder, probe.fileName);
  fs.writeFileSync(file, probe.write(models));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const { stdout, stderr } = await run(PROGRAMS[id], [file], {
    cwd: folder,
    env: {
      NODE_ENV: "test",
      PATH: process.env.PATH,
      OPENAI_API_KEY: KEY,
      OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
    },
  });
  expect(`${stdout}${stderr}`).not.toContain(KEY);
  return stdout;
}

const MODELS = [...Object.keys(ANSWERS), HOSTILE];

test.each(PROBES.map(({ id }) => id))(
  "what the script for %s prints imports here: served, not sold, no capacity, no answer",
  async (id) => {
    if (!(await has(id === "curl" ? "curl" : PROGRAMS[id]))) {
      console.warn(`${id} is not installed here: its script was not run.`);
      return;
    }
    asked.length = 0;
    const { records, report } = await readUsage(await printed(id, MODELS));
    expect(report.records).toMatchObject({ received: 4, rejected: 0 });
    expect(asked.map(({ key }) => key)).toEqual(MODELS.map(() => `Bearer ${KEY}`));
    expect(asked.map(({ body }) => body)).toMatchObject(
      MODELS.map((model) => ({ model, service_tier: "flex", store: false })),
    );
    expect(records).toMatchObject([
      { tierRequested: "flex", outcome: "success", httpStatus: 200, workload: "flex-probe" },
      { model: "gpt-4o", errorClass: "flex_not_supported", httpStatus: 400, requestId: "req_2" },
      { model: "o3", errorClass: "flex_unavailable", httpStatus: 429, requestId: "req_3" },
      { outcome: "error", httpStatus: 502 },
    ]);
    expect(records[0]?.inputTotal).toBeGreaterThan(0);
    expect(records[0]?.tierServed).toBe("standard");
    expect(records.every(({ endpoint }) => endpoint === "/v1/responses")).toBe(true);
    expect(fs.readdirSync(folder)).not.toContain("owned");
  },
);

test("without a key nothing is asked", async () => {
  for (const { id, fileName, write } of PROBES) {
    if (!(await has(id === "curl" ? "curl" : PROGRAMS[id]))) continue;
    const file = path.join(folder, fileName);
    fs.writeFileSync(file, write(["o3"]));
    const env = { NODE_ENV: "test" as const, PATH: process.env.PATH };
    await expect(run(PROGRAMS[id], [file], { env })).rejects.toMatchObject({
      stderr: expect.stringContaining("Set OPENAI_API_KEY"),
    });
  }
});
