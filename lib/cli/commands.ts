import type { CommandEntry } from "./command.ts";

/** Every command, in the order of the help. Each is loaded only when it is called. */
export const commands: readonly CommandEntry[] = [
  {
    name: "import",
    summary: "Import usage files into the database",
    load: async () => (await import("./import.ts")).importFiles,
  },
  {
    name: "imports",
    summary: "List what was imported",
    load: async () => (await import("./imports.ts")).imports,
  },
  {
    name: "undo",
    summary: "Take an import back",
    load: async () => (await import("./undo.ts")).undo,
  },
  {
    name: "summary",
    summary: "Say what the stored records cost, saved and could still save",
    load: async () => (await import("./summary.ts")).summary,
  },
  {
    name: "query",
    summary: "Answer any question: measures cut by dimensions, as on the pages",
    load: async () => (await import("./query.ts")).query,
  },
  {
    name: "calls",
    summary: "List single calls with their cost",
    load: async () => (await import("./calls.ts")).calls,
  },
  {
    name: "savings",
    summary: "Say which model may move where, and what fallbacks, caches and given-up calls cost",
    load: async () => (await import("./savings.ts")).savings,
  },
  {
    name: "audit",
    summary: "Hold tiers asked for against tiers served, and list what should not be so",
    load: async () => (await import("./audit.ts")).audit,
  },
  {
    name: "export",
    summary: "Export the period's costs as FOCUS 1.2 CSV",
    load: async () => (await import("./export.ts")).exportCosts,
  },
  {
    name: "workloads",
    summary: "List workloads with the tier that fits each; keep rules from a file",
    load: async () => (await import("./workloads.ts")).workloads,
  },
  {
    name: "simulate",
    summary: "Replay a tier policy on the records: cost, fallbacks, waiting, and how sure",
    load: async () => (await import("./simulate.ts")).simulate,
  },
  {
    name: "price",
    summary: "Price a usage file at every tier, without a database",
    load: async () => (await import("./price.ts")).price,
  },
  {
    name: "prices",
    summary: "List prices with their dates and sources",
    load: async () => (await import("./prices.ts")).prices,
  },
  {
    name: "keys",
    summary: "Make, list and revoke the keys under which programs send records",
    load: async () => (await import("./keys.ts")).keys,
  },
  {
    name: "serve",
    summary: "Start the database and serve the pages",
    load: async () => (await import("./serve.ts")).serve,
  },
];
