import type { DatabaseError } from "../database-error.ts";
import type { Identity } from "./identity.ts";

/** Parameters of PostgreSQL by name. */
export type ServerSettings = Readonly<Record<string, string>>;

/** Steps that may take a while, for people who wait. */
export type EmbeddedStep = "creating" | "starting" | "restarting";

export interface EmbeddedSettings {
  readonly dataFolder: string;
  /** The repository, in whose `node_modules` the binaries are. */
  readonly root: string;
  /** A folder with other binaries. */
  readonly chosenBinaries: string | null;
  readonly onStep?: (step: EmbeddedStep) => void;
  /** A server that died could not be started again. */
  readonly onTrouble?: (error: DatabaseError) => void;
  /** As whom to try to run it, instead of those that fit this machine. */
  readonly identities?: readonly Identity[];
  /** Server settings over our own. */
  readonly serverSettings?: ServerSettings;
}
