import type { FileReading, UploadState } from "../../lib/wire/paths.ts";
import { Lane } from "./lane.ts";
import type { QueueEffects } from "./queue-effects.ts";
import {
  AS_DETECTED,
  FRESH,
  isRestOf,
  nextLook,
  readingToKeep,
  requestOf,
  restoredImport,
  restoredUpload,
  sourceOf,
  whileRereading,
} from "./queue-steps.ts";
import {
  columnsOf,
  isReady,
  isWaiting,
  type QueuedFile,
  TRIED_AT_ONCE_BYTES,
} from "./queued-file.ts";
import { QueuedFiles } from "./queued-files.ts";

/** Files on their way in: looked at, copied, tried out and imported, several at once. */
export class ImportQueue {
  private readonly list = new QueuedFiles();
  private readonly looks = new Lane(3);
  private readonly copies = new Lane(2);
  private readonly trials = new Lane(1);
  private readonly effects: QueueEffects;
  private count = 0;

  constructor(effects: QueueEffects) {
    this.effects = effects;
  }

  readonly subscribe = this.list.subscribe;
  readonly snapshot = this.list.snapshot;

  /** Takes in files of this page. The same file that broke off before goes on where it was. */
  add(files: readonly File[]): void {
    const added = files.map((file) => {
      const broken = this.list.all.find((one) => isRestOf(file, one));
      if (broken) this.drop(broken.key);
      const key = `file-${++this.count}`;
      return { ...FRESH, key, name: file.name, size: file.size, file };
    });
    this.list.enter(added);
    for (const { key } of added) void this.look(key, AS_DETECTED);
  }

  /** Takes in what the server still has of earlier visits; what is known already stays as it is. */
  restore(
    uploads: readonly UploadState[],
    importIds: readonly (readonly [number, string])[],
  ): void {
    const restored = [...uploads.map(restoredUpload), ...importIds.map(restoredImport)];
    const added = restored.filter(({ key }) => this.list.under(key) === undefined);
    this.list.enter(added);
    const kept = new Map(uploads.map(({ uploadId, reading }) => [uploadId, reading]));
    for (const { key, copy } of added) {
      if (copy.state === "whole") void this.look(key, kept.get(key) ?? AS_DETECTED);
    }
  }

  /** Reads the file another way. */
  reread(key: string, reading: FileReading): void {
    const { look } = this.list.get(key) ?? {};
    if (look === undefined || look.state === "looking") return;
    this.list.change(key, { look: whileRereading(look, reading), refusal: null });
    void this.look(key, reading);
  }

  /** The other files that wait for their import and have the same columns. */
  filesAlike(key: string): readonly QueuedFile[] {
    const columns = columnsOf(this.list.get(key));
    const others = this.list.all.filter((file) => file.key !== key && isWaiting(file));
    return columns === null ? [] : others.filter((file) => columnsOf(file) === columns);
  }

  /** Reads the files with the same columns by this file's mapping. */
  shareMapping(key: string): void {
    const { look } = this.list.get(key) ?? {};
    if (look?.state !== "seen") return;
    const { format, mapping } = look.preview;
    for (const alike of this.filesAlike(key)) this.reread(alike.key, { format, mapping });
  }

  /** Imports the file, at once or as soon as its copy is whole. */
  start(key: string): void {
    const file = this.list.get(key);
    if (!file || !isReady(file)) return;
    this.stopTrial(key);
    this.list.change(key, { wanted: true, refusal: null });
    void this.startIfWhole(key);
  }

  startAll(): void {
    for (const file of this.list.all) if (isReady(file)) this.start(file.key);
  }

  /** Checks every row on the server. */
  tryOut(key: string): void {
    void this.runTrial(key);
  }

  stopTrial(key: string): void {
    const under = this.list.under(key);
    if (!under?.trial) return;
    under.trial.abort();
    under.trial = null;
    this.list.change(key, { trial: null });
  }

  /** Copies the file anew after its copy failed. */
  sendAgain(key: string): void {
    this.list.change(key, { copy: { state: "waiting" } });
    void this.send(key);
  }

  /** Takes the file off the list, and its copy off the server unless an import has it. */
  drop(key: string): void {
    const file = this.list.remove(key);
    if (!file || file.importId !== null) return;
    const { copy } = file;
    if (copy.state === "whole") void this.effects.discard(copy.uploadId);
  }

  /** Takes a broken-off copy off the list and off the server. */
  discard(key: string): void {
    const { copy } = this.list.get(key) ?? {};
    this.drop(key);
    if (copy?.state === "partial") void this.effects.discard(copy.uploadId);
  }

  private async look(key: string, reading: FileReading): Promise<void> {
    const under = this.list.under(key);
    const file = this.list.get(key);
    if (!under || !file) return;
    const mine = ++under.turn;
    this.stopTrial(key);
    this.list.change(key, { trial: null });
    const before = file.look;
    if (before.state === "seen") await this.effects.settle();
    if (mine !== under.turn) return;
    const source = sourceOf(file);
    if (source === null) return;
    const seen = await this.looks.run(() => this.effects.look(source, reading));
    if (mine !== under.turn || under.gone.signal.aborted) return;
    this.list.change(key, { look: nextLook(this.list.get(key)?.look ?? before, reading, seen) });
    if (!seen.ok) return;
    this.keep(key);
    if (this.list.get(key)?.copy.state === "waiting") await this.send(key);
    else this.tryIfSmall(key);
  }

  private async send(key: string): Promise<void> {
    const under = this.list.under(key);
    const { file } = this.list.get(key) ?? {};
    if (!under || !file) return;
    this.list.change(key, { copy: { state: "sending", sent: 0, stalled: null } });
    let sent = 0;
    const show = (stalled: string | null): void =>
      this.list.change(key, { copy: { state: "sending", sent, stalled } });
    const copied = await this.copies.run(async () => {
      const { signal } = under.gone;
      return await this.effects.upload(file, {
        signal,
        onProgress: ({ offset }) => {
          sent = offset;
          show(null);
        },
        onStalled: (problem) => show(problem?.message ?? null),
      });
    });
    if (under.gone.signal.aborted) {
      if (copied.ok) void this.effects.discard(copied.value.uploadId);
      return;
    }
    if (!copied.ok) {
      this.list.change(key, { copy: { state: "failed", problem: copied.error }, wanted: false });
      return;
    }
    const { uploadId, earlierImports } = copied.value;
    this.list.change(key, { copy: { state: "whole", uploadId, earlierImports } });
    this.keep(key);
    if (this.list.get(key)?.wanted) await this.startIfWhole(key);
    else this.tryIfSmall(key);
  }

  /** So that a reload finds a changed reading again. */
  private keep(key: string): void {
    const kept = readingToKeep(this.list.get(key));
    if (kept) void this.effects.keep(kept.uploadId, kept.reading);
  }

  private tryIfSmall(key: string): void {
    const file = this.list.get(key);
    if (file && file.size <= TRIED_AT_ONCE_BYTES && isReady(file)) void this.runTrial(key);
  }

  private async runTrial(key: string): Promise<void> {
    const under = this.list.under(key);
    const file = this.list.get(key);
    const request = file && requestOf(file);
    if (!under || !request) return;
    under.trial?.abort();
    const mine = new AbortController();
    under.trial = mine;
    this.list.change(key, { trial: { state: "running", rows: 0, bytes: 0 } });
    const onProgress = (rows: number, bytes: number): void => {
      if (!mine.signal.aborted) this.list.change(key, { trial: { state: "running", rows, bytes } });
    };
    const tried = await this.trials.run(async () =>
      mine.signal.aborted
        ? null
        : await this.effects.tryOut(request, { signal: mine.signal, onProgress }),
    );
    if (mine.signal.aborted || tried === null) return;
    under.trial = null;
    this.list.change(key, {
      trial: tried.ok
        ? { state: "done", dryRun: tried.value }
        : { state: "failed", problem: tried.error },
    });
  }

  private async startIfWhole(key: string): Promise<void> {
    const file = this.list.get(key);
    const request = file && requestOf(file);
    if (!request) return;
    const started = await this.effects.start(request);
    if (started.ok) this.list.change(key, { importId: started.value.id });
    else if (started.error.code === "upload-unknown" && file.file) await this.send(key);
    else this.list.change(key, { wanted: false, refusal: started.error });
  }
}
