import { err, ok, type Result } from "../../../lib/core/result.ts";
import type { ChartKey } from "./chart-model.ts";
import { fitText } from "./fit-text.ts";
import { pageFontRule } from "./page-font.ts";
import { drawKey, KEY_LINE, placeKey } from "./picture-key.ts";

const SCALE = 2;
const PADDING = 20;
const TITLE_HEIGHT = 46;
const KEY_GAP = 8;
const INHERITED_LOOKS = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-dasharray",
  "stroke-width",
  "opacity",
  "font-size",
  "font-weight",
  "font-variant-numeric",
  "font-variant-ligatures",
  "text-anchor",
  "dominant-baseline",
] as const;

/** A copy of a drawing that needs no style sheet: every look is written on its element. */
function selfContained(drawing: SVGSVGElement, fonts: string, fontRule: string): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement; // cloneNode keeps the element's type
  const originals = [drawing, ...drawing.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  for (const [index, original] of originals.entries()) {
    const looks = getComputedStyle(original);
    for (const name of INHERITED_LOOKS) {
      copies[index]?.style.setProperty(name, looks.getPropertyValue(name));
    }
  }
  copy.style.fontFamily = fonts;
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent = fontRule;
  copy.prepend(style);
  return copy;
}

interface Lettering {
  readonly fonts: string;
  readonly rule: string;
}

async function imageOf(
  drawing: SVGSVGElement,
  { fonts, rule }: Lettering,
): Promise<HTMLImageElement> {
  const text = new XMLSerializer().serializeToString(selfContained(drawing, fonts, rule));
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

export type PictureError = "nothing-drawn" | "font-away" | "too-large";

export interface PictureText {
  readonly title: string;
  /** Range and filters: what the picture covers. */
  readonly covers: string;
  readonly key: readonly ChartKey[];
}

interface Heading {
  readonly box: HTMLElement;
  readonly fonts: string;
  readonly text: PictureText;
  readonly key: ReturnType<typeof placeKey>;
}

function drawHeading(pen: CanvasRenderingContext2D, { box, fonts, text, key }: Heading): void {
  pen.fillStyle = getComputedStyle(box).color;
  pen.font = `600 15px ${fonts}`;
  pen.fillText(text.title, PADDING, PADDING + 14);
  pen.font = `12px ${fonts}`;
  pen.fillText(text.covers, PADDING, PADDING + 33);
  drawKey(pen, key, { box, left: PADDING, top: PADDING + TITLE_HEIGHT });
}

/** A PNG of a chart at twice its size, on the page's own colours and in its font, with its title, what it covers and its key. */
export async function chartPicture(
  box: HTMLElement,
  text: PictureText,
): Promise<Result<Blob, PictureError>> {
  const drawing = box.querySelector<SVGSVGElement>("svg.recharts-surface");
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!drawing || !pen) return err("nothing-drawn");
  const { backgroundColor, fontFamily: fonts } = getComputedStyle(box);
  const rule = await pageFontRule(fonts);
  if (rule === null) return err("font-away");
  const { width, height } = drawing.getBoundingClientRect();
  pen.font = `12px ${fonts}`;
  const widthOf = (words: string): number => pen.measureText(words).width;
  const key = placeKey(text.key, width, widthOf);
  const covers = fitText(text.covers, (words) => widthOf(words) <= width);
  const keyHeight = key.length === 0 ? 0 : ((key.at(-1)?.line ?? 0) + 1) * KEY_LINE + KEY_GAP;
  const top = PADDING + TITLE_HEIGHT + keyHeight;
  canvas.width = (width + 2 * PADDING) * SCALE;
  canvas.height = (top + height + PADDING) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  drawHeading(pen, { box, fonts, text: { ...text, covers }, key });
  pen.drawImage(await imageOf(drawing, { fonts, rule }), PADDING, top, width, height);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  return picture === null ? err("too-large") : ok(picture);
}
