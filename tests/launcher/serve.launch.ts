import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { productEnvironment } from "../browser/harness/start-product.ts";
import {
  databasePid,
  isAlive,
  newDataFolder,
  type Running,
  removeDataFolders,
  run,
  tierscope,
  until,
  urlIn,
} from "./run-tierscope.ts";

const started: Running[] = [];
const serve = (dataFolder: string, args: readonly string[] = ["--port", "0"], env = {}) => {
  const running = tierscope(dataFolder, ["serve", ...args], env);
  started.push(running);
  return running;
};

afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    child.kill("SIGTERM");
    await ended;
  }
  removeDataFolders();
});

const nothingLeft = async (dataFolder: string, database: number) => {
  await until(() => !isAlive(database));
  expect(fs.existsSync(path.join(dataFolder, "serve.json"))).toBe(false);
  expect(databasePid(dataFolder)).toBeNull();
};

describe("stopping", () => {
  test("SIGTERM ends the server and its database with exit code 0", async () => {
    const dataFolder = newDataFolder();
    const running = serve(dataFolder);
    await running.says("Stop");
    const database = databasePid(dataFolder) ?? 0;
    expect(isAlive(database)).toBe(true);

    running.child.kill("SIGTERM");
    expect((await running.ended).code).toBe(0);
    await nothingLeft(dataFolder, database);
  });

  test("Ctrl-C, which a terminal sends to the whole group, leaves no PostgreSQL behind", async () => {
    const dataFolder = newDataFolder();
    const running = serve(dataFolder);
    await running.says("Stop");
    const database = databasePid(dataFolder) ?? 0;

    process.kill(-running.pid, "SIGINT");
    expect((await running.ended).code).toBe(0);
    await nothingLeft(dataFolder, database);
  });

  test("SIGTERM to npm, which passes nothing on, ends everything too", async () => {
    const dataFolder = newDataFolder();
    const { npm_lifecycle_event, ...env } = productEnvironment(dataFolder);
    const running = run(["npm", "start", "--", "--port", "0"], env);
    await running.says("Stop");
    const database = databasePid(dataFolder) ?? 0;

    running.child.kill("SIGTERM");
    await until(() => !fs.existsSync(path.join(dataFolder, "serve.json"))); // npm ends before the server does
    await nothingLeft(dataFolder, database);
  });

  test("a signal while it starts ends it as well", async () => {
    const dataFolder = newDataFolder();
    const running = serve(dataFolder);
    await until(() => fs.existsSync(path.join(dataFolder, "serve.json")));
    running.child.kill("SIGTERM");
    expect((await running.ended).code).toBe(0);
    await until(() => databasePid(dataFolder) === null);
    expect(fs.existsSync(path.join(dataFolder, "serve.json"))).toBe(false);
  });
});

describe("a second start on the same data", () => {
  test("says where the first one is and ends with 0", async () => {
    const dataFolder = newDataFolder();
    const url = urlIn(await serve(dataFolder).says("Stop"));

    const second = await serve(dataFolder).ended;
    expect(second.stdout).toContain(`Tierscope is already running at ${url} (process `);
    expect(second.code).toBe(0);
    expect((await fetch(url)).status).toBeLessThan(500);
  });

  test("at the same moment: one serves, the other one finds it", async () => {
    const dataFolder = newDataFolder();
    const both = [serve(dataFolder), serve(dataFolder)];
    const first = await Promise.race(both.map((one) => one.ended));
    expect(first.stdout).toContain("Tierscope is already running at http://127.0.0.1:");
    expect(first.code).toBe(0);
  });

  test("takes over after the first one was killed outright, and stops its database", async () => {
    const dataFolder = newDataFolder();
    const first = serve(dataFolder);
    await first.says("Stop");
    first.child.kill("SIGKILL");
    await first.ended;

    const second = serve(dataFolder);
    await second.says("Stop");
    const database = databasePid(dataFolder) ?? 0;
    second.child.kill("SIGTERM");
    expect((await second.ended).code).toBe(0);
    await nothingLeft(dataFolder, database);
  });
});

describe("what is refused, with one sentence and its exit code", () => {
  test("a port that another program has", async () => {
    const other = net.createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as net.AddressInfo; // a TCP server that listens has one
    const dataFolder = newDataFolder();

    const { code, stdout, stderr } = await serve(dataFolder, ["--port", `${port}`]).ended;
    other.close();
    expect(stderr).toBe(
      `tierscope: Port ${port} on 127.0.0.1 is taken by another program. Stop that one, or choose another port: npm start -- --port ${port + 1}\n`,
    );
    expect({ code, stdout }).toEqual({ code: 78, stdout: "" });
    expect(fs.readdirSync(dataFolder)).toEqual([]);
  });

  test.each([
    ["another machine's address in HOST", [], { HOST: "0.0.0.0" }, 78, "host-refused"],
    ["another machine's address in --host", ["--host", "::"], {}, 78, "host-refused"],
    ["a port that is none, in PORT", [], { PORT: "http" }, 78, "bad-port"],
    ["a port that is none, in --port", ["--port", "70000"], {}, 2, "bad-port"],
    ["an option that does not exist", ["--prot", "3000"], {}, 2, "usage"],
    [
      "a data folder inside a file",
      [],
      { TIERSCOPE_DATA: "/dev/null/x" },
      78,
      "data-folder-unusable",
    ],
    ["a DATABASE_URL that is none", [], { DATABASE_URL: "mysql://x/y" }, 78, "bad-url"],
    [
      "a DATABASE_URL where nothing answers",
      ["--port", "0"],
      { DATABASE_URL: "postgres://127.0.0.1:1/x" },
      69,
      "unreachable",
    ],
  ])("%s", async (_, args, env, code, problem) => {
    const ended = await serve(newDataFolder(), [...args, "--json"], env).ended;
    expect(JSON.parse(ended.stdout)).toEqual({
      error: { code: problem, message: expect.stringMatching(/\S \S/) },
    });
    expect(ended.code).toBe(code);
  });

  test("a Node that is too old", async () => {
    const asOldNode =
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })";
    for (const script of ["scripts/start.mjs", "scripts/test.mjs", "bin/tierscope.mjs"]) {
      const old = run(
        [process.execPath, "--import", `data:text/javascript,${asOldNode}`, script],
        productEnvironment(newDataFolder()),
      );
      const { code, stdout, stderr } = await old.ended;
      const name = script === "bin/tierscope.mjs" ? "tierscope: " : "";
      expect(stderr).toBe(
        `${name}Tierscope needs Node 20.19 or later; this is Node 18.20.4. Install a newer one from https://nodejs.org and run the same command again.\n`,
      );
      expect({ script, code, stdout }).toMatchObject({
        code: script === "scripts/test.mjs" ? 1 : 78,
      });
    }
  });
});

test("answers only under a name of this machine, and changes nothing for another site", async () => {
  const url = new URL(urlIn(await serve(newDataFolder()).says("Stop")));
  const answer = async (...lines: string[]) => {
    const socket = net.connect(Number(url.port), url.hostname);
    socket.write([...lines, "", ""].join("\r\n"));
    const [first] = await once(socket, "data");
    socket.destroy();
    return String(first).split("\r\n")[0];
  };
  const host = `Host: ${url.host}`;
  const foreign = "Origin: https://evil.example";
  const upgrade = [
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
  ];
  expect(await answer("GET / HTTP/1.1", "Host: evil.example")).toContain("421");
  expect(await answer("GET /healthz HTTP/1.1", host)).toContain("200");
  expect(await answer("POST / HTTP/1.1", host, foreign)).toContain("403");
  expect(await answer("GET / HTTP/1.1", host, foreign, ...upgrade)).toContain("403");
});
