"use client";
import type { SimulatedAssumption, SimulationAnswer } from "../../lib/wire/simulation.ts";
import { BasisBadge } from "../ui/badge.tsx";
import { TextButton } from "../ui/text-link.tsx";
import {
  AVAILABILITY,
  AVAILABILITY_STARTS,
  assumptionSpecs,
  inputWords,
  resultName,
  SLOWDOWN,
  SLOWDOWN_STARTS,
} from "./assumption-specs.ts";
import { assumptionRange } from "./assumption-words.ts";
import { effectiveAssumptions } from "./effective-values.ts";
import { FieldList } from "./field-list.tsx";
import { type Json, type JsonObject, valueAt, withValue } from "./scenario-file.ts";

interface AssumptionsPanelProps {
  readonly assumptions: JsonObject;
  /** `null` until a scenario was evaluated. */
  readonly answer: SimulationAnswer | null;
  readonly problemOf: (field: string) => string | null;
  readonly onChange: (assumptions: JsonObject) => void;
}

/** What was fitted to the records, and so has no field. */
function FittedLines({ lines }: { readonly lines: readonly SimulatedAssumption[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 rounded-control bg-sunken px-3 py-2 text-12 text-ink-2">
      {lines.map((line) => (
        <li
          key={line.name}
          className="flex items-baseline justify-between gap-2"
          title={line.source}
        >
          <span>{inputWords(line.name)}</span>
          <span className="flex shrink-0 items-baseline gap-2">
            {assumptionRange(line)}
            <BasisBadge basis={line.basis} />
          </span>
        </li>
      ))}
    </ul>
  );
}

const STARTS: Readonly<Record<string, Readonly<Record<string, JsonObject>>>> = {
  availability: AVAILABILITY_STARTS,
  slowdown: SLOWDOWN_STARTS,
};

const FITTED: JsonObject = { kind: "fitted" };

/** The assumptions after an edit; another kind begins with its usual values. */
function changed(
  assumptions: JsonObject,
  path: readonly string[],
  value: Json | undefined,
): JsonObject {
  const [part = ""] = path;
  const isKind = [AVAILABILITY, SLOWDOWN].some((spec) => spec.path.join(".") === path.join("."));
  if (!isKind) {
    // What is below a kind cannot stand without it.
    const below = STARTS[part] === undefined || assumptions[part] !== undefined;
    return withValue(below ? assumptions : { ...assumptions, [part]: FITTED }, path, value);
  }
  const kind = String(value);
  const start = kind === "fitted" ? undefined : (STARTS[part]?.[kind] ?? { kind });
  return withValue(assumptions, [part], start);
}

interface AssumptionBadgeProps {
  readonly line: SimulatedAssumption | undefined;
  readonly words: string;
  /** `null` where it has its usual value. */
  readonly onUsual: (() => void) | null;
}

/** What an assumption rests on, and the way back to its usual value. */
function AssumptionBadge({ line, words, onUsual }: AssumptionBadgeProps) {
  return (
    <span className="flex shrink-0 items-baseline gap-2 text-12 text-ink-3">
      {onUsual === null ? null : (
        <TextButton className="text-12" aria-label={`Usual value for ${words}`} onClick={onUsual}>
          usual
        </TextButton>
      )}
      {line ? (
        <span title={line.source}>
          <BasisBadge basis={line.basis} />
        </span>
      ) : (
        <span title="No policy of this scenario depends on it.">no effect here</span>
      )}
    </span>
  );
}

/** What the scenario assumes, each a number or a range that can be edited, with what it rests on. */
export function AssumptionsPanel({
  assumptions,
  answer,
  problemOf,
  onChange,
}: AssumptionsPanelProps) {
  const values = effectiveAssumptions(assumptions);
  const specs = assumptionSpecs(values);
  const lines = answer?.assumptions ?? [];
  const edited = new Set(specs.map(({ path }) => resultName(path)));
  const problems = (path: readonly string[]): string | null => problemOf(path.join("."));

  const change = (path: readonly string[], value: Json | undefined): void =>
    onChange(changed(assumptions, path, value));

  const badgeOf = (path: readonly string[]) => (
    <AssumptionBadge
      line={lines.find(({ name }) => name === resultName(path))}
      words={inputWords(resultName(path))}
      onUsual={valueAt(assumptions, path) === undefined ? null : () => change(path, undefined)}
    />
  );

  return (
    <section
      aria-label="Assumptions"
      className="flex flex-col gap-3 rounded-box border border-line bg-panel px-4 py-3"
    >
      <div>
        <h2 className="text-13 font-semibold">Assumptions</h2>
        <p className="text-12 text-ink-3">
          A number, or a range of nine in ten: “2 to 10”, “1 % to 10 %”.
        </p>
      </div>
      <FittedLines lines={lines.filter(({ name }) => !edited.has(name))} />
      <FieldList
        specs={specs}
        values={values}
        problemOf={problems}
        badgeOf={badgeOf}
        onChange={change}
      />
    </section>
  );
}
