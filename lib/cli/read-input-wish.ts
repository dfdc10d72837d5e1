import { nearest } from "../core/nearest.ts";
import { err, ok, type Result } from "../core/result.ts";
import { FORMATS } from "../formats/index.ts";
import type { Mapping } from "../formats/mapping.ts";
import { type CommandFailure, EXIT } from "./command.ts";
import { readMapping } from "./read-mapping.ts";

/** How `--format` and `--map` ask for files to be read. */
export interface InputWish {
  readonly format: string | undefined;
  readonly mapping: Mapping | null;
}

function noSuchFormat(asked: string): CommandFailure {
  const ids = FORMATS.map(({ id }) => id);
  const meant = nearest(asked, ids);
  const advice = meant === null ? `it takes one of ${ids.join(", ")}.` : `did you mean ${meant}?`;
  return {
    exit: EXIT.usage,
    code: "unknown-format",
    message: `--format knows no "${asked}"; ${advice}`,
  };
}

/** What the options ask for, or what is wrong with it: found out before any file or database is opened. */
export async function readInputWish({
  format,
  map,
}: {
  readonly format: string | undefined;
  readonly map: string | undefined;
}): Promise<Result<InputWish, CommandFailure>> {
  if (format !== undefined && FORMATS.every(({ id }) => id !== format)) {
    return err(noSuchFormat(format));
  }
  const mapping = await readMapping(map);
  return mapping.ok ? ok({ format, mapping: mapping.value }) : mapping;
}
