"use client";
import { Download } from "lucide-react";
import { TablePng } from "../download/table-png.tsx";
import { DownloadLink } from "../ui/button.tsx";
import type { PageContext } from "./page-context.ts";

interface AnswerExportsProps {
  /** The address that answers the table's question. */
  readonly path: string;
  readonly title: string;
  readonly page: Pick<PageContext, "covers">;
}

const idOf = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** The answer behind a table as CSV and JSON from the interface, and as a picture of what is shown. */
export function AnswerExports({ path, title, page: { covers } }: AnswerExportsProps) {
  const id = idOf(title);
  const shared = { size: "small", look: "quiet" } as const;
  return (
    <>
      <DownloadLink
        {...shared}
        href={`${path}&format=csv`}
        download={`tierscope-${id}.csv`}
        aria-label={`CSV of ${title}`}
      >
        <Download size={13} aria-hidden className="max-sm:hidden" />
        CSV
      </DownloadLink>
      <DownloadLink
        {...shared}
        href={path}
        download={`tierscope-${id}.json`}
        aria-label={`JSON of ${title}`}
      >
        JSON
      </DownloadLink>
      <TablePng id={id} title={title} covers={covers} />
    </>
  );
}
