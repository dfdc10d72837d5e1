import { isoFromUs } from "../core/time.ts";
import type { ParsedRow } from "../formats/format.ts";
import type { ImportPreview, PreviewRow } from "../wire/imports.ts";
import type { Inspection } from "./inspect-head.ts";

const HIDDEN = new Set(["grain", "startUs", "endUs", "requestId", "operationId", "user", "region"]);

function previewRow(row: ParsedRow): PreviewRow {
  const { line, kind } = row;
  if (row.kind === "skip") return { line, kind, fields: {}, problem: row.reason };
  if (row.kind === "reject") {
    const { field, expected, found } = row.problem;
    const where = field === null ? "" : `${field}: `;
    return { line, kind, fields: {}, problem: `${where}expected ${expected}, found ${found}` };
  }
  const { record } = row;
  const fields: Record<string, string | number | null> = { time: isoFromUs(record.startUs) };
  if (record.endUs !== null) fields.until = isoFromUs(record.endUs);
  for (const [name, value] of Object.entries(record)) {
    if (!HIDDEN.has(name)) fields[name] = value;
  }
  return { line, kind, fields, problem: null };
}

/** What the import page shows of a file before anything is stored. */
export function importPreview(inspection: Inspection, remembered: boolean): ImportPreview {
  const { format, columns, mappingFrom, mappingProblem, rows } = inspection;
  return {
    ok: true,
    format: format.id,
    formatTitle: format.title,
    why: inspection.why,
    grain: format.grain,
    needsMapping: inspection.needsMapping,
    alternatives: inspection.alternatives.map(({ id, title }) => ({ id, title })),
    columns,
    mapping: inspection.mapping,
    mappingFrom: remembered && mappingFrom === "given" ? "remembered" : mappingFrom,
    mappingProblem: mappingProblem?.message ?? null,
    mappingFault: mappingProblem?.fault ?? null,
    missing: inspection.missing,
    rows: rows.map(previewRow),
  };
}
