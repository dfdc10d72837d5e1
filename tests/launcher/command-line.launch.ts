import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { commands } from "../../lib/cli/commands.ts";
import { productEnvironment, ROOT } from "../browser/harness/start-product.ts";
import { type Ended, newDataFolder, removeDataFolders, run, tierscope } from "./run-tierscope.ts";

const names = commands.map(({ name }) => name);
const ends = async (...args: string[]): Promise<Ended> =>
  await tierscope(newDataFolder(), args).ended;

afterEach(removeDataFolders);

describe("the command line", () => {
  test.each([[[]], [["--help"]], [["-h"]], [["help"]]])("%j lists every command", async (args) => {
    const { code, stdout, stderr } = await ends(...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const name of names) expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
  });

  test("a command that does not exist ends with 2 and names the nearest one", async () => {
    expect(await ends("prics")).toEqual({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(/^tierscope: there is no command "prics"; did you mean price/),
    });
  });

  test("with --json even that is one JSON object on standard output, and nothing else", async () => {
    const { code, stdout, stderr } = await ends("nonsense", "--json");
    expect(JSON.parse(stdout)).toEqual({
      error: { code: "usage", message: expect.stringContaining(names.join(", ")) },
    });
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
  });

  test("runs from another folder and through a link", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope link "));
    const link = path.join(folder, "tierscope");
    fs.symlinkSync(path.join(ROOT, "bin", "tierscope.mjs"), link);
    const { code, stdout } = await run([link, "--version"], productEnvironment(folder)).ended;
    fs.rmSync(folder, { recursive: true });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  test("a reader that goes away early, like head, is no error", async () => {
    const shell = `"${process.execPath}" bin/tierscope.mjs prices | head -n 1 >&2`;
    const { stderr } = await run(["sh", "-c", shell], productEnvironment(newDataFolder())).ended;
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe.each(names)("tierscope %s", (name) => {
  test("explains itself, and touches nothing", async () => {
    const dataFolder = newDataFolder();
    const { code, stdout, stderr } = await tierscope(dataFolder, [name, "--help"]).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`Usage: tierscope ${name}`);
    expect(stdout).toContain("--json");
    expect(fs.existsSync(dataFolder)).toBe(false);
  });

  test("refuses an unknown option with 2, as one JSON object under --json", async () => {
    const { code, stdout, stderr } = await ends(name, "--no-such-option", "--json");
    expect(JSON.parse(stdout)).toEqual({
      error: { code: "usage", message: expect.stringContaining("--no-such-option") },
    });
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
  });
});
