import { tierStyle } from "../../tiers/tier-style.ts";
import type { ChartKey } from "./chart-model.ts";

export const KEY_LINE = 20;
const SWATCH = { width: 16, height: 10 } as const;
const TEXT_GAP = 6;
const ENTRY_GAP = 16;

interface PlacedKey {
  readonly entry: ChartKey;
  readonly x: number;
  readonly line: number;
}

/** Where the entries of a key stand, in pixels from its left edge: a new line begins where the next one would not fit. */
export function placeKey(
  key: readonly ChartKey[],
  room: number,
  widthOf: (text: string) => number,
): readonly PlacedKey[] {
  let [x, line] = [0, 0];
  return key.map((entry) => {
    const width = SWATCH.width + TEXT_GAP + widthOf(entry.label);
    if (x > 0 && x + width > room) [x, line] = [0, line + 1];
    const placed = { entry, x, line };
    x += width + ENTRY_GAP;
    return placed;
  });
}

/** What a style sheet colour is on this page: canvases know no variables. */
function colourOnPage(box: HTMLElement, { colour, looksLike }: ChartKey): string {
  const probe = document.createElement("span");
  const plain = looksLike === null ? "var(--ink-3)" : tierStyle(looksLike).colour;
  probe.style.color = colour ?? plain;
  box.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

const dashesOf = (looksLike: string | null): number[] =>
  looksLike === null ? [] : tierStyle(looksLike).dash.split(" ").filter(Boolean).map(Number);

function drawLine(pen: CanvasRenderingContext2D, x: number, y: number, dashes: number[]): void {
  pen.lineWidth = 2;
  pen.setLineDash(dashes);
  pen.beginPath();
  pen.moveTo(x, y + SWATCH.height / 2);
  pen.lineTo(x + SWATCH.width, y + SWATCH.height / 2);
  pen.stroke();
}

function drawHatched(pen: CanvasRenderingContext2D, x: number, y: number): void {
  const { width, height } = SWATCH;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  for (let at = -height; at < width; at += 4) {
    pen.moveTo(x + at, y + height);
    pen.lineTo(x + at + height, y);
  }
  pen.stroke();
}

function drawPale(pen: CanvasRenderingContext2D, x: number, y: number): void {
  const { width, height } = SWATCH;
  pen.globalAlpha = 0.28;
  pen.fillRect(x, y, width, height);
  pen.globalAlpha = 1;
  pen.lineWidth = 1;
  pen.setLineDash([3, 2]);
  pen.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
}

function drawSwatch(
  pen: CanvasRenderingContext2D,
  { look, looksLike, hatched = looksLike !== null && tierStyle(looksLike).hatched }: ChartKey,
  [x, y]: readonly [number, number],
): void {
  if (look === "line") drawLine(pen, x, y, dashesOf(looksLike));
  else if (hatched) drawHatched(pen, x, y);
  else if (look === "dashed") drawPale(pen, x, y);
  else pen.fillRect(x, y, SWATCH.width, SWATCH.height);
}

/** Draws a placed key as the chart's legend looks; `top` is its upper edge. */
export function drawKey(
  pen: CanvasRenderingContext2D,
  placed: readonly PlacedKey[],
  { box, left, top }: { box: HTMLElement; left: number; top: number },
): void {
  for (const { entry, x, line } of placed) {
    const y = top + line * KEY_LINE;
    const colour = colourOnPage(box, entry);
    pen.save();
    pen.fillStyle = colour;
    pen.strokeStyle = colour;
    drawSwatch(pen, entry, [left + x, y]);
    pen.restore();
    pen.fillText(entry.label, left + x + SWATCH.width + TEXT_GAP, y + 9);
  }
}
