import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type {
  DryRun,
  ImportPreview,
  ImportRefusal,
  ImportReport,
  ImportSummary,
} from "../../lib/wire/imports.ts";
import {
  API,
  type DryRunEvent,
  type NewImportRequest,
  UPLOAD_HASH_HEADER,
  UPLOAD_OFFSET_HEADER,
  UPLOAD_PART_BYTES,
  type UploadState,
} from "../../lib/wire/paths.ts";

const POLL_MS = 25;
const OVER: ReadonlySet<string> = new Set(["done", "failed", "cancelled", "undone"]);

export const sha256Of = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");

/** The server as the pages ask it. A refusal is thrown with all that it said. */
export class PageApi {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async json<Answer>(path: string, options?: RequestInit): Promise<Answer> {
    const response = await fetch(this.url + path, options);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }

  async text(path: string): Promise<string> {
    return await (await fetch(this.url + path)).text();
  }

  send<Answer>(method: "POST" | "PUT", path: string, body: unknown): Promise<Answer> {
    const headers = { "content-type": "application/json" };
    return this.json(path, { method, headers, body: JSON.stringify(body) });
  }

  begin(fileName: string, bytes: number): Promise<UploadState> {
    const wish = { fileName, bytes, modifiedMs: null, headSha256: null };
    return this.send("POST", API.uploads, wish);
  }

  /** A part as the pages send it; the answer is told whatever it is. */
  async putPart(
    id: string,
    offset: number,
    part: Uint8Array,
    { sha256 = sha256Of(part), headers = {} } = {},
  ): Promise<Response> {
    return await fetch(`${this.url}${API.uploads}/${id}`, {
      method: "PUT",
      headers: {
        [UPLOAD_OFFSET_HEADER]: String(offset),
        [UPLOAD_HASH_HEADER]: sha256,
        ...headers,
      },
      body: part as Uint8Array<ArrayBuffer>, // what Node reads from files and encoders
    });
  }

  async upload(fileName: string, bytes: Uint8Array): Promise<string> {
    const { uploadId } = await this.begin(fileName, bytes.byteLength);
    for (let offset = 0; offset < bytes.byteLength; offset += UPLOAD_PART_BYTES) {
      const part = bytes.subarray(offset, offset + UPLOAD_PART_BYTES);
      const answer = await this.putPart(uploadId, offset, part);
      if (!answer.ok) throw new Error(`a part answered ${answer.status}: ${await answer.text()}`);
    }
    return uploadId;
  }

  preview(fields: Readonly<Record<string, string | null>>): Promise<ImportPreview | ImportRefusal> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) if (value !== null) form.set(name, value);
    return this.json(API.preview, { method: "POST", body: form });
  }

  /** What the dry run ends with. */
  async tryOut(wish: NewImportRequest): Promise<Exclude<DryRunEvent, { kind: "progress" }>> {
    const response = await fetch(this.url + API.dryRun, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(wish),
    });
    const last = (await response.text()).trimEnd().split("\n").at(-1) ?? "";
    if (!response.ok) throw new Error(`the dry run answered ${response.status}: ${last}`);
    return JSON.parse(last);
  }

  async dryRun(wish: NewImportRequest): Promise<DryRun> {
    const end = await this.tryOut(wish);
    if (end.kind === "failed") throw new Error(`the dry run failed: ${end.message}`);
    return end.dryRun;
  }

  start(wish: NewImportRequest): Promise<ImportSummary> {
    return this.send("POST", API.imports, wish);
  }

  report(id: number): Promise<ImportReport> {
    return this.json(`${API.imports}/${id}`);
  }

  /** The report of an import once it is over. */
  async ended(id: number): Promise<ImportReport> {
    for (;;) {
      const report = await this.report(id);
      if (OVER.has(report.state)) return report;
      await sleep(POLL_MS);
    }
  }

  async undo(id: number): Promise<ImportReport> {
    await this.json(`${API.imports}/${id}`, { method: "DELETE" });
    return await this.ended(id);
  }
}
