// Who may import whom. The table of the architecture, as data.

const GROUND = ["core", "wire"];
const LOGIC = [...GROUND, "pricing", "retry", "formats"];
const QUESTIONS = [...LOGIC, "analytics", "simulation", "sample"];

/** For each layer the layers it may import from, and those of which it may import types only. */
export const LAYERS = {
  core: { from: [] },
  wire: { from: [], typesFrom: ["core", "pricing", "formats"] },
  pricing: { from: ["core"] },
  retry: { from: ["core"] },
  formats: { from: ["core"] },
  analytics: { from: LOGIC },
  simulation: { from: [...LOGIC, "analytics"] },
  sample: { from: [...LOGIC, "analytics"] },
  import: { from: QUESTIONS },
  ingest: { from: [...QUESTIONS, "import"] },
  db: { from: ["core", "pricing", "analytics"], typesFrom: ["wire"] },
  staging: { from: [...GROUND, "import"] },
  http: { from: GROUND, typesFrom: ["import", "ingest", "db", "auth"] },
  auth: { from: [...GROUND, "http", "db"] },
  components: {
    from: [...GROUND, "retry", "analytics", "simulation"],
    typesFrom: ["formats", "pricing"],
  },
  client: { from: ["core", "wire", "retry"] },
  testing: { from: "all" },
  "import-runner": { from: [...QUESTIONS, "import", "db", "staging"] },
  "simulation-runner": { from: [...QUESTIONS, "db"] },
  "ingest-runner": { from: [...QUESTIONS, "import", "ingest", "db", "http", "auth"] },
  "live-runner": { from: [...QUESTIONS, "db", "http"] },
  gateway: { from: [...GROUND, "client", "http", "auth", "db", "ingest", "ingest-runner"] },
  serve: { from: [...GROUND, "http"] },
  cli: { from: "all", except: ["app", "components"] },
  app: { from: "all", except: ["cli", "serve"] },
  env: { from: [] },
};

/** Layers without a clock, chance, settings, network, disk or console: what they need is an argument. */
export const PURE = new Set([...QUESTIONS, "import", "ingest"]);

/** What reads the answer of a provider, whether it stands in a file or passes a client. */
export const SHARED_WITH_CLIENT =
  /^lib\/formats\/(?:batch-line|called-url|clean-text|error-class|field-reader|json-text|json-value|openai-body|openai-usage|stream-events)\.ts$/;

/** Layers that run wherever the web's own interfaces are: without Node's and without packages. */
export const WEB_ONLY = new Set(["client"]);

/** Node modules that compute and reach nothing. */
export const PURE_NODE_MODULES = {
  import: new Set(["node:crypto", "node:stream", "node:zlib"]),
  ingest: new Set(["node:crypto", "node:stream", "node:zlib"]),
};
export const PURE_PACKAGES = new Set([
  "zod",
  "csv-parse",
  "@date-fns/tz",
  "date-fns",
  "lossless-json",
]);

/** Packages that only some folders may import. */
export const PACKAGE_HOMES = [
  { packages: /^recharts($|\/)/, home: /^components\/charts\//, what: "the drawing library" },
  {
    packages: /^(postgres|drizzle-orm)($|\/)/,
    home: /^lib\/(db|testing)\//,
    what: "the database driver",
  },
];

/** Folders whose sub-folders are plug-ins: siblings never import each other. */
const PLUGIN_FOLDERS = ["lib/formats", "lib/retry/policies", "components/charts"];
const SHARED_BY_PLUGINS = new Set(["components/charts/kit"]);

/**
 * The layer of a file, or `null` where no rule applies.
 * @param {string} file with forward slashes, from the repository's root
 */
export function layerOf(file) {
  if (file === "lib/env.ts") return "env";
  const [top, second] = file.split("/");
  if (top === "app" || top === "components") return top;
  return top === "lib" && file.split("/").length > 2 ? second : null;
}

/** `lib/formats/openai` of `lib/formats/openai/format.ts`; `null` outside plug-in folders. */
export function pluginOf(file) {
  for (const folder of PLUGIN_FOLDERS) {
    if (!file.startsWith(`${folder}/`)) continue;
    const rest = file.slice(folder.length + 1).split("/");
    const plugin = `${folder}/${rest[0]}`;
    return rest.length > 1 && !SHARED_BY_PLUGINS.has(plugin) ? plugin : null;
  }
  return null;
}

export const isTest = (file) => /\.(test|bench|contract\.test)\.tsx?$/.test(file);
