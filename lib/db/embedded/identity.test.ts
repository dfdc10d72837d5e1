import { chmod, mkdir, stat } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { embeddedHolder } from "../../testing/embedded-holder.ts";
import { holdEmbeddedServer } from "./embedded-server.ts";
import { commandAs } from "./identity.ts";

const { newFolder, hold, settings } = embeddedHolder();
const NOBODY = { kind: "user", uid: 65_534, gid: 65_534 } as const;
const NAMESPACE = { kind: "namespace" } as const;

test("root's server runs as nobody in a namespace of its own, anyone else's as themselves", () => {
  expect(commandAs({ kind: "self" }, "initdb", ["-D", "x"])).toEqual({
    file: "initdb",
    args: ["-D", "x"],
  });
  expect(commandAs(NAMESPACE, "initdb", ["-D", "x"])).toEqual({
    file: "unshare",
    args: ["--user", "--map-user=65534", "--map-group=65534", "--", "initdb", "-D", "x"],
  });
  expect(commandAs(NOBODY, "initdb", [])).toMatchObject({ file: "initdb", uid: 65_534 });
});

describe.skipIf(process.getuid?.() !== 0)("as root (skipped for ordinary users)", () => {
  test("where namespaces are forbidden, another user runs the server and owns its files", async () => {
    const folder = await newFolder();
    const server = await hold(folder, { identities: [NOBODY] });
    expect((await stat(path.join(folder, "postgres"))).uid).toBe(65_534);
    await server.release();
  });

  test("files change hands with the identity, either way", async () => {
    const folder = await newFolder();
    for (const identities of [[NAMESPACE], [NOBODY], [NAMESPACE]]) {
      const server = await hold(folder, { identities });
      expect((await stat(path.join(folder, "postgres", "base"))).uid).toBe(
        identities[0] === NOBODY ? 65_534 : 0,
      );
      await server.release();
    }
  });

  test("what nobody's server wrote goes on under nobody", async () => {
    const folder = await newFolder();
    await (await hold(folder, { identities: [NOBODY] })).release();
    const server = await hold(folder);
    expect((await stat(path.join(folder, "postgres"))).uid).toBe(65_534);
    await server.release();
  });

  test("a folder that only root may enter is named where another user has to", async () => {
    const locked = path.join(await newFolder(), "locked");
    await mkdir(locked);
    await chmod(locked, 0o700);
    const refused = await holdEmbeddedServer(
      settings(path.join(locked, "data"), { identities: [NOBODY] }),
    );
    expect(refused).toMatchObject({ ok: false, error: { code: "data-folder-unusable" } });
    expect(refused.ok || refused.error.message).toContain("TIERSCOPE_DATA");
  });
});
