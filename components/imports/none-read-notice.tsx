import { noneRead } from "../../lib/core/none-read.ts";
import type { ImportCounts } from "../../lib/wire/imports.ts";
import { Notice } from "../ui/notice.tsx";

/** Loud where a file was recognised and none of its rows could be read; else nothing. */
export function NoneReadNotice({ counts }: { readonly counts: ImportCounts }) {
  const { inserted, duplicate, rejected, skipped } = counts;
  const loud = noneRead({ read: inserted + duplicate, rejected, skipped });
  return loud === null ? null : <Notice kind="loss">{loud}</Notice>;
}
