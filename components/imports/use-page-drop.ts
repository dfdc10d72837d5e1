"use client";
import { useEffect, useRef, useState } from "react";
import { fileOfText, filesDropped } from "./files-dropped.ts";

const FIELDS = "input, textarea, select, [contenteditable], [role=dialog]";

const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes("Files") === true;

/** Takes in what is dropped anywhere on the page, and what is pasted outside of fields. */
export function usePageDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    let depth = 0; // entering a child comes before leaving its parent

    function enter(event: DragEvent): void {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    }
    function leave(event: DragEvent): void {
      if (!hasFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setOver(false);
    }
    function drop(event: DragEvent): void {
      depth = 0;
      setOver(false);
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      void filesDropped(event.dataTransfer).then((files) => take.current(files));
    }
    function paste(event: ClipboardEvent): void {
      if (event.target instanceof Element && event.target.closest(FIELDS)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (files.length > 0) take.current(files);
      else if (text.trim() !== "") take.current([fileOfText(text, new Date())]);
    }

    addEventListener("dragenter", enter, { signal });
    addEventListener("dragleave", leave, { signal });
    addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault(), { signal });
    addEventListener("drop", drop, { signal });
    addEventListener("paste", paste, { signal });
    return () => listening.abort();
  }, []);

  return over;
}
