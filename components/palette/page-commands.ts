import type { Command } from "./command.ts";

/** What the page in sight offers under these names: files, and how its figures are computed. */
const OFFERS = [
  { group: "Export", starts: /^(?:CSV|PNG|JSON) of / },
  { group: "How computed", starts: /^How computed: / },
  { group: "Scenario", starts: /^(?:Save|Save a copy of|Copy the link to) this scenario$/ },
] as const;

const isShown = (element: HTMLElement): boolean => element.checkVisibility();

/** Every file that can be saved from the page in sight, every figure of it that tells how it is computed, and what its scenario offers. */
export function pageOffers(): readonly Command[] {
  const found = document.querySelectorAll<HTMLElement>(
    "main button[aria-label], main a[aria-label]",
  );
  const seen = new Set<string>();
  return [...found].flatMap((element) => {
    const label = element.getAttribute("aria-label") ?? "";
    const offer = OFFERS.find(({ starts }) => starts.test(label));
    if (!offer || seen.has(label) || !isShown(element)) return [];
    seen.add(label);
    const { group } = offer;
    return [
      {
        id: `${group} ${label}`,
        group,
        label: label.replace(/^How computed: /, ""),
        words: "how computed formula download save file",
        isDeep: true,
        does: () => element.click(),
      },
    ];
  });
}
