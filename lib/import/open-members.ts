import { err, ok, type Result } from "../core/result.ts";
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
  readonly batches: AsyncIterable<readonly ParsedRow[]>;
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

const PASSED_OVER = "file in the zip without usage";

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

function differs(first: Opened, other: Opened, { name }: FileMember): ImportFailure {
  const message = `Expected files of one format in this zip; it has ${first.format.title}, and "${name}" is ${other.format.title}. Unpack it and import the files one by one.`;
  return new ImportFailure({ code: "format-mismatch", message });
}

const moved = (row: ParsedRow, by: number): ParsedRow => ({ ...row, line: row.line + by });

/** Lines of later members count on from those of the earlier ones, so that no two rows share one. */
async function* allBatches(
  first: Opened,
  passedOver: number,
  members: AsyncIterator<FileMember>,
  open: Open<Opened>,
): AsyncGenerator<readonly ParsedRow[]> {
  let line = 0;
  const skip = (): readonly ParsedRow[] => {
    line += 1;
    return [skipped(line, PASSED_OVER)];
  };
  const rowsOf = async function* (opened: Opened) {
    const before = line;
    for await (const batch of opened.batches) {
      const rows = before === 0 ? batch : batch.map((row) => moved(row, before));
      for (const row of rows) if (row.line > line) line = row.line;
      yield rows;
    }
  };
  try {
    for (let i = 0; i < passedOver; i++) yield skip();
    yield* rowsOf(first);
    for (let next = await members.next(); !next.done; next = await members.next()) {
      const opened = await attempt(open, next.value);
      if (opened.ok && opened.value.format.id !== first.format.id) {
        throw differs(first, opened.value, next.value);
      }
      if (opened.ok) yield* rowsOf(opened.value);
      else if (NO_USAGE.has(opened.error.code)) yield skip();
      else throw new ImportFailure(inMember(next.value, opened.error));
    }
  } finally {
    await members.return?.();
  }
}

/**
 * Opens a file, or a zip by its first member with usage; the members behind it are read on in the same rows.
 * They must be of the same format; those without usage are skipped, and the first one's reason is told where all are.
 */
export async function openMembers<T extends Opened>(
  members: AsyncGenerator<FileMember>,
  open: Open<T>,
): Promise<Result<T, ImportError>> {
  let passedOver = 0;
  let reason: ImportError | null = null;
  for (let next = await members.next(); !next.done; next = await members.next()) {
    const member = next.value;
    const opened = await attempt(open, member);
    if (opened.ok && member.name === null) return opened;
    if (opened.ok) {
      return ok({ ...opened.value, batches: allBatches(opened.value, passedOver, members, open) });
    }
    reason ??= inMember(member, opened.error);
    if (member.name === null || !NO_USAGE.has(opened.error.code)) break;
    passedOver += 1;
  }
  await members.return(undefined);
  return err(reason ?? EMPTY_ZIP);
}
