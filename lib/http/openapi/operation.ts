import type { ProblemCode } from "../problem.ts";
import type { SchemaName } from "./schemas.ts";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** A body: by the name of its schema, or in words where the pages alone send or read it. */
export type Body = SchemaName | { readonly type: string; readonly words: string };

/** One thing that can be asked of a path. */
export interface Operation {
  readonly path: string;
  readonly method: Method;
  readonly summary: string;
  /** Parameters of the address, beside those in its path, with what they mean. */
  readonly query?: Readonly<Record<string, string>>;
  /** Takes the filters of the pages, too. */
  readonly isFiltered?: true;
  readonly headers?: Readonly<Record<string, string>>;
  /** Several types of one body. */
  readonly request?: Readonly<Record<string, Body>>;
  /** What a good answer holds; its type, else JSON named in lib/wire. */
  readonly answer: Body;
  readonly status?: 201;
  /** Beside `internal` and `database-away`, which any path may answer. */
  readonly problems?: readonly ProblemCode[];
  /** Under an ingest key, or under one for the gateway, which is sent beside the provider's own. */
  readonly needsKey?: true | "gateway";
}

export const json = (words: string): Body => ({ type: "application/json", words });
