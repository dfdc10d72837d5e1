import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { colourDistance, contrastRatio, type Oklch, parseOklch } from "./contrast.ts";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const TOKEN = /--([\w-]+):\s*light-dark\((oklch\([^)]*\)),\s*(oklch\([^)]*\))\);/g;

type Theme = ReadonlyMap<string, Oklch>;

function themes(): { light: Theme; dark: Theme } {
  const light = new Map<string, Oklch>();
  const dark = new Map<string, Oklch>();
  for (const [, name = "", day = "", night = ""] of css.matchAll(TOKEN)) {
    const [one, other] = [parseOklch(day), parseOklch(night)];
    if (!one || !other) continue; // translucent tokens carry no text and no series
    light.set(name, one);
    dark.set(name, other);
  }
  return { light, dark };
}

function token(theme: Theme, name: string): Oklch {
  const colour = theme.get(name);
  if (!colour) throw new Error(`tokens.css has no --${name}`);
  return colour;
}

const series = (theme: Theme): string[] =>
  [...theme.keys()].filter((name) => name.startsWith("tier-") || name.startsWith("cause-"));

const TEXT_ON: readonly (readonly [text: string, surface: string])[] = [
  ...["ink", "ink-2", "ink-3", "accent", "loss", "warn"].flatMap((text) =>
    ["canvas", "panel", "sunken"].map((surface) => [text, surface] as const),
  ),
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["accent", "accent-soft"],
  ["warn", "warn-soft"],
  ["loss", "loss-soft"],
  ...["accent-soft", "warn-soft", "loss-soft"].flatMap((soft) =>
    ["ink", "ink-2"].map((text) => [text, soft] as const),
  ),
];

test("black on white is 21 to 1, and a colour on itself 1 to 1", () => {
  const white = { l: 1, c: 0, h: 0 };
  expect(contrastRatio({ l: 0, c: 0, h: 0 }, white)).toBeCloseTo(21, 2);
  expect(contrastRatio(white, white)).toBe(1);
});

describe.each(Object.entries(themes()))("in the %s theme", (_, theme) => {
  test.each(TEXT_ON)("%s reads on %s at 4.5 to 1", (text, surface) => {
    expect(contrastRatio(token(theme, text), token(theme, surface))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(series(theme))("the series %s stands out from its panel at 3 to 1", (name) => {
    expect(contrastRatio(token(theme, name), token(theme, "panel"))).toBeGreaterThanOrEqual(3);
  });

  test.each(["panel", "canvas"])(
    "the border of a field stands out from %s at 3 to 1",
    (surface) => {
      expect(contrastRatio(token(theme, "control"), token(theme, surface))).toBeGreaterThanOrEqual(
        3,
      );
    },
  );

  test.each(["tier-", "cause-"])("no two of %s look alike", (family) => {
    const tiers = series(theme).filter((name) => name.startsWith(family));
    for (const [index, one] of tiers.entries()) {
      for (const other of tiers.slice(index + 1)) {
        const distance = colourDistance(token(theme, one), token(theme, other));
        expect(distance, `${one} and ${other}`).toBeGreaterThan(0.1);
      }
    }
  });
});
