import { err, ok, type Result } from "../../../lib/core/result.ts";
import type { ChartTable } from "./chart-model.ts";
import { fitText } from "./fit-text.ts";
import type { PictureError } from "./picture.ts";

const SCALE = 2;
const PADDING = 20;
const TITLE_HEIGHT = 46;
const GAP = 20;
const LINE_HEIGHT = 17;
const ROW_PADDING = 5;
const WIDEST_COLUMN = 320;
const MOST_ROWS = 100;
const MOST_LINES = 3;

export interface DrawnCell {
  readonly lines: readonly string[];
  readonly isRight: boolean;
}

export type DrawnRow = readonly DrawnCell[];

const linesOf = (cell: HTMLElement): string[] =>
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not told, and blocks are lines of their own
  cell.innerText
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, MOST_LINES);

function readRow({ cells }: HTMLTableRowElement): DrawnRow {
  return [...cells].map((cell) => ({
    lines: linesOf(cell),
    isRight: ["right", "end"].includes(getComputedStyle(cell).textAlign),
  }));
}

/** The colour behind an element: its own, or that of the nearest one around it that has one. */
function backgroundOf(element: HTMLElement): string {
  for (let at: HTMLElement | null = element; at !== null; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    const isClear = backgroundColor === "transparent" || /[,/]\s*0\)$/.test(backgroundColor);
    if (!isClear) return backgroundColor;
  }
  return "white";
}

const heightOf = (row: DrawnRow): number =>
  Math.max(1, ...row.map(({ lines }) => lines.length)) * LINE_HEIGHT + 2 * ROW_PADDING;

interface Grid {
  readonly rows: readonly DrawnRow[];
  readonly widths: readonly number[];
  /** Rows that are not drawn. */
  readonly more: number;
}

/** The rows of a table as they read on screen, its header first. */
export const rowsOnScreen = ({ rows }: HTMLTableElement): readonly DrawnRow[] =>
  [...rows].filter(({ cells }) => cells.length > 0).map(readRow);

/** The rows of a table that is not on screen. */
export function rowsOfTable({ columns, rows }: ChartTable): readonly DrawnRow[] {
  const cellOf = (text: string, place: number): DrawnCell => ({
    lines: [text],
    isRight: columns[place]?.numeric === true,
  });
  return [
    columns.map(({ label }, place) => cellOf(label, place)),
    ...rows.map((row) => row.map(({ text }, place) => cellOf(text, place))),
  ];
}

function gridOf(all: readonly DrawnRow[], widthOf: (text: string) => number): Grid {
  const rows = all.slice(0, MOST_ROWS + 1);
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, place) =>
    Math.min(
      WIDEST_COLUMN,
      Math.max(...rows.flatMap((row) => (row[place]?.lines ?? []).map(widthOf)), 8),
    ),
  );
  return { rows, widths, more: all.length - rows.length };
}

function drawRow(
  pen: CanvasRenderingContext2D,
  row: DrawnRow,
  { y, widths }: { readonly y: number; readonly widths: readonly number[] },
): void {
  let x = PADDING;
  for (const [place, width] of widths.entries()) {
    const { lines, isRight } = row[place] ?? { lines: [], isRight: false };
    pen.textAlign = isRight ? "right" : "left";
    for (const [line, text] of lines.entries()) {
      const fitted = fitText(text, (words) => pen.measureText(words).width <= width + 1);
      pen.fillText(fitted, isRight ? x + width : x, y + ROW_PADDING + line * LINE_HEIGHT + 13);
    }
    x += width + GAP;
  }
  pen.textAlign = "left";
}

/** Draws the rows with a hairline under each, and tells where they end. */
function drawRows(pen: CanvasRenderingContext2D, { rows, widths }: Grid, top: number): number {
  const inner = widths.reduce((sum, width) => sum + width + GAP, -GAP);
  let y = top;
  for (const [index, row] of rows.entries()) {
    pen.globalAlpha = index === 0 ? 0.65 : 1;
    drawRow(pen, row, { y, widths });
    y += heightOf(row);
    pen.globalAlpha = 0.15;
    pen.fillRect(PADDING, y - 0.5, inner, 1);
  }
  pen.globalAlpha = 1;
  return y;
}

export interface TablePictureText {
  readonly title: string;
  /** Range and filters: what the table covers. */
  readonly covers: string;
}

/**
 * A PNG of a table at twice its size, in the colours and the font of a part of the page; long tables end after a hundred
 * rows and say so.
 */
export async function tablePicture(
  box: HTMLElement,
  rows: readonly DrawnRow[],
  { title, covers }: TablePictureText,
): Promise<Result<Blob, PictureError>> {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!pen || rows.length === 0) return err("nothing-drawn");
  const { color: ink, fontFamily: fonts } = getComputedStyle(box);
  pen.font = `13px ${fonts}`;
  const grid = gridOf(rows, (text) => Math.ceil(pen.measureText(text).width));
  const inner = Math.max(
    360,
    grid.widths.reduce((sum, width) => sum + width + GAP, -GAP),
  );
  const rowsHeight = grid.rows.reduce((sum, row) => sum + heightOf(row), 0);
  const noteHeight = grid.more > 0 ? LINE_HEIGHT + ROW_PADDING : 0;
  canvas.width = (inner + 2 * PADDING) * SCALE;
  canvas.height = (PADDING * 2 + TITLE_HEIGHT + rowsHeight + noteHeight) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = backgroundOf(box);
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = ink;
  pen.font = `600 15px ${fonts}`;
  pen.fillText(title, PADDING, PADDING + 14);
  pen.font = `12px ${fonts}`;
  pen.fillText(
    fitText(covers, (words) => pen.measureText(words).width <= inner),
    PADDING,
    PADDING + 33,
  );
  pen.font = `13px ${fonts}`;
  const end = drawRows(pen, grid, PADDING + TITLE_HEIGHT);
  if (grid.more > 0) pen.fillText(`${grid.more} more rows are not drawn.`, PADDING, end + 16);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  return picture === null ? err("too-large") : ok(picture);
}
