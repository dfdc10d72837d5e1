"use client";
import type { SimulatedAssumption, SimulationAnswer } from "../../lib/wire/simulation.ts";
import type { PageContext } from "../answers/page-context.ts";
import { pageHref } from "../filters/filter-query.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { BasisBadge } from "../ui/badge.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { inputWords } from "./assumption-specs.ts";
import { assumptionRange } from "./assumption-words.ts";
import { engineWords } from "./engine-words.ts";
import type { FigureId } from "./figure-formulas.ts";

export interface SimulatedEvidenceProps {
  readonly figure: FigureId;
  /** As exact as it is known, and within what. */
  readonly value: string;
  readonly answer: SimulationAnswer;
  readonly page: PageContext;
}

function Inputs({ assumptions }: { readonly assumptions: readonly SimulatedAssumption[] }) {
  if (assumptions.length === 0) return <>Nothing is assumed: prices and the log alone.</>;
  return (
    <ul className="flex flex-col gap-2">
      {assumptions.map(({ name, low, middle, high, basis, source }) => (
        <li key={name}>
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className="min-w-0 grow">{inputWords(name)}</span>
            <span>{assumptionRange({ low, middle, high })}</span>
            <BasisBadge basis={basis} />
          </span>
          <span className="block text-12 text-ink-3">{source}</span>
        </li>
      ))}
    </ul>
  );
}

const drawnWords = ({ worlds, seed }: SimulationAnswer): string =>
  worlds === 0
    ? `Seed ${seed}; every input that moves the cost is a single number.`
    : `${formatCount(worlds)} worlds drawn from the ranges below, seed ${seed}; the interval holds nine of ten of them.`;

function countedWords({ requests, records, unevaluable }: SimulationAnswer): string {
  const excluded = unevaluable.reduce((sum, line) => sum + line.records, 0);
  const out =
    excluded === 0 ? "" : `; ${formatCount(excluded)} cannot be evaluated and are in no sum`;
  return `${formatCounted(requests, "request")} of ${formatCounted(records, "record")}${out}.`;
}

/** On what a figure of a scenario rests: its engine, its draws, its records, every input with its source. */
export function SimulatedEvidence({ figure, value, answer, page }: SimulatedEvidenceProps) {
  const rows = [
    ["Value", value],
    ["Computed by", engineWords(answer)],
    ["Drawn", drawnWords(answer)],
    ["Counted", countedWords(answer)],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-3 text-13">
      {rows.map(([term, words]) => (
        <div key={term} className="contents">
          <dt className="text-ink-3">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">{words}</dd>
        </div>
      ))}
      <dt className="text-ink-3">Rests on</dt>
      <dd className="min-w-0">
        <Inputs assumptions={answer.assumptions} />
      </dd>
      <dt className="text-ink-3">See</dt>
      <dd className="flex flex-wrap gap-x-4">
        <TextLink href={pageHref("/calls", page.filters)}>the calls</TextLink>
        {figure === "cost" ? (
          <TextLink href={"/prices"}>the prices with their sources</TextLink>
        ) : null}
      </dd>
    </dl>
  );
}
