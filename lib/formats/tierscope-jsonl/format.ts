import { ok } from "../../core/result.ts";
import type { Format } from "../format.ts";
import { own } from "../json-value.ts";
import { rejected } from "../row-problem.ts";
import { TIERSCOPE_SCHEMA, tierscopeReader } from "../tierscope-fields.ts";

const isOurs = (value: unknown): boolean => own(value, "schema") === TIERSCOPE_SCHEMA;

/** Our own export as JSON lines. */
export const tierscopeJsonl: Format = {
  id: "tierscope-jsonl",
  title: "Tierscope export (JSON lines)",
  grain: "call",
  reads: "json",
  missing: [],
  sparse: true,
  recognise: ({ values }) =>
    values.some(isOurs) ? `Its rows say "schema": "${TIERSCOPE_SCHEMA}".` : null,
  reader() {
    const read = tierscopeReader();
    return ok((row) => {
      const value = row.kind === "value" ? row.value : null;
      if (isOurs(value)) return read(row.line, (field) => own(value, field));
      return rejected(row.line, {
        field: "schema",
        code: "not-a-tierscope-row",
        expected: `an object with "schema": "${TIERSCOPE_SCHEMA}"`,
        found: "a row without it",
      });
    });
  },
};
