import { err } from "../../core/result.ts";
import { unmappedFields } from "../compile-mapping.ts";
import type { Format } from "../format.ts";
import { mappingReader } from "../mapping-reader.ts";

/** Any CSV whose columns a mapping names. */
export const mappedCsv: Format = {
  id: "mapped-csv",
  title: "CSV by a column mapping",
  grain: "call",
  reads: "csv",
  missing: [],
  sparse: true,
  needsMapping: true,
  recognise: () => null,
  missingIn: ({ mapping }) => (mapping ? unmappedFields(mapping) : []),
  reader({ headers, mapping, decimalMark }) {
    if (!mapping) {
      return err({
        code: "mapping-missing",
        detail: "A CSV of one's own making needs a mapping that names its columns.",
      });
    }
    return mappingReader(mapping, {
      names: headers,
      has: (name) => headers.includes(name.trim()),
      getter(name) {
        const index = headers.indexOf(name.trim());
        return (row) => (row.kind === "cells" ? row.cells[index] : undefined);
      },
      decimalMark,
    });
  },
};
