"use client";
import { type MouseEvent, useState } from "react";
import type { PictureError } from "../charts/kit/picture.ts";
import { Button } from "../ui/button.tsx";
import { saveFile } from "./save-file.ts";

interface TablePngProps {
  /** Begins the file's name. */
  readonly id: string;
  readonly title: string;
  /** Range and filters in words. */
  readonly covers: string;
}

const NO_PICTURE: Readonly<Record<PictureError, string>> = {
  "nothing-drawn": "No table is drawn.",
  "font-away": "The font did not come.",
  "too-large": "Too large to draw.",
};

/** Saves a picture of the table in the same section of the page. */
export function TablePng({ id, title, covers }: TablePngProps) {
  const [problem, setProblem] = useState<PictureError | null>(null);

  async function save({ currentTarget }: MouseEvent<HTMLElement>): Promise<void> {
    const table = currentTarget.closest("section")?.querySelector("table");
    const { tablePicture } = await import("../charts/kit/table-picture.ts");
    const picture = table ? await tablePicture(table, { title, covers }) : null;
    if (picture?.ok) saveFile(`tierscope-${id}.png`, picture.value);
    setProblem(picture === null ? "nothing-drawn" : picture.ok ? null : picture.error);
  }

  return (
    <>
      {problem === null ? null : (
        <span role="alert" className="text-12 text-warn">
          {NO_PICTURE[problem]}
        </span>
      )}
      <Button size="small" look="quiet" onClick={save} aria-label={`PNG of ${title}`}>
        PNG
      </Button>
    </>
  );
}
