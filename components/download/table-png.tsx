"use client";
import { type MouseEvent, useState } from "react";
import type { ChartTable } from "../charts/kit/chart-model.ts";
import type { PictureError } from "../charts/kit/picture.ts";
import { Button } from "../ui/button.tsx";
import { saveFile } from "./save-file.ts";

interface TablePngProps {
  /** Begins the file's name. */
  readonly id: string;
  readonly title: string;
  /** Range and filters in words. */
  readonly covers: string;
  /** What is drawn where the page has no such table. */
  readonly table?: () => ChartTable;
}

const NO_PICTURE: Readonly<Record<PictureError, string>> = {
  "nothing-drawn": "No table is drawn.",
  "font-away": "The font did not come.",
  "too-large": "Too large to draw.",
};

/** The table that stands nearest: in the smallest part of the page around an element that has one. */
function tableNear(element: HTMLElement): HTMLTableElement | null {
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    const table = at.querySelector("table");
    if (table) return table;
  }
  return null;
}

/** Saves a picture of the table beside which it stands. */
export function TablePng({ id, title, covers, table }: TablePngProps) {
  const [problem, setProblem] = useState<PictureError | null>(null);

  async function save({ currentTarget }: MouseEvent<HTMLElement>): Promise<void> {
    const { rowsOfTable, rowsOnScreen, tablePicture } = await import(
      "../charts/kit/table-picture.ts"
    );
    const near = table ? null : tableNear(currentTarget);
    const rows = table ? rowsOfTable(table()) : near ? rowsOnScreen(near) : [];
    const looks = near ?? currentTarget.closest("section") ?? document.body;
    const picture = await tablePicture(looks, rows, { title, covers });
    setProblem(picture.ok ? null : picture.error);
    if (picture.ok) saveFile(`tierscope-${id}.png`, picture.value);
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
