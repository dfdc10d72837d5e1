import type { EffectLine, ModelEffect, PriceEffect } from "../../lib/wire/price-effect.ts";
import { differenceUsd, formatExactUsd, formatUsd, signOfUsd } from "../format/money.ts";
import { UNKNOWN } from "../format/number-text.ts";
import { formatCounted } from "../format/quantity.ts";

const MOST_MODELS = 8;

function Change({ before, after }: { readonly before: string; readonly after: string }) {
  const change = differenceUsd(after, before);
  if (change === null || signOfUsd(change) === 0) {
    return <span className="text-ink-3">unchanged</span>;
  }
  return (
    <span title={formatExactUsd(change)}>
      {signOfUsd(change) > 0 ? "+" : ""}
      {formatUsd(change)}
    </span>
  );
}

interface FigureRowProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

function FigureRow({ label, before, after }: FigureRowProps) {
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1 text-left font-normal wrap-anywhere">
        {label}
      </th>
      <td className="py-1 pl-3 text-right whitespace-nowrap" title={formatExactUsd(before)}>
        {formatUsd(before)}
      </td>
      <td className="py-1 pl-3 text-right whitespace-nowrap" title={formatExactUsd(after)}>
        {formatUsd(after)}
      </td>
      <td className="py-1 pl-3 text-right whitespace-nowrap">
        <Change before={before} after={after} />
      </td>
    </tr>
  );
}

const nameOf = ({ model, provider }: ModelEffect): string =>
  provider === null ? (model ?? UNKNOWN) : `${model ?? UNKNOWN} (${provider})`;

function unpricedWords({ before, after }: EffectLine): string | null {
  const change = after.unpricedRecords - before.unpricedRecords;
  if (change === 0) return null;
  return change < 0
    ? `${formatCounted(-change, "record gets", "records get")} a price that had none.`
    : `${formatCounted(change, "record loses its", "records lose their")} price.`;
}

function Figures({ effect }: { readonly effect: PriceEffect }) {
  const { total, models } = effect;
  const shown = models.slice(0, MOST_MODELS);
  return (
    <div className="scroll-box">
      <table className="w-full text-13 tabular-nums">
        <caption className="sr-only">What the stored records cost before and after</caption>
        <thead>
          <tr className="text-12 text-ink-3">
            <th scope="col" className="text-left font-normal">
              USD
            </th>
            <th scope="col" className="pl-3 text-right font-normal">
              Now
            </th>
            <th scope="col" className="pl-3 text-right font-normal">
              Then
            </th>
            <th scope="col" className="pl-3 text-right font-normal">
              Change
            </th>
          </tr>
        </thead>
        <tbody>
          <FigureRow label="Spent" before={total.before.asServed} after={total.after.asServed} />
          <FigureRow
            label="Still available, at most"
            before={total.before.available}
            after={total.after.available}
          />
          {shown.map((line) => (
            <FigureRow
              key={nameOf(line)}
              label={`Spent on ${nameOf(line)}`}
              before={line.before.asServed}
              after={line.after.asServed}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a change of the price list would do to the stored records: before, after, by model. */
export function EffectView({ effect }: { readonly effect: PriceEffect }) {
  const { total, models, unchangedModels, shown } = effect;
  const unpriced = unpricedWords(total);
  const more = models.length - MOST_MODELS;
  if (models.length === 0) {
    return (
      <p className="text-13 text-ink-2">
        {total.records === 0
          ? "No records are stored that it could change."
          : `None of the ${formatCounted(total.records, "stored record")} changes its price. It counts for what comes in later.`}
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      <Figures effect={effect} />
      <p className="text-12 text-ink-3 normal-nums">
        All {formatCounted(total.records, "stored record")}
        {shown === "sample" ? " of the made-up sample" : ""}, whatever the period. {unpriced ?? ""}{" "}
        {more > 0 ? `${formatCounted(more, "more model")} changed. ` : ""}
        {unchangedModels > 0
          ? `${formatCounted(unchangedModels, "model stays", "models stay")} as ${unchangedModels === 1 ? "it is" : "they are"}.`
          : ""}
      </p>
    </div>
  );
}
