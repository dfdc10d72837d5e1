const SCALE = 2;
const PADDING = 20;
const TITLE_HEIGHT = 46;
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
}

/** A PNG of a chart at twice its size, on the page's own colours, with its title and what it covers. */
export async function chartPicture(box: HTMLElement, text: PictureText): Promise<Blob | null> {
  const drawing = box.querySelector<SVGSVGElement>("svg.recharts-surface");
  if (!drawing) return null;
  const { width, height } = drawing.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = (width + 2 * PADDING) * SCALE;
  canvas.height = (height + TITLE_HEIGHT + 2 * PADDING) * SCALE;
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  const looks = getComputedStyle(box);
  pen.scale(SCALE, SCALE);
  pen.fillStyle = looks.backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = looks.color;
  pen.font = `600 15px ${FONT}`;
  pen.fillText(text.title, PADDING, PADDING + 14, width);
  pen.font = `12px ${FONT}`;
  pen.fillText(text.covers, PADDING, PADDING + 33, width);
  pen.drawImage(await imageOf(drawing), PADDING, PADDING + TITLE_HEIGHT, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
