import path from "node:path";

/** The repository: set by the launcher, since a bundle cannot know it; else where the process runs. */
export function projectRoot(): string {
  return text("TIERSCOPE_ROOT") ?? process.cwd();
}

/** The environment of this process, with some of it set otherwise for a process that it starts. */
export const environmentWith = (set: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...set,
});

/** Where the embedded database and uploads live. */
export function dataFolder(): string {
  const chosen = text("TIERSCOPE_DATA");
  return chosen === null ? path.join(projectRoot(), ".tierscope") : path.resolve(chosen);
}

/** An existing PostgreSQL to use instead of the embedded one. */
export function databaseUrl(): string | null {
  return text("DATABASE_URL");
}

/** A server for the database tests instead of one of their own; they make and drop databases there. */
export function testDatabaseUrl(): string | null {
  return text("TEST_DATABASE_URL");
}

/** True under `npm run test:long`, whose tests try as often as they can. */
export function runsFullTests(): boolean {
  return text("TIERSCOPE_FULL_TESTS") !== null;
}

/** The running embedded database's socket folder: the launcher sets it for the pages. */
export function databaseSocket(): string | null {
  return text("TIERSCOPE_DB_SOCKET");
}

/** A folder with `postgres` and `initdb`, where npm ships no binaries for this platform. */
export function postgresBinaries(): string | null {
  return text("EMBEDDED_PG_BIN");
}

export function wantedPort(): string | null {
  return text("PORT");
}

export function wantedHost(): string | null {
  return text("HOST");
}

/** The providers that the gateway passes calls on to: `openai`, `NAME=URL`, several with commas between. */
export function wantedGateway(): string | null {
  return text("TIERSCOPE_GATEWAY");
}

/** True under `npm start` and the like, where the parent is a shell that dies without passing signals on. */
export function runsUnderNpm(): boolean {
  return text("npm_lifecycle_event") !== null;
}

/** The script that tries imports out in a thread of its own: the launcher knows where its bundle lies. */
export const dryRunWorker = (): string => workerScript("TIERSCOPE_DRY_RUN_WORKER");

/** The script that simulates in a thread of its own. */
export const simulationWorker = (): string => workerScript("TIERSCOPE_SIMULATION_WORKER");

function workerScript(name: string): string {
  const script = text(name);
  if (script === null) throw new Error("The pages run by themselves: start them with npm start.");
  return script;
}

interface PagesEnvironment {
  /** What the opened database says that its other users need. */
  readonly database: Readonly<Record<string, string>>;
  readonly dev: boolean;
  /** As `wantedGateway` answers it from now on. */
  readonly gateway: string;
  readonly workers: { readonly dryRun: URL; readonly simulation: URL };
}

/** Settles what the pages read, which load later in this process and can be handed nothing else. */
export function provideToPages({ database, dev, gateway, workers }: PagesEnvironment): void {
  Object.assign(process.env, database, {
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    TIERSCOPE_GATEWAY: gateway,
    TIERSCOPE_DRY_RUN_WORKER: workers.dryRun.href,
    TIERSCOPE_SIMULATION_WORKER: workers.simulation.href,
  });
}

/** An empty variable counts as unset. */
function text(name: string): string | null {
  const value = process.env[name]?.trim();
  return value === undefined || value === "" ? null : value;
}
