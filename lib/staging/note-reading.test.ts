import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { beginUpload } from "./begin-upload.ts";
import { noteReading } from "./note-reading.ts";
import { readUpload } from "./upload.ts";

const announced = { fileName: "calls.csv", bytes: 10, modifiedMs: 1, headSha256: null };

test("how a file is to be read is kept beside it, and survives a begin of the same upload", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope staging "));
  const begun = await beginUpload(folder, announced);
  if (!begun.ok) throw new Error(begun.error.message);
  const { id, reading } = begun.value;
  expect(reading).toBeNull();
  const mine = { format: "mapped-csv", mapping: { columns: { time: "when" } } };
  expect(await noteReading(folder, id, mine)).toMatchObject({ id, offset: 0, reading: mine });
  expect((await readUpload(folder, id))?.reading).toEqual(mine);
  const again = await beginUpload(folder, announced);
  expect(again.ok && again.value.reading).toEqual(mine);
  expect(await noteReading(folder, "no-such-upload", mine)).toBeNull();
  fs.rmSync(folder, { recursive: true });
});
