/** A colour in OKLCH: lightness and chroma from 0, hue in degrees. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

type Triple = readonly [number, number, number];

const OKLCH = /^oklch\(\s*([\d.]+)(%?)\s+([\d.]+)\s+([\d.]+)\s*\)$/;

/** The colour of an opaque `oklch(l c h)` text; `null` when it reads otherwise. */
export function parseOklch(text: string): Oklch | null {
  const match = OKLCH.exec(text.trim());
  if (!match) return null;
  const [, l = "", percent, c, h] = match;
  return { l: percent ? Number(l) / 100 : Number(l), c: Number(c), h: Number(h) };
}

const oklab = ({ l, c, h }: Oklch): Triple => {
  const angle = (h * Math.PI) / 180;
  return [l, c * Math.cos(angle), c * Math.sin(angle)];
};

/** Linear sRGB of an OKLCH colour, clipped to the gamut. Matrices: Ottosson, "A perceptual color space". */
export function linearSrgb(colour: Oklch): Triple {
  const [l, a, b] = oklab(colour);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    clip(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    clip(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  ];
}

function luminance(colour: Oklch): number {
  const [red, green, blue] = linearSrgb(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio of two opaque colours, from 1 to 21, in either order. */
export function contrastRatio(one: Oklch, other: Oklch): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Distance of two colours in OKLab; about 0.02 is just noticeable. */
export function colourDistance(one: Oklch, other: Oklch): number {
  const [l1, a1, b1] = oklab(one);
  const [l2, a2, b2] = oklab(other);
  return Math.hypot(l1 - l2, a1 - a2, b1 - b2);
}
