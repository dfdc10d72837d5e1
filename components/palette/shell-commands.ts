import type { Route } from "next";
import type { SavedView } from "../../lib/wire/saved-views.ts";
import { copyText } from "../download/copy-text.ts";
import { viewHref } from "../saved-views/view-address.ts";
import { filtersIn, placeHref } from "../shell/place-href.ts";
import { PLACES } from "../shell/places.ts";
import { chooseTheme } from "../theme/choose-theme.ts";
import { THEMES, type Theme } from "../theme/theme.ts";
import type { Command } from "./command.ts";

interface Shell {
  readonly path: string;
  /** The parameters of the address in sight. */
  readonly search: string;
  readonly views: readonly SavedView[] | null;
  readonly go: (href: Route) => void;
  readonly openHelp: () => void;
  /** Tells what was done, where nothing in sight does. */
  readonly say: (words: string) => void;
}

const THEME_NAMES: Readonly<Record<Theme, string>> = {
  system: "Theme of the system",
  light: "Light theme",
  dark: "Dark theme",
};

/** What else a place is looked for by. */
const PLACE_WORDS: Readonly<Record<string, string>> = {
  "/imports": "import file upload sample",
  "/live": "connect a client now attempts stream",
};

const isPageWithFilters = (path: string): boolean =>
  PLACES.some(({ href, isQuestion }) => isQuestion && href === path);

const placeName = (path: string): string => PLACES.find(({ href }) => href === path)?.name ?? path;

function goCommands({ search, views, go }: Shell): readonly Command[] {
  const filters = filtersIn(search);
  return PLACES.map((place) => ({
    id: `go ${place.href}`,
    group: "Go to",
    label: place.name,
    words: PLACE_WORDS[place.href] ?? "page open",
    does: () => go(placeHref(place, filters, views)),
  }));
}

function viewCommands({ path, views, go }: Shell): readonly Command[] {
  const save: Command = {
    ...{ id: "save view", group: "Views", label: "Save this view\u2026", words: "bookmark name" },
    does: { kind: "save-view" },
  };
  return [
    ...(views ?? []).map((view) => ({
      id: `view ${view.id}`,
      group: "Views",
      label: view.name,
      words: `saved view ${placeName(view.path)}`,
      detail: placeName(view.path),
      does: () => go(viewHref(view)),
    })),
    ...(isPageWithFilters(path) ? [save] : []),
  ];
}

async function copyLink(say: Shell["say"]): Promise<void> {
  say(
    (await copyText(window.location.href))
      ? "The link to this page is copied."
      : "The browser does not let this page copy. Take the address from its own bar.",
  );
}

const pageCommands = ({ openHelp, say }: Shell): readonly Command[] => [
  {
    id: "link",
    group: "This page",
    label: "Copy the link",
    words: "share address url",
    does: () => void copyLink(say),
  },
  {
    id: "print",
    group: "This page",
    label: "Print",
    words: "paper pdf",
    does: () => window.print(),
  },
  {
    id: "help",
    group: "This page",
    label: "Keyboard shortcuts",
    words: "help keys docs turn off on",
    detail: "?",
    does: openHelp,
  },
];

const themeCommands = (): readonly Command[] =>
  THEMES.map((theme) => ({
    id: `theme ${theme}`,
    group: "Theme",
    label: THEME_NAMES[theme],
    words: "colours mode",
    does: () => chooseTheme(theme),
  }));

/** What can be done wherever one is: places, saved views, the page as such, the theme. */
export const shellCommands = (
  shell: Shell,
): Readonly<Record<"go" | "views" | "page" | "theme", readonly Command[]>> => ({
  go: goCommands(shell),
  views: viewCommands(shell),
  page: pageCommands(shell),
  theme: themeCommands(),
});
