"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { Segmented } from "../ui/segmented.tsx";
import { chooseTheme, useTheme } from "./choose-theme.ts";
import type { Theme } from "./theme.ts";

const SEGMENTS = [
  { value: "system", label: "Theme of the system", icon: <Monitor size={14} aria-hidden /> },
  { value: "light", label: "Light theme", icon: <Sun size={14} aria-hidden /> },
  { value: "dark", label: "Dark theme", icon: <Moon size={14} aria-hidden /> },
] as const;

export function ThemeSwitch({ initial }: { readonly initial: Theme }) {
  return (
    <Segmented
      label="Theme"
      segments={SEGMENTS}
      value={useTheme(initial)}
      onChange={chooseTheme}
      className="shrink-0 sm:flex-col lg:flex-row lg:self-start"
    />
  );
}
