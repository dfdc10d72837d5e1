import type { CommandEntry } from "./command.ts";

/**
 * Every command, in the order of the help, e.g.
 * `{ name: "price", summary: "...", load: async () => (await import("./price.ts")).price }`.
 */
export const commands: readonly CommandEntry[] = [];
