import { expect, test } from "vitest";
import { err, ok, type Result } from "../../lib/core/result.ts";
import type { DryRun, ImportPreview, ImportSummary } from "../../lib/wire/imports.ts";
import type { NewImportRequest, UploadState } from "../../lib/wire/paths.ts";
import type { RequestProblem } from "../api/request-json.ts";
import { BLANK_MAPPING } from "./edit-mapping.ts";
import { ImportQueue } from "./import-queue.ts";
import type { QueueEffects } from "./queue-effects.ts";

type Answer<Value> = Result<Value, RequestProblem>;

const PREVIEW: ImportPreview = {
  ok: true,
  format: "tierscope-csv",
  formatTitle: "Tierscope CSV",
  why: "Its columns say so.",
  grain: "call",
  needsMapping: false,
  alternatives: [],
  columns: [],
  mapping: null,
  mappingFrom: null,
  mappingProblem: null,
  mappingFault: null,
  missing: [],
  rows: [],
};

const DRY_RUN = { counts: { inserted: 3 } } as unknown as DryRun; // the queue only hands it on

/** A server that answers when the test says so, and remembers what it was asked. */
class Server implements QueueEffects {
  readonly asked: string[] = [];
  private readonly held = new Map<string, ((answer: never) => void)[]>();

  private wait<Value>(what: string): Promise<Value> {
    this.asked.push(what);
    const name = what.split(" ")[0] ?? "";
    return new Promise((resolve) => {
      const waiting = this.held.get(name) ?? [];
      this.held.set(name, [...waiting, resolve as (answer: never) => void]);
    });
  }

  /** Answers the oldest open question of that kind. */
  async answer(name: string, answer: unknown): Promise<void> {
    await new Promise((done) => setTimeout(done));
    const [first, ...rest] = this.held.get(name) ?? [];
    if (!first) throw new Error(`nobody asked to ${name}`);
    this.held.set(name, rest);
    first(answer as never);
    await new Promise((done) => setTimeout(done));
  }

  look = (_source: unknown, reading: { readonly mapping: unknown }) =>
    this.wait<Answer<ImportPreview>>(`look ${JSON.stringify(reading.mapping)}`);
  upload = (file: File) => this.wait<Answer<UploadState>>(`upload ${file.name}`);
  tryOut = () => this.wait<Answer<DryRun>>("try");
  start = (request: NewImportRequest) =>
    this.wait<Answer<ImportSummary>>(`start ${request.uploadId}`);
  discard = async (uploadId: string) => this.asked.push(`discard ${uploadId}`);
  keep = async (uploadId: string, reading: unknown) =>
    this.asked.push(`keep ${uploadId} ${JSON.stringify(reading)}`);
  settle = async () => {};
}

const file = (name: string, size = 10) => new File(["x".repeat(size)], name);

const uploaded = (uploadId: string): Answer<UploadState> =>
  ok({ uploadId, fileName: "a.csv", bytes: 10, offset: 10, earlierImports: [], reading: null });

const started = (id: number): Answer<ImportSummary> => ok({ id } as ImportSummary); // all that is read of it

function opened() {
  const server = new Server();
  const queue = new ImportQueue(server);
  const only = () => {
    const [first] = queue.snapshot();
    if (!first) throw new Error("the queue is empty");
    return first;
  };
  return { server, queue, only };
}

test("a file is looked at, copied and tried out by itself, and imported when asked to", async () => {
  const { server, queue, only } = opened();
  queue.add([file("a.csv")]);
  await server.answer("look", ok(PREVIEW));
  await server.answer("upload", uploaded("u1"));
  await server.answer("try", ok(DRY_RUN));
  expect(only().trial).toEqual({ state: "done", dryRun: DRY_RUN });
  queue.start(only().key);
  await server.answer("start", started(7));
  expect(only().importId).toBe(7);
  expect(server.asked).toEqual(["look null", "upload a.csv", "try", "start u1"]);
});

test("every dropped file comes in, in the order of the drop", () => {
  const { queue } = opened();
  queue.add([file("a.csv"), file("b.csv"), file("c.csv")]);
  queue.add([file("d.csv")]);
  expect(queue.snapshot().map(({ name }) => name)).toEqual(["d.csv", "a.csv", "b.csv", "c.csv"]);
});

test("import said before the copy is whole starts once it is", async () => {
  const { server, queue, only } = opened();
  queue.add([file("a.csv")]);
  await server.answer("look", ok(PREVIEW));
  queue.start(only().key);
  expect(only().wanted).toBe(true);
  await server.answer("upload", uploaded("u1"));
  expect(server.asked).toEqual(["look null", "upload a.csv", "start u1"]);
});

test("a file that is no usage is never copied", async () => {
  const { server, queue, only } = opened();
  queue.add([file("photo.csv")]);
  await server.answer("look", err({ code: "binary-file", message: "It is binary." }));
  expect(only().look).toMatchObject({ state: "refused" });
  expect(server.asked).toEqual(["look null"]);
});

test("a file that was declined is looked at again in the way that the user names, and copied then", async () => {
  const { server, queue, only } = opened();
  queue.add([file("odd.jsonl")]);
  const alternatives = [{ id: "mapped-jsonl", title: "Any JSON by a mapping" }];
  await server.answer("look", err({ code: "no-usage", message: "No usage.", alternatives }));
  expect(only().look).toMatchObject({ state: "refused", problem: { alternatives } });
  queue.reread(only().key, { format: "mapped-jsonl", mapping: null });
  expect(only().look).toEqual({ state: "looking" });
  await server.answer("look", ok(PREVIEW));
  await server.answer("upload", uploaded("u1"));
  expect(only()).toMatchObject({ look: { state: "seen" }, copy: { state: "whole" } });
});

test("a file taken off the list while it is copied leaves no copy behind", async () => {
  const { server, queue, only } = opened();
  queue.add([file("a.csv")]);
  await server.answer("look", ok(PREVIEW));
  queue.drop(only().key);
  await server.answer("upload", uploaded("u1"));
  expect(queue.snapshot()).toEqual([]);
  expect(server.asked.at(-1)).toBe("discard u1");
});

test("of two readings only the answer to the last one counts, and a running check of the old one ends", async () => {
  const { server, queue, only } = opened();
  queue.add([file("a.csv")]);
  await server.answer("look", ok({ ...PREVIEW, needsMapping: true, mapping: BLANK_MAPPING }));
  await server.answer("upload", uploaded("u1"));
  const one = { ...BLANK_MAPPING, columns: { model: "one" } };
  const two = { ...BLANK_MAPPING, columns: { model: "two" } };
  queue.reread(only().key, { format: null, mapping: one });
  expect(only().trial).toBeNull();
  await new Promise((done) => setTimeout(done));
  queue.reread(only().key, { format: null, mapping: two });
  const seen = { ...PREVIEW, needsMapping: true };
  await server.answer("look", ok({ ...seen, mapping: one }));
  expect(only().look).toMatchObject({ busy: true, preview: { mapping: two } });
  await server.answer("look", ok({ ...seen, mapping: two }));
  expect(only().look).toMatchObject({ busy: false, preview: { mapping: two } });
  await server.answer("try", ok(DRY_RUN)); // of the reading that is gone
  expect(only().trial).toMatchObject({ state: "running" });
});

test("a refused start can be tried again; a copy that is gone is sent again", async () => {
  const { server, queue, only } = opened();
  queue.add([file("a.csv")]);
  await server.answer("look", ok(PREVIEW));
  await server.answer("upload", uploaded("u1"));
  queue.start(only().key);
  const otherwise = { code: "file-imported-otherwise", message: "Undo it first.", importId: 3 };
  await server.answer("start", err(otherwise));
  expect(only()).toMatchObject({ wanted: false, refusal: otherwise });
  queue.start(only().key);
  await server.answer("start", err({ code: "upload-unknown", message: "It is gone." }));
  await server.answer("upload", uploaded("u2"));
  await server.answer("start", started(8));
  expect(only()).toMatchObject({ importId: 8, refusal: null });
});

test("what earlier visits left is shown again: whole copies to import, broken ones to choose again", async () => {
  const { server, queue } = opened();
  const left = { fileName: "a.csv", bytes: 10, earlierImports: [], reading: null };
  const uploads = [
    { ...left, uploadId: "u1", offset: 10 },
    { ...left, uploadId: "u2", offset: 4 },
  ];
  queue.restore(uploads, [[5, "b.csv"]]);
  queue.restore(uploads, [[5, "b.csv"]]);
  expect(queue.snapshot().map(({ copy, importId }) => [copy.state, importId])).toEqual([
    ["whole", null],
    ["partial", null],
    ["waiting", 5],
  ]);
  expect(server.asked).toEqual(["look null"]);
  queue.add([file("a.csv")]);
  expect(queue.snapshot().map(({ copy }) => copy.state)).toEqual(["waiting", "whole", "waiting"]);
  expect(server.asked).not.toContain("discard u2");
});

test("a changed mapping is kept with the copy, and found again by a later visit", async () => {
  const { server, queue, only } = opened();
  queue.add([file("a.csv")]);
  await server.answer("look", ok({ ...PREVIEW, needsMapping: true, mapping: BLANK_MAPPING }));
  const mapping = { ...BLANK_MAPPING, columns: { time: "when" } };
  queue.reread(only().key, { format: "mapped-csv", mapping });
  await server.answer("look", ok({ ...PREVIEW, needsMapping: true, mapping }));
  expect(server.asked.filter((what) => what.startsWith("keep"))).toEqual([]);
  await server.answer("upload", uploaded("u1"));
  const reading = { format: "mapped-csv", mapping };
  expect(server.asked).toContain(`keep u1 ${JSON.stringify(reading)}`);

  const later = opened();
  const left = { fileName: "a.csv", bytes: 10, offset: 10, earlierImports: [] };
  later.queue.restore([{ ...left, uploadId: "u1", reading }], []);
  await new Promise((done) => setTimeout(done));
  expect(later.server.asked).toEqual([`look ${JSON.stringify(mapping)}`]);
});

test("a mapping is shared with the files that have the same columns, and with no others", async () => {
  const { server, queue } = opened();
  queue.add([file("a.csv"), file("b.csv"), file("c.csv")]);
  const needs = { ...PREVIEW, needsMapping: true, mapping: BLANK_MAPPING };
  const named = (...names: string[]) => names.map((name) => ({ name, samples: [] }));
  await server.answer("look", ok({ ...needs, columns: named("when", "model") }));
  await server.answer("look", ok({ ...needs, columns: named("model", "when") }));
  await server.answer("look", ok({ ...needs, columns: named("day", "model") }));
  const key = queue.snapshot()[0]?.key ?? "";
  expect(queue.filesAlike(key).map(({ name }) => name)).toEqual(["b.csv"]);
  queue.shareMapping(key);
  expect(queue.snapshot().map(({ look }) => look.state === "seen" && look.busy)).toEqual([
    false,
    true,
    false,
  ]);
});
