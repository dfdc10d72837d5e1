/** Single letters that do something: one for each period, and those that open the choice of days and switch the data. */
export const LETTERS = "dehwftnmpyslaci";
const SIGNS = "/?";
const ARROWS: Readonly<Record<string, string>> = { ArrowLeft: "left", ArrowRight: "right" };

/** Fields into which text goes: single keys belong to them. */
const NOT_TEXT = ["checkbox", "radio", "button", "submit", "reset", "file", "range", "color"];

/** What has keys of its own: what is open above the page, and what is moved about in. */
const OWN_KEYS = [
  ...["dialog", "alertdialog", "listbox", "menu", "combobox", "textbox", "application", "grid"],
].map((role) => `[role="${role}"]`);
const OWN_ARROWS = ["input", "select", ".scroll-box", '[role="radiogroup"]', '[role="tablist"]'];

type Press = Pick<
  KeyboardEvent,
  | "key"
  | "keyCode"
  | "isComposing"
  | "defaultPrevented"
  | "altKey"
  | "ctrlKey"
  | "metaKey"
  | "repeat"
  | "target"
>;

const IME_KEY_CODE = 229;

function takesText(element: Element): boolean {
  if (element.closest("textarea, select, [contenteditable]:not([contenteditable='false'])")) {
    return true;
  }
  const input = element.closest("input");
  return input !== null && !NOT_TEXT.includes(input.type);
}

/** ⌘K or Ctrl+K, whatever has the focus. */
export function isPaletteKey(press: Press & Pick<KeyboardEvent, "shiftKey">): boolean {
  const { key, altKey, ctrlKey, metaKey, shiftKey, isComposing } = press;
  return key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey && !isComposing;
}

/**
 * The single key that a press means: a letter, "/", "?", "left", "right" or "escape"; `null` where it is none of ours, or
 * belongs to a field, to something open, to an input method or to the browser.
 */
export function pressedKey(press: Press): string | null {
  const { key, altKey, ctrlKey, metaKey, isComposing, keyCode, defaultPrevented, target } = press;
  if (altKey || ctrlKey || metaKey || isComposing || keyCode === IME_KEY_CODE) return null;
  if (defaultPrevented || !(target instanceof Element)) return null;
  if (takesText(target) || target.closest(OWN_KEYS.join())) return null;
  const arrow = ARROWS[key];
  if (arrow !== undefined) return target.closest(OWN_ARROWS.join()) ? null : arrow;
  if (press.repeat) return null;
  if (key === "Escape") return target === document.body ? "escape" : null;
  const letter = key.toLowerCase();
  const isOurs = key.length === 1 && (LETTERS.includes(letter) || SIGNS.includes(key));
  return isOurs ? letter : null;
}
