"use client";
import { Download } from "lucide-react";
import type { ChartTable } from "../charts/kit/chart-model.ts";
import { chartCsv, type ExportMark } from "../charts/kit/csv.ts";
import { tableJson } from "../charts/kit/table-json.ts";
import { Button, DownloadLink } from "../ui/button.tsx";
import { saveFile } from "./save-file.ts";
import { TablePng } from "./table-png.tsx";

interface TableFilesProps {
  /** Begins the files' names. */
  readonly id: string;
  readonly title: string;
  /** Made when it is asked for. */
  readonly table: () => ChartTable;
  /** What every row of an export says of itself. */
  readonly marks: readonly ExportMark[];
  /** The address that answers with the same and more, where there is one. */
  readonly json?: string;
}

/** A table's exact values as CSV and JSON. */
export function TableFiles({ id, title, table, marks, json }: TableFilesProps) {
  function saveCsv(): void {
    const text = `\uFEFF${chartCsv(table(), marks)}`; // spreadsheets read UTF-8 only behind a byte order mark
    saveFile(`tierscope-${id}.csv`, new Blob([text], { type: "text/csv" }));
  }

  function saveJson(): void {
    const text = tableJson(title, table(), marks);
    saveFile(`tierscope-${id}.json`, new Blob([text], { type: "application/json" }));
  }

  return (
    <>
      <Button size="small" look="quiet" onClick={saveCsv} aria-label={`CSV of ${title}`}>
        <Download size={13} aria-hidden className="max-sm:hidden" />
        CSV
      </Button>
      {json === undefined ? (
        <Button size="small" look="quiet" onClick={saveJson} aria-label={`JSON of ${title}`}>
          JSON
        </Button>
      ) : (
        <DownloadLink
          size="small"
          look="quiet"
          href={json}
          download={`tierscope-${id}.json`}
          aria-label={`JSON of ${title}`}
        >
          JSON
        </DownloadLink>
      )}
    </>
  );
}

/** A table as CSV, JSON and PNG; the table stands nearby on the page. */
export function TableExports(props: TableFilesProps & { readonly covers: string }) {
  const { covers, ...files } = props;
  return (
    <>
      <TableFiles {...files} />
      <TablePng id={files.id} title={files.title} covers={covers} />
    </>
  );
}
