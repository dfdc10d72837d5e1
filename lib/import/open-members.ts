import type { UsageRecord } from "../core/record.ts";
import { err, ok, type Result } from "../core/result.ts";
import { shortName } from "../core/short-name.ts";
import type { Format, ParsedRow } from "../formats/format.ts";
import { skipped } from "../formats/row-problem.ts";
import type { FileMember } from "./file-members.ts";
import {
  EMPTY_ZIP,
  type ImportError,
  type ImportErrorCode,
  ImportFailure,
} from "./import-error.ts";

interface Opened {
  readonly format: Format;
  readonly missing: readonly (keyof UsageRecord)[];
  readonly batches: AsyncIterable<readonly ParsedRow[]>;
}

/** A file of a zip that has been read, and as what. */
export interface OpenedMember {
  readonly name: string;
  readonly format: Format;
}

/** What is known of a zip as a whole; it grows while its files are read. */
export interface OpenedZip {
  readonly members: readonly OpenedMember[];
  readonly isZip: boolean;
}

type Open<T extends Opened> = (member: FileMember) => Promise<Result<T, ImportError>>;

/** What a member can be without harm to the others: notes, pictures, requests without usage. */
const NO_USAGE: ReadonlySet<ImportErrorCode> = new Set([
  "empty-file",
  "binary-file",
  "unreadable-encoding",
  "unknown-format",
  "format-mismatch",
  "no-usage",
  "mapping-missing",
]);

/** More names than these tell nobody anything. */
const MOST_NAMED = 20;

async function attempt<T extends Opened>(
  open: Open<T>,
  member: FileMember,
): Promise<Result<T, ImportError>> {
  try {
    return await open(member);
  } catch (cause) {
    if (cause instanceof ImportFailure) return err(cause.importError);
    throw cause;
  }
}

/** The error of a member with its name; codes that concern the whole zip come through as they are. */
function inMember({ name }: FileMember, error: ImportError): ImportError {
  const concernsAll = name === null || error.code.startsWith("wrapper-");
  return concernsAll ? error : { ...error, message: `"${name}": ${error.message}` };
}

const moved = (row: ParsedRow, by: number): ParsedRow => ({ ...row, line: row.line + by });

/** Reads the files of a zip one after another, each by its own format. */
class ZipRows {
  readonly members: OpenedMember[] = [];
  /** Fields that no file of the zip gives. */
  readonly missing: (keyof UsageRecord)[];
  readonly #open: Open<Opened>;
  readonly #passedOver: FileMember["name"][];
  #line = 0;
  #named = 0;

  constructor(first: Opened, passedOver: FileMember["name"][], open: Open<Opened>) {
    this.missing = [...first.missing];
    this.#passedOver = passedOver;
    this.#open = open;
  }

  /** Lines of later files count on from those of the earlier ones, so that no two rows share one. */
  async *batches(
    first: Opened,
    { name }: FileMember,
    others: AsyncIterator<FileMember>,
  ): AsyncGenerator<readonly ParsedRow[]> {
    try {
      for (const passed of this.#passedOver) yield [this.#skip(passed)];
      yield* this.#rowsOf(first, name);
      for (let next = await others.next(); !next.done; next = await others.next()) {
        const opened = await attempt(this.#open, next.value);
        if (opened.ok) yield* this.#rowsOf(opened.value, next.value.name);
        else if (NO_USAGE.has(opened.error.code)) yield [this.#skip(next.value.name)];
        else throw new ImportFailure(inMember(next.value, opened.error));
      }
    } finally {
      await others.return?.();
    }
  }

  #skip(name: FileMember["name"]): ParsedRow {
    this.#line += 1;
    this.#named += 1;
    const which = this.#named > MOST_NAMED ? "another file" : `"${shortName(name ?? "")}"`;
    return skipped(this.#line, `${which} in the zip has no usage`);
  }

  async *#rowsOf(opened: Opened, name: FileMember["name"]) {
    this.members.push({ name: shortName(name ?? ""), format: opened.format });
    const stillMissing = this.missing.filter((field) => opened.missing.includes(field));
    this.missing.splice(0, this.missing.length, ...stillMissing);
    const before = this.#line;
    for await (const batch of opened.batches) {
      const rows = before === 0 ? batch : batch.map((row) => moved(row, before));
      for (const row of rows) if (row.line > this.#line) this.#line = row.line;
      yield rows;
    }
  }
}

/**
 * Opens a file, or a zip by its first member with usage; the members behind it are read on in the same rows, each by
 * its own format. Those without usage are skipped by name, and the first one's reason is told where all are.
 */
export async function openMembers<T extends Opened>(
  members: AsyncGenerator<FileMember>,
  open: Open<T>,
): Promise<Result<T & OpenedZip, ImportError>> {
  const passedOver: FileMember["name"][] = [];
  let reason: ImportError | null = null;
  for (let next = await members.next(); !next.done; next = await members.next()) {
    const member = next.value;
    const opened = await attempt(open, member);
    if (opened.ok && member.name === null) {
      return ok({ ...opened.value, members: [], isZip: false });
    }
    if (opened.ok) {
      const zip = new ZipRows(opened.value, passedOver, open);
      const batches = zip.batches(opened.value, member, members);
      const { members: read, missing } = zip;
      return ok({ ...opened.value, members: read, isZip: true, missing, batches });
    }
    reason ??= inMember(member, opened.error);
    if (member.name === null || !NO_USAGE.has(opened.error.code)) break;
    passedOver.push(member.name);
  }
  await members.return(undefined);
  return err(reason ?? EMPTY_ZIP);
}
