"use client";
import { clsx } from "clsx";
import type { Grain } from "../../lib/core/record.ts";
import type { PreviewRow } from "../../lib/wire/imports.ts";
import { UNKNOWN } from "../format/number-text.ts";
import { formatCount } from "../format/quantity.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { Badge } from "../ui/badge.tsx";
import { fieldLabel } from "./mapping-fields.ts";

const TIER_FIELDS: ReadonlySet<string> = new Set(["tierServed", "tierRequested", "tier"]);
const TIME_FIELDS: ReadonlySet<string> = new Set(["time", "until"]);
/** What a price needs is shown also where no row has it. */
const NEEDED: Readonly<Record<Grain, readonly string[]>> = {
  call: ["model", "tierServed", "inputTotal", "outputTotal"],
  bucket: ["model", "tierServed", "inputTotal", "outputTotal"],
  cost: ["reportedUsd"],
};

/** "2026-11-10 00:00:00": a fraction is shown where there is one. */
const shownTime = (iso: string): string => iso.replace("T", " ").replace(/(\.0+)?Z$/, "");

function headerOf(name: string): string {
  if (TIME_FIELDS.has(name)) return name === "time" ? "Time, UTC" : "End, UTC";
  return name.endsWith("Ms") ? `${fieldLabel(name)}, ms` : fieldLabel(name);
}

/** Fields that some row fills, and those that a price needs, in the order of the rows. */
function shownFields(rows: readonly PreviewRow[], grain: Grain): string[] {
  const names = [...new Set(rows.flatMap(({ fields }) => Object.keys(fields)))];
  const filled = (name: string): boolean =>
    rows.some(({ fields: { [name]: value } }) => (value ?? "unknown") !== "unknown");
  return names.filter((name) => NEEDED[grain].includes(name) || filled(name));
}

function Value({ name, value }: { readonly name: string; readonly value: string | number | null }) {
  if (value === null) return <span className="text-ink-3">{UNKNOWN}</span>;
  if (typeof value === "number") return <>{formatCount(value)}</>;
  if (TIME_FIELDS.has(name)) return shownTime(value);
  return TIER_FIELDS.has(name) ? <TierName tier={value} /> : value;
}

function Row({ row, fields }: { readonly row: PreviewRow; readonly fields: readonly string[] }) {
  const { line, kind, problem } = row;
  return (
    <tr className={clsx(kind === "reject" && "bg-loss-soft", kind === "skip" && "text-ink-3")}>
      <td className="h-8 pr-3 pl-4 text-right text-ink-3">{line}</td>
      {problem === null ? (
        fields.map((name) => (
          <td
            key={name}
            className={clsx(
              "h-8 px-3 whitespace-nowrap last:pr-4",
              typeof row.fields[name] === "number" && "text-right",
            )}
          >
            <Value name={name} value={row.fields[name] ?? null} />
          </td>
        ))
      ) : (
        <td colSpan={fields.length} className="h-8 px-3">
          <span className="inline-flex items-center gap-2">
            <Badge tone={kind === "reject" ? "loss" : "neutral"}>
              {kind === "reject" ? "rejected" : "skipped"}
            </Badge>
            {problem}
          </span>
        </td>
      )}
    </tr>
  );
}

interface PreviewRowsProps {
  readonly name: string;
  readonly grain: Grain;
  readonly rows: readonly PreviewRow[];
}

/** The file's first rows as they were understood: what will be stored, skipped, rejected. */
export function PreviewRows({ name: fileName, grain, rows }: PreviewRowsProps) {
  const fields = shownFields(rows, grain);
  const numeric = (name: string): boolean =>
    rows.some((row) => typeof row.fields[name] === "number");
  return (
    <section
      aria-label={`First rows of ${fileName} as understood`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="scroll-box scroll-hint max-h-80 focus-visible:-outline-offset-2"
    >
      <table className="w-full border-separate border-spacing-0 text-13">
        <caption className="sr-only">First rows as understood</caption>
        <thead className="sticky top-0 bg-panel text-ink-3 [&_th]:h-8 [&_th]:border-b [&_th]:border-line [&_th]:font-normal">
          <tr>
            <th scope="col" className="pr-3 pl-4 text-right">
              Line
            </th>
            {fields.map((name) => (
              <th
                key={name}
                scope="col"
                className={clsx(
                  "px-3 whitespace-nowrap last:pr-4",
                  numeric(name) ? "text-right" : "text-left",
                )}
              >
                {headerOf(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one line can hold several records
            <Row key={place} row={row} fields={fields} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
