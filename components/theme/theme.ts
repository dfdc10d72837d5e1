export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = "theme";

/** The theme that a cookie asks for; anything but "light" or "dark" follows the system. */
export function themeFromCookie(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}

/** The cookie text that keeps a theme for a year; following the system forgets it. */
export function themeCookie(theme: Theme): string {
  const maxAge = theme === "system" ? 0 : 31_536_000;
  return `${THEME_COOKIE}=${theme}; path=/; max-age=${maxAge}; samesite=lax`;
}
