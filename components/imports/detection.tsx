import type { ImportPreview } from "../../lib/wire/imports.ts";
import { formatBytes } from "../format/quantity.ts";
import { Badge } from "../ui/badge.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { fieldLabel } from "./mapping-fields.ts";

interface DetectionProps {
  readonly file: File;
  readonly preview: ImportPreview;
  readonly onFormat: (format: string) => void;
}

const MAPPING_FROM = {
  given: "The mapping below is yours.",
  remembered: "The mapping below is the one you used for a file with these columns before.",
  suggested: "The mapping below is a suggestion from the column names. Check it.",
} as const;

/** What the file was taken for, by what, and what it can never say. */
export function Detection({ file, preview, onFormat }: DetectionProps) {
  const { format, formatTitle, why, grain, alternatives, missing, mappingFrom, needsMapping } =
    preview;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
      <div className="min-w-0 flex-1 basis-80">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <strong className="font-semibold break-all">{file.name}</strong>
          <span className="text-13 text-ink-3">{formatBytes(file.size)}</span>
          <Badge>{grain === "call" ? "single calls" : "aggregate rows"}</Badge>
        </p>
        <p className="mt-1 text-13 text-ink-2">
          Read as <strong className="font-medium text-ink">{formatTitle}</strong>. {why}
        </p>
        {mappingFrom ? <p className="text-13 text-ink-2">{MAPPING_FROM[mappingFrom]}</p> : null}
        {missing.length > 0 && !needsMapping ? (
          <p className="mt-1 text-13 text-ink-3">
            This format never says: {missing.map((field) => fieldLabel(field)).join(", ")}.
          </p>
        ) : null}
      </div>
      {alternatives.length > 0 ? (
        <SelectField
          label="Read it as"
          value={format}
          onChange={(event) => onFormat(event.target.value)}
          className="w-64"
        >
          <option value={format}>{formatTitle}</option>
          {alternatives
            .filter(({ id }) => id !== format)
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
        </SelectField>
      ) : null}
    </div>
  );
}
