import { FORMATS } from "./index.ts";

/** How people call a format; imports of the built-in sample have none of their own. */
export function formatTitle(id: string): string {
  if (id === "sample") return "Built-in sample month";
  return FORMATS.find((format) => format.id === id)?.title ?? id;
}
