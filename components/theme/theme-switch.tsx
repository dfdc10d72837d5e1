"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { Segmented } from "../ui/segmented.tsx";
import { type Theme, themeCookie } from "./theme.ts";

const SEGMENTS = [
  { value: "system", label: "Theme of the system", icon: <Monitor size={14} aria-hidden /> },
  { value: "light", label: "Light theme", icon: <Sun size={14} aria-hidden /> },
  { value: "dark", label: "Dark theme", icon: <Moon size={14} aria-hidden /> },
] as const;

export function ThemeSwitch({ initial }: { readonly initial: Theme }) {
  const [theme, setTheme] = useState(initial);

  function choose(next: Theme): void {
    setTheme(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every supported browser
    document.cookie = themeCookie(next);
    document.documentElement.classList.remove("light", "dark");
    if (next !== "system") document.documentElement.classList.add(next);
  }

  return (
    <Segmented
      label="Theme"
      segments={SEGMENTS}
      value={theme}
      onChange={choose}
      className="shrink-0 sm:flex-col lg:flex-row lg:self-start"
    />
  );
}
