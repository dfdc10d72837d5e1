import { tierStyle } from "../../tiers/tier-style.ts";
import type { ChartKey } from "./chart-model.ts";

const SCALE = 2;
const PADDING = 20;
const HEADING_HEIGHT = 72;
const FONT = "Inter, system-ui, sans-serif";
const INHERITED_LOOKS = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-dasharray",
  "stroke-width",
  "opacity",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
] as const;

/** A copy of a drawing that needs no style sheet: every look is written on its element. */
function selfContained(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement; // cloneNode keeps the element's type
  const originals = [drawing, ...drawing.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  for (const [index, original] of originals.entries()) {
    const looks = getComputedStyle(original);
    for (const name of INHERITED_LOOKS) {
      copies[index]?.style.setProperty(name, looks.getPropertyValue(name));
    }
  }
  copy.style.fontFamily = FONT;
  return copy;
}

async function imageOf(drawing: SVGSVGElement): Promise<HTMLImageElement> {
  const text = new XMLSerializer().serializeToString(selfContained(drawing));
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}

export interface PictureText {
  readonly title: string;
  /** Range and filters: what the picture covers. */
  readonly covers: string;
  readonly key: readonly ChartKey[];
}

/** What a style sheet colour is on this page: canvases know no variables. */
function colourOnPage(box: HTMLElement, looksLike: string | null): string {
  const probe = document.createElement("span");
  probe.style.color = looksLike === null ? "var(--ink-3)" : tierStyle(looksLike).colour;
  box.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function drawHeading(pen: CanvasRenderingContext2D, box: HTMLElement, text: PictureText): void {
  const ink = getComputedStyle(box).color;
  pen.fillStyle = ink;
  pen.font = `600 15px ${FONT}`;
  pen.fillText(text.title, PADDING, PADDING + 14);
  pen.font = `12px ${FONT}`;
  pen.fillText(text.covers, PADDING, PADDING + 33);
  let x = PADDING;
  for (const { label, looksLike } of text.key) {
    pen.fillStyle = colourOnPage(box, looksLike);
    pen.fillRect(x, PADDING + 46, 10, 10);
    pen.fillStyle = ink;
    pen.fillText(label, x + 15, PADDING + 55);
    x += 15 + pen.measureText(label).width + 16;
  }
}

/** A PNG of a chart at twice its size, on the page's own colours, with its title, what it covers and its key. */
export async function chartPicture(box: HTMLElement, text: PictureText): Promise<Blob | null> {
  const drawing = box.querySelector<SVGSVGElement>("svg.recharts-surface");
  if (!drawing) return null;
  const { width, height } = drawing.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = (width + 2 * PADDING) * SCALE;
  canvas.height = (height + HEADING_HEIGHT + 2 * PADDING) * SCALE;
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = getComputedStyle(box).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  drawHeading(pen, box, text);
  pen.drawImage(await imageOf(drawing), PADDING, PADDING + HEADING_HEIGHT, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
