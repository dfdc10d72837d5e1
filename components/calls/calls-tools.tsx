"use client";
import { type CallFilters, MOST_EXPORTED } from "../../lib/wire/calls.ts";
import { API } from "../../lib/wire/paths.ts";
import { formatCount } from "../format/quantity.ts";
import { DownloadLink } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { ManyChoices } from "../ui/choice-list.tsx";
import { CALL_COLUMNS, type CallColumn, columnsText } from "./call-columns.tsx";

interface ColumnPickerProps {
  readonly columns: readonly CallColumn[];
  readonly onChange: (text: string | null) => void;
}

/** Which facts stand in the table. The time always does. */
export function ColumnPicker({ columns, onChange }: ColumnPickerProps) {
  return (
    <ManyChoices
      label="Columns of the table"
      trigger="Columns"
      choices={CALL_COLUMNS.filter(({ id }) => id !== "time").map(({ id, header }) => ({
        value: id,
        label: header,
      }))}
      values={columns.map(({ id }) => id)}
      onChange={(ids) => onChange(columnsText(ids))}
    />
  );
}

interface DownloadsProps {
  /** What the page asks for. */
  readonly query: string;
  readonly ignored: CallFilters["ignored"];
  readonly calls: number;
}

/** All calls of the filters as files. */
export function CallDownloads({ query, ignored, calls }: DownloadsProps) {
  const params = new URLSearchParams(query);
  for (const name of ["after", "limit", ...ignored.map(({ name }) => name)]) params.delete(name);
  const most = calls > MOST_EXPORTED ? `, the newest ${formatCount(MOST_EXPORTED)}` : "";
  const hrefOf = (format: string): string => {
    const asked = new URLSearchParams(params);
    asked.set("format", format);
    return `${API.calls}/file?${asked}`;
  };
  return (
    <>
      {["csv", "json"].map((format) => (
        <DownloadLink
          key={format}
          size="small"
          look="quiet"
          href={hrefOf(format)}
          aria-label={`${format.toUpperCase()} of all calls that fit${most}`}
          title={`All calls that fit${most}, in order of time`}
        >
          {format.toUpperCase()}
        </DownloadLink>
      ))}
    </>
  );
}

interface IdChipsProps {
  readonly filters: CallFilters;
  readonly onChange: (changes: Readonly<Record<string, null>>) => void;
}

/** What only single calls are found by. */
export function IdChips({ filters, onChange }: IdChipsProps) {
  const { requestId, operationId, usage, after } = filters;
  const chips = [
    { name: "requestId", label: "Request id", value: requestId },
    { name: "operationId", label: "Operation", value: operationId },
    { name: "usage", label: "Tokens", value: usage === null ? null : "not all counted" },
    { name: "after", label: "Starts", value: after === null ? null : "further down" },
  ].filter(({ value }) => value !== null);
  if (chips.length === 0) return null;
  return (
    <div className="no-print flex flex-wrap gap-1.5">
      {chips.map(({ name, label, value }) => (
        <Chip
          key={name}
          label={label}
          value={value ?? ""}
          onRemove={() => onChange({ [name]: null })}
        />
      ))}
    </div>
  );
}
