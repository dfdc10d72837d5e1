import type { Format } from "../formats/format.ts";
import type { ImportError } from "./import-error.ts";

/** Why files of this format are read but not stored; `null` where they are. */
export function notStorable({ grain, title }: Pick<Format, "grain" | "title">): ImportError | null {
  if (grain !== "cost") return null;
  return {
    code: "no-usage",
    message: `This is a ${title}: it reports costs and no usage, so there is nothing to price at other tiers. "tierscope price FILE" adds its costs up; import the usage of the same period instead.`,
  };
}
