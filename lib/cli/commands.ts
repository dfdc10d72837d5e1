import type { CommandEntry } from "./command.ts";

/** Every command, in the order of the help. Each is loaded only when it is called. */
export const commands: readonly CommandEntry[] = [
  {
    name: "serve",
    summary: "Start the database and serve the pages",
    load: async () => (await import("./serve.ts")).serve,
  },
];
