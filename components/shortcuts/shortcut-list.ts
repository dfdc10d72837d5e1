import { KEYED_PERIODS } from "../filters/keyed-periods.ts";

export interface Shortcut {
  /** As printed on the keys, one after the other. */
  readonly keys: readonly string[];
  readonly does: string;
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** Every shortcut, as the help lists them. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: "Everywhere",
    shortcuts: [
      { keys: ["⌘ K", "Ctrl K"], does: "Go anywhere, filter, export" },
      { keys: ["/"], does: "The same, with one key" },
      { keys: ["?"], does: "This list" },
      { keys: ["Esc"], does: "Close what is open; where nothing is, clear the filters" },
    ],
  },
  {
    title: "Period",
    shortcuts: [
      ...KEYED_PERIODS.map(({ key, label }) => ({ keys: [key.toUpperCase()], does: label })),
      { keys: ["C"], does: "Choose days" },
      { keys: ["←", "→"], does: "The period before, the period after" },
    ],
  },
  {
    title: "Data",
    shortcuts: [{ keys: ["I"], does: "Your data or the sample, where both are there" }],
  },
];
