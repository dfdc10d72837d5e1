import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { smallDisk } from "../testing/small-disk.ts";
import { beginUpload } from "./begin-upload.ts";
import { listUploads } from "./list-uploads.ts";
import { forgetHash } from "./running-hash.ts";
import { stagedPath } from "./staging-folder.ts";
import { storePart } from "./store-part.ts";
import { MOST_PART_BYTES, readUpload, removeUpload } from "./upload.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "tierscope staging "));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const text = (value: string): Uint8Array => Buffer.from(value);

async function* pieces(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

const part = (offset: number, bytes: Uint8Array) => ({
  offset,
  sha256: sha256(bytes),
  body: pieces(bytes),
});

async function begin(bytes: number, into = folder): Promise<string> {
  const file = { fileName: "usage.csv", bytes, modifiedMs: 1_777_777_777_000, headSha256: null };
  const begun = await beginUpload(into, file);
  if (!begun.ok) throw new Error(begun.error.message);
  return begun.value.id;
}

const stored = (id: string): string => readFileSync(stagedPath(folder, id) ?? "", "utf8");

test("parts become the file, and its hash is that of the whole", async () => {
  const id = await begin(11);
  expect(await storePart(folder, id, part(0, text("hello ")))).toMatchObject({
    ok: true,
    value: { offset: 6, sha256: null },
  });
  expect(await storePart(folder, id, part(6, text("world")))).toMatchObject({
    ok: true,
    value: { offset: 11, sha256: sha256(text("hello world")) },
  });
  expect(stored(id)).toBe("hello world");
  expect(statSync(stagedPath(folder, id) ?? "").mode & 0o077).toBe(0);
});

test("a part at the wrong place is refused with the right one", async () => {
  const id = await begin(11);
  await storePart(folder, id, part(0, text("hello ")));
  for (const offset of [7, 3]) {
    expect(await storePart(folder, id, part(offset, text("wor")))).toMatchObject({
      ok: false,
      error: { code: "wrong-offset", offset: 6 },
    });
  }
  expect(stored(id)).toBe("hello ");
});

test("a part with another hash than announced leaves nothing behind", async () => {
  const id = await begin(5);
  const wrong = { ...part(0, text("hello")), sha256: sha256(text("hallo")) };
  expect(await storePart(folder, id, wrong)).toMatchObject({ error: { code: "wrong-hash" } });
  expect(stored(id)).toBe("");
  expect(await storePart(folder, id, part(0, text("hello")))).toMatchObject({ ok: true });
});

test("a repeated part is told as stored, also the last one", async () => {
  const id = await begin(11);
  await storePart(folder, id, part(0, text("hello ")));
  expect(await storePart(folder, id, part(0, text("hello ")))).toMatchObject({
    ok: true,
    value: { offset: 6 },
  });
  await storePart(folder, id, part(6, text("world")));
  expect(await storePart(folder, id, part(6, text("world")))).toMatchObject({
    ok: true,
    value: { offset: 11, sha256: sha256(text("hello world")) },
  });
  expect(stored(id)).toBe("hello world");
});

test("two tabs that send the same file share one upload and end with the same bytes", async () => {
  const ids = await Promise.all([begin(9), begin(9)]);
  expect(ids[0]).toBe(ids[1]);
  const [id = ""] = ids;
  const send = async () => {
    for (const [offset, piece] of [
      [0, "abc"],
      [3, "def"],
      [6, "ghi"],
    ] as const) {
      const answer = await storePart(folder, id, part(offset, text(piece)));
      expect(answer.ok).toBe(true);
    }
  };
  await Promise.all([send(), send()]);
  expect(stored(id)).toBe("abcdefghi");
  expect((await readUpload(folder, id))?.sha256).toBe(sha256(text("abcdefghi")));
});

test("an upload survives a restart: the rest is enough, and the hash is still that of the whole", async () => {
  const id = await begin(11);
  await storePart(folder, id, part(0, text("hello ")));
  forgetHash(stagedPath(folder, id) ?? ""); // what a new process does not know
  expect(await begin(11)).toBe(id);
  expect(await listUploads(folder)).toMatchObject([{ id, offset: 6 }]);
  expect(await storePart(folder, id, part(6, text("world")))).toMatchObject({
    value: { sha256: sha256(text("hello world")) },
  });
});

test("bytes beyond those that were announced are refused, fewer leave the upload unfinished", async () => {
  const id = await begin(5);
  expect(await storePart(folder, id, part(0, text("hello!")))).toMatchObject({
    error: { code: "too-large" },
  });
  await storePart(folder, id, part(0, text("hell")));
  expect(await readUpload(folder, id)).toMatchObject({ offset: 4, sha256: null });
});

test("a part may be as large as 8 MiB, not one byte larger", async () => {
  const most = new Uint8Array(MOST_PART_BYTES).fill(7);
  const id = await begin(MOST_PART_BYTES + 1);
  const larger = new Uint8Array(MOST_PART_BYTES + 1).fill(7);
  expect(await storePart(folder, id, part(0, larger))).toMatchObject({
    error: { code: "too-large" },
  });
  expect(await storePart(folder, id, part(0, most))).toMatchObject({
    value: { offset: MOST_PART_BYTES },
  });
});

test("a connection that breaks off within a part leaves nothing of it", async () => {
  const id = await begin(5);
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield text("hel");
    throw new Error("aborted");
  }
  const answer = await storePart(folder, id, { ...part(0, text("hello")), body: broken() });
  expect(answer).toMatchObject({ error: { code: "cut-short" } });
  expect(stored(id)).toBe("");
});

test("a slow sender is waited for", async () => {
  const id = await begin(6);
  async function* slow(): AsyncGenerator<Uint8Array> {
    for (const piece of ["he", "ll", "o!"]) {
      await sleep(20);
      yield text(piece);
    }
  }
  const answer = await storePart(folder, id, { ...part(0, text("hello!")), body: slow() });
  expect(answer).toMatchObject({ ok: true, value: { offset: 6 } });
});

test("a name that is no upload of ours reaches no file", async () => {
  for (const id of ["../../etc/passwd", "", "0".repeat(36), crypto.randomUUID()]) {
    expect(await storePart(folder, id, part(0, text("x")))).toMatchObject({
      error: { code: "upload-unknown" },
    });
    await removeUpload(folder, id);
  }
});

test("an empty file is whole at once, one above 20 GiB is refused", async () => {
  const id = await begin(0);
  expect((await readUpload(folder, id))?.sha256).toBe(sha256(text("")));
  const huge = { fileName: "x", bytes: 20 * 2 ** 30 + 1, modifiedMs: null, headSha256: null };
  expect(await beginUpload(folder, huge)).toMatchObject({ error: { code: "too-large" } });
});

const disk = smallDisk(6);

describe.skipIf(disk === null)("a full disk (skipped where a disk cannot be mounted)", () => {
  afterEach(() => disk?.remove());

  test("refuses what cannot fit, keeps what was copied, and goes on once there is space", async () => {
    if (disk === null) return;
    const mebibyte = new Uint8Array(2 ** 20).fill(1);
    const tooMuch = {
      ...{ fileName: "big.csv", bytes: 50 * 2 ** 20, modifiedMs: null, headSha256: null },
    };
    expect(await beginUpload(disk.folder, tooMuch)).toMatchObject({ error: { code: "disk-full" } });

    const one = await begin(4 * 2 ** 20, disk.folder);
    const other = { fileName: "b", bytes: 5 * 2 ** 20, modifiedMs: null, headSha256: null };
    const two = await beginUpload(disk.folder, other);
    if (!two.ok) throw new Error(two.error.message);
    for (let n = 0; n < 4; n += 1) {
      expect((await storePart(disk.folder, one, part(n * 2 ** 20, mebibyte))).ok).toBe(true);
    }
    let offset = 0;
    let refused = await storePart(disk.folder, two.value.id, part(offset, mebibyte));
    while (refused.ok) {
      offset += 2 ** 20;
      refused = await storePart(disk.folder, two.value.id, part(offset, mebibyte));
    }
    expect(refused.error.code).toBe("disk-full");
    expect((await readUpload(disk.folder, two.value.id))?.offset).toBe(offset);
    disk.grow(20);
    const again = await storePart(disk.folder, two.value.id, part(offset, mebibyte));
    expect(again).toMatchObject({ ok: true, value: { offset: offset + 2 ** 20 } });
  });
});
