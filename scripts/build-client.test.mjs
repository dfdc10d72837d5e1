import { execFile, execFileSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildClient, clientSizes } from "./build-client.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const MOST_BYTES = 6 * 1024;
const NODE_MAJOR = Number(process.versions.node.split(".")[0]);
/** The newest SDK that only a newer Node installs. */
const NEWER_OPENAI = "openai@7.57.0";

/** What starts a compiler waits for it, however slow the machine is. */
const PATIENCE_MS = 300_000;

const run = promisify(execFile);
let project = "";
let installed = "";

beforeAll(async () => {
  project = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope-client-"));
  installed = path.join(project, "node_modules", "@tierscope", "client");
  await buildClient(root, installed);
  fs.writeFileSync(path.join(project, "package.json"), '{ "type": "module" }\n');
}, PATIENCE_MS);

afterAll(() => fs.rmSync(project, { recursive: true, force: true }));

/** Writes a program into the project of a user and runs it. */
async function program(name, text, environment = {}) {
  const file = path.join(project, name);
  fs.writeFileSync(file, text);
  const { stdout } = await run(process.execPath, [file], {
    cwd: project,
    env: { ...process.env, ...environment },
  });
  return stdout;
}

/** A server that answers as OpenAI and takes records as Tierscope. */
async function withServer(use) {
  const records = [];
  const server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      if (request.url === "/api/v1/records") records.push(...JSON.parse(body).records);
      response.writeHead(200, { "content-type": "application/json", "openai-version": "1" });
      const usage = { input_tokens: 10, output_tokens: 5, total_tokens: 15 };
      const answer = { id: "resp_1", object: "response", status: "completed", output: [], usage };
      response.end(JSON.stringify({ ...answer, model: "gpt-5-mini", service_tier: "flex" }));
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await use(`http://127.0.0.1:${server.address().port}`, records);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("what loads at once stays within 6 KB after gzip", () => {
  const { atOnce, later } = clientSizes(installed);
  expect(atOnce).toBeLessThanOrEqual(MOST_BYTES);
  expect(atOnce).toBeGreaterThan(1_000);
  expect(later).toBeGreaterThan(1_000);
});

test("exports one function, to ESM and to CJS, and depends on nothing", async () => {
  const esm =
    'import * as client from "@tierscope/client";\nconsole.log(Object.keys(client).join());';
  const cjs = 'console.log(Object.keys(require("@tierscope/client")).join());';
  expect(await program("esm.mjs", esm)).toBe("createTierscope\n");
  expect(await program("cjs.cjs", cjs)).toBe("createTierscope\n");
  const { dependencies } = JSON.parse(
    fs.readFileSync(path.join(installed, "package.json"), "utf8"),
  );
  expect(dependencies).toBeUndefined();
});

test("names nothing of Node's", () => {
  for (const file of fs.readdirSync(path.join(installed, "dist"))) {
    if (!file.endsWith(".js")) continue;
    const text = fs.readFileSync(path.join(installed, "dist", file), "utf8");
    expect(text).not.toMatch(/["']node:|\bprocess\.|\bBuffer\b|\brequire\(/);
  }
});

describe("a program that ends", () => {
  const calls = (url, ending) => `
    const tierscope = createTierscope({ url: "${url}", key: "tsk_1", workload: "w" });
    const response = await tierscope.fetch("${url}/v1/responses", { method: "POST", body: '{"model":"gpt-5-mini"}' });
    await response.json();
    ${ending}`;
  const esm = 'import { createTierscope } from "@tierscope/client";';

  test.each([
    ["by itself", ""],
    ["by process.exit, after flush", "await tierscope.flush();\nprocess.exit(0);"],
  ])("%s has sent its records", async (_, ending) => {
    await withServer(async (url, records) => {
      await program("end.mjs", esm + calls(url, ending));
      expect(records).toMatchObject([{ workload: "w", inputTotal: 10, tierServed: "flex" }]);
    });
  });

  test("is not kept alive by a Tierscope that is away", async () => {
    await withServer(async (url) => {
      const away = calls(url, "").replace(`url: "${url}"`, 'url: "http://127.0.0.1:9"');
      await program("away.mjs", `${esm}console.warn = () => {};${away}console.log("ended");`);
    });
  });

  test("in CommonJS has sent its records, too", async () => {
    await withServer(async (url, records) => {
      const cjs = 'const { createTierscope } = require("@tierscope/client");';
      await program("end.cjs", `${cjs}(async () => {${calls(url, "")}})();`);
      expect(records).toHaveLength(1);
    });
  });
});

test(
  "its types hold a program to them, without Node's types",
  () => {
    const wrong = "// @ts-expect" + "-error:";
    const text = `import { createTierscope, type Tierscope } from "@tierscope/client";
const tierscope: Tierscope = createTierscope({ url: "http://127.0.0.1:4321", key: "k", tags: { team: "a" } });
export const options: { fetch: typeof fetch; maxRetries?: number; timeout?: number } = tierscope.withPolicy("flex-once");
${wrong} a batch is no single call
tierscope.withPolicy("batch");
${wrong} the key is needed
createTierscope({ url: "x" });
`;
    fs.writeFileSync(path.join(project, "program.ts"), text);
    const tsc = path.join(root, "node_modules", "typescript", "bin", "tsc");
    const flags = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2023,dom"];
    const modules = ["--module", "nodenext", "--types", "", "--ignoreConfig"];
    execFileSync(process.execPath, [tsc, ...flags, ...modules, "program.ts"], {
      cwd: project,
      stdio: "pipe",
      encoding: "utf8",
    });
  },
  PATIENCE_MS,
);

describe.skipIf(NODE_MAJOR < 22)(
  `the SDK that needs Node 22 (${NEWER_OPENAI}; from the registry)`,
  () => {
    test("runs with the client as the older one does", async () => {
      const target = ["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts"];
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope-openai-"));
      try {
        fs.writeFileSync(path.join(folder, "package.json"), "{}\n");
        await run("npm", [...target, NEWER_OPENAI], { cwd: folder });
        fs.cpSync(path.join(folder, "node_modules"), path.join(project, "node_modules"), {
          recursive: true,
        });
      } finally {
        fs.rmSync(folder, { recursive: true, force: true });
      }
      await withServer(async (url, records) => {
        const text = `
        import OpenAI from "openai";
        import { createTierscope } from "@tierscope/client";
        const tierscope = createTierscope({ url: "${url}", key: "tsk_1" });
        const flex = tierscope.withPolicy("flex-backoff-then-standard");
        const client = new OpenAI({ apiKey: "k", baseURL: "${url}/v1", ...flex });
        await client.responses.create({ model: "gpt-5-mini", input: "Hello" });`;
        await program("newer.mjs", text);
        expect(records).toMatchObject([
          {
            tierRequested: "flex",
            tierServed: "flex",
            policy: "flex-backoff-then-standard",
            attempt: 0,
          },
        ]);
      });
    });
  },
);
