import { FORMATS } from "./index.ts";

/** How people call a format; the built-in sample and live records have none of their own. */
export function formatTitle(id: string): string {
  if (id === "sample") return "Built-in sample month";
  if (id === "live") return "Live records";
  return FORMATS.find((format) => format.id === id)?.title ?? id;
}
