const NAME = "shortcuts";
const YEAR_S = 31_536_000;

/** Whether a browser's cookies keep single keys off; on where they say nothing. */
export const keepsShortcutsOff = (cookies: string): boolean =>
  cookies.split(";").some((cookie) => cookie.trim() === `${NAME}=off`);

/** The cookie text that keeps single keys off for a year; turning them on forgets it. */
export const shortcutCookie = (off: boolean): string =>
  `${NAME}=off; path=/; max-age=${off ? YEAR_S : 0}; samesite=lax`;
