"use client";
import { useRef, useState } from "react";
import type { ImportPreview, ImportSummary } from "../../lib/wire/imports.ts";
import { API, type NewImportRequest } from "../../lib/wire/paths.ts";
import { postJson } from "../api/request-json.ts";
import { lookAtFile, type Reading } from "./look-at-file.ts";
import { uploadFile } from "./upload-file.ts";

export type NewImport =
  | { readonly step: "choose"; readonly problem: string | null }
  | { readonly step: "looking"; readonly file: File }
  | {
      readonly step: "check";
      readonly file: File;
      readonly preview: ImportPreview;
      /** A changed reading is being looked at. */
      readonly busy: boolean;
      readonly problem: string | null;
    }
  | { readonly step: "sending"; readonly file: File; readonly sent: number }
  | {
      readonly step: "started";
      readonly id: number;
      readonly name: string;
      readonly again: boolean;
    };

const REREAD_AFTER_MS = 250;

/** The way of a file from the drop to a running import. */
export function useNewImport(onStarted: () => void) {
  const [state, setState] = useState<NewImport>({ step: "choose", problem: null });
  const turn = useRef(0);
  const stop = useRef<AbortController | null>(null);

  async function choose(file: File): Promise<void> {
    const mine = ++turn.current;
    setState({ step: "looking", file });
    const seen = await lookAtFile(file, { format: null, mapping: null });
    if (mine !== turn.current) return;
    if (seen.ok) setState({ step: "check", file, preview: seen.value, busy: false, problem: null });
    else setState({ step: "choose", problem: seen.error.message });
  }

  /** Reads the file another way; of quick changes only the last is looked at. */
  async function reread(file: File, preview: ImportPreview, reading: Reading): Promise<void> {
    const mine = ++turn.current;
    const mapping = reading.mapping ?? preview.mapping;
    setState({ step: "check", file, preview: { ...preview, mapping }, busy: true, problem: null });
    await new Promise((resolve) => setTimeout(resolve, REREAD_AFTER_MS));
    if (mine !== turn.current) return;
    const seen = await lookAtFile(file, reading);
    if (mine !== turn.current) return;
    const problem = seen.ok ? null : seen.error.message;
    const why = reading.mapping === null && seen.ok ? seen.value.why : preview.why;
    const next = seen.ok ? { ...seen.value, why } : { ...preview, mapping };
    setState({ step: "check", file, preview: next, busy: false, problem });
  }

  async function send(file: File, preview: ImportPreview): Promise<void> {
    const mine = ++turn.current;
    const controller = new AbortController();
    stop.current = controller;
    const backToCheck = (problem: string): void =>
      setState({ step: "check", file, preview, busy: false, problem });

    setState({ step: "sending", file, sent: 0 });
    const onProgress = (sent: number): void => {
      if (mine === turn.current) setState({ step: "sending", file, sent });
    };
    const receipt = await uploadFile(file, { signal: controller.signal, onProgress });
    if (!receipt.ok) return backToCheck(receipt.error.message);

    const { format, mapping } = preview;
    const { uploadId, earlierImports } = receipt.value;
    const request: NewImportRequest = { uploadId, fileName: file.name, format, mapping };
    const started = await postJson<ImportSummary>(API.imports, request);
    if (!started.ok) return backToCheck(started.error.message);
    const { id, fileName: name } = started.value;
    setState({ step: "started", id, name, again: earlierImports.length > 0 });
    onStarted();
  }

  function reset(): void {
    turn.current += 1;
    stop.current?.abort();
    setState({ step: "choose", problem: null });
  }

  return { state, choose, reread, send, reset };
}
