import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { embeddedHolder } from "../../testing/embedded-holder.ts";
import { until } from "../../testing/until.ts";
import { closeSql, connect } from "../connect.ts";
import { type ServerAddress, socketFile } from "../server-address.ts";
import { clusterIn, pidFilePath, readPidFile, socketFolderOf } from "./cluster.ts";
import { holdEmbeddedServer } from "./embedded-server.ts";
import { isAlive } from "./process-life.ts";

const { newFolder, readyFolder, hold, settings } = embeddedHolder();

async function answers(address: ServerAddress): Promise<boolean> {
  const sql = connect(address, { max: 1, isPlain: true });
  try {
    return (await sql`select 1 as one`)[0]?.one === 1;
  } catch {
    return false;
  } finally {
    await closeSql(sql);
  }
}

const serverOf = async (dataFolder: string): Promise<number> =>
  (await readPidFile(clusterIn(dataFolder)))?.pid ?? 0;

describe("sharing", () => {
  test("a second process attaches to the running server, and the last one out stops it", async () => {
    const folder = await readyFolder();
    const first = await hold(folder);
    const pid = await serverOf(folder);
    const second = await hold(folder);
    expect(await serverOf(folder)).toBe(pid);

    await first.release();
    expect(await answers(second.address)).toBe(true);
    await second.release();
    expect(await isAlive(pid)).toBe(false);
    expect(await readPidFile(clusterIn(folder))).toBeNull();
  });

  test("processes that start at once, on a fresh folder, share one server", async () => {
    const folder = await newFolder();
    const held = await Promise.all([hold(folder), hold(folder), hold(folder)]);
    const log = await readFile(clusterIn(folder).logFile, "utf8");
    expect(log.match(/ready to accept connections/g)).toHaveLength(1);
    expect(await readdir(folder)).toEqual(["postgres", "postgres.log"]);

    const pid = await serverOf(folder);
    await Promise.all(held.map((server) => server.release()));
    expect(await isAlive(pid)).toBe(false);
  });

  test("starts and stops of many processes in any order end with no server and no error", async () => {
    const folder = await readyFolder();
    const visits = Array.from({ length: 8 }, async (_, n) => {
      await until(() => n % 3 === 0 || performance.now() % 7 < 3);
      const server = await hold(folder);
      expect(await answers(server.address)).toBe(true);
      await server.release();
    });
    await Promise.all(visits);
    expect(await readPidFile(clusterIn(folder))).toBeNull();
  });
});

describe("a server that died", () => {
  test("is started again for those who hold it, at the same address", async () => {
    const folder = await readyFolder();
    const steps: string[] = [];
    const server = await hold(folder, { onStep: (step) => steps.push(step) });
    const pid = await serverOf(folder);
    process.kill(pid, "SIGKILL");
    await until(async () => (await serverOf(folder)) !== pid && (await answers(server.address)));
    expect(steps).toEqual(["starting", "restarting"]);
    await server.release();
    expect(await readPidFile(clusterIn(folder))).toBeNull();
  });

  test("leaves notes whose number another process has now: they are removed", async () => {
    const folder = await newFolder();
    const cluster = clusterIn(folder);
    await (await hold(folder)).release();
    const socketFolder = await socketFolderOf(cluster);
    const note = [process.pid, cluster.folder, 1_700_000_000, 5432, socketFolder, "", "", "ready"];
    await writeFile(pidFilePath(cluster), `${note.join("\n")}\n`);
    await writeFile(`${socketFile(socketFolder)}.lock`, `${note.slice(0, 5).join("\n")}\n`);

    const server = await hold(folder);
    expect(await answers(server.address)).toBe(true);
    await server.release();
  });

  test("leaves an empty note, killed as it wrote it: that is removed too", async () => {
    const folder = await readyFolder();
    const file = pidFilePath(clusterIn(folder));
    await writeFile(file, "");
    await utimes(file, 1_700_000_000, 1_700_000_000);
    const server = await hold(folder);
    expect(await answers(server.address)).toBe(true);
    await server.release();
  });

  test("while it started is started again", async () => {
    const folder = await readyFolder();
    const starting = hold(folder);
    await until(async () => (await serverOf(folder)) > 0);
    process.kill(await serverOf(folder), "SIGKILL");
    const server = await starting;
    expect(await answers(server.address)).toBe(true);
    await server.release();
  });

  test("whose data was deleted under it does not harm the one that follows", async () => {
    const folder = await readyFolder();
    const old = await hold(folder);
    const oldPid = await serverOf(folder);
    await rm(path.join(folder, "postgres"), { recursive: true, maxRetries: 10 });
    const fresh = await hold(folder);
    // It does so itself when it notices, within a minute, and so perhaps already.
    if (await isAlive(oldPid)) process.kill(oldPid, "SIGINT");
    await until(async () => !(await isAlive(oldPid)));
    expect(await answers(fresh.address)).toBe(true);
    await old.release();
    await fresh.release();
  });

  test("whose socket somebody cleaned away is replaced", async () => {
    const folder = await readyFolder();
    const old = await hold(folder);
    const pid = await serverOf(folder);
    if (old.address.kind === "socket") await rm(socketFile(old.address.folder));
    const fresh = await hold(folder);
    expect(await serverOf(folder)).not.toBe(pid);
    expect(await answers(fresh.address)).toBe(true);
    await old.release();
    await fresh.release();
  });
});

describe("the data folder", () => {
  test("may have a path that is too long for a socket", async () => {
    const folder = path.join(await newFolder(), "d".repeat(60), "e".repeat(60));
    const server = await hold(folder);
    expect(server.address).not.toMatchObject({ folder: expect.stringContaining(folder) });
    expect(await answers(server.address)).toBe(true);
    await server.release();
  });

  test("may have spaces, quotes and other alphabets in its path", async () => {
    const folder = path.join(await newFolder(), `o'neil "x" données 数据, $HOME`);
    const server = await hold(folder);
    expect(await answers(server.address)).toBe(true);
    await server.release();
  });

  test("of another PostgreSQL version is refused and left as it is", async () => {
    const folder = await readyFolder();
    await writeFile(path.join(folder, "postgres", "PG_VERSION"), "12\n");
    const refused = await holdEmbeddedServer(settings(folder));
    expect(refused).toMatchObject({ ok: false, error: { code: "wrong-data-version" } });
    expect(refused.ok || refused.error.message).toContain("PostgreSQL 12");
  });

  test("that holds something else is refused", async () => {
    const folder = await newFolder();
    await mkdir(path.join(folder, "postgres"));
    await writeFile(path.join(folder, "postgres", "thesis.doc"), "precious");
    const refused = await holdEmbeddedServer(settings(folder));
    expect(refused).toMatchObject({ ok: false, error: { code: "data-folder-unusable" } });
    expect(await readdir(path.join(folder, "postgres"))).toEqual(["thesis.doc"]);
    expect(await readdir(folder)).toEqual(["postgres"]);
  });

  test("that is a file is refused", async () => {
    const file = path.join(await newFolder(), "file");
    await writeFile(file, "");
    const refused = await holdEmbeddedServer(settings(file));
    expect(refused).toMatchObject({ ok: false, error: { code: "data-folder-unusable" } });
  });

  test("may be moved while no server runs", async () => {
    const folder = await newFolder();
    await rename(await readyFolder(), path.join(folder, "moved"));
    const server = await hold(path.join(folder, "moved"));
    expect(await answers(server.address)).toBe(true);
    await server.release();
  });

  test("keeps no half of a database of a start that was killed", async () => {
    const folder = await newFolder();
    const draft = path.join(folder, "postgres.new-999999999-abc");
    await mkdir(draft);
    await writeFile(path.join(draft, "PG_VERSION"), "18\n");
    await (await hold(folder)).release();
    expect(await readdir(folder)).toEqual(["postgres", "postgres.log"]);
  });
});
