import type { ImportPreview } from "../../lib/wire/imports.ts";
import { SelectField } from "../ui/select-field.tsx";
import { fieldLabel } from "./mapping-fields.ts";

interface DetectionProps {
  readonly preview: ImportPreview;
  readonly onFormat: (format: string) => void;
}

const MAPPING_FROM = {
  given: "The mapping below is yours.",
  remembered: "The mapping below is the one you used for a file with these columns before.",
  suggested: "The mapping below is a suggestion from the column names and values. Check it.",
} as const;

const GRAINS = {
  call: "Each row is one call.",
  bucket: "Each row sums several calls.",
  cost: "Each row is money that a provider reports: kept for comparison, never added to computed spend.",
} as const;

/** What the file was taken for, by what, what a row is, and what it can never say. */
export function Detection({ preview, onFormat }: DetectionProps) {
  const { format, formatTitle, why, grain, alternatives, missing, mappingFrom, needsMapping } =
    preview;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
      <div className="min-w-0 flex-1 basis-80 text-13 text-ink-2">
        <p>
          Read as <strong className="font-medium text-ink">{formatTitle}</strong>. {why}{" "}
          {GRAINS[grain]}
        </p>
        {mappingFrom ? <p>{MAPPING_FROM[mappingFrom]}</p> : null}
        {missing.length > 0 && !needsMapping ? (
          <p className="mt-1 text-ink-3">
            It never says: {missing.map((field) => fieldLabel(field)).join(", ")}.
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
