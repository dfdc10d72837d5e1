import {
  addDecimals,
  decimalOfNumber,
  decimalText,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  ZERO_DECIMAL,
} from "../../lib/core/decimal.ts";
import type { UnitFigures } from "../../lib/simulation/assignment/candidate-figures.ts";
import type {
  AssignmentBounds,
  TierChoice,
} from "../../lib/simulation/decide/assignment-bounds.ts";
import {
  type AssignmentMode,
  type ChosenAssignment,
  chooseAssignment,
} from "../../lib/simulation/decide/choose-assignment.ts";
import { candidateTitle, type NamedUnit } from "./assignment-units.ts";
import type { AssignmentFigures } from "./use-assignment.ts";

/** A candidate for one unit, with its cost of a month. */
export interface UnitChoice extends TierChoice {
  readonly id: string;
  readonly title: string;
  readonly figures: UnitFigures;
  /** The same as `usd`, as exact as it is known. */
  readonly monthUsd: string;
}

/** A unit with all that may be chosen for it. */
export interface OfferedUnit {
  readonly unit: NamedUnit;
  readonly today: UnitChoice;
  readonly choices: readonly UnitChoice[];
  readonly own: UnitChoice;
}

export interface AssignmentRow extends OfferedUnit {
  readonly chosen: UnitChoice;
  /** Nothing tells whether it keeps a bound. */
  readonly isUnjudged: boolean;
}

export interface UnitAssignment extends Omit<ChosenAssignment<UnitChoice>, "chosen" | "unjudged"> {
  /** `null` where none keeps the bounds. */
  readonly rows: readonly AssignmentRow[] | null;
  readonly todayUsd: string;
  readonly chosenUsd: string | null;
}

const MONTH_DAYS = 30;
const PICO_DIGITS = 12;

/** An exact amount of a period, scaled to thirty days. */
export function monthUsd(usd: string, periodDays: number): string {
  const amount = parseDecimal(usd) ?? ZERO_DECIMAL;
  if (periodDays === MONTH_DAYS) return decimalText(amount);
  const scaled = multiplyDecimals(amount, decimalOfNumber(MONTH_DAYS / periodDays));
  return decimalText(roundDecimal(scaled, PICO_DIGITS));
}

const sumUsd = (amounts: readonly string[]): string =>
  decimalText(
    amounts.reduce((sum, usd) => addDecimals(sum, parseDecimal(usd) ?? ZERO_DECIMAL), ZERO_DECIMAL),
  );

/** Tiers that differ from today's in price wherever they differ at all. */
const PLAIN = ["standard", "batch"];

/** Whether a tier is what the unit is at already: its times are then another draw of the same, and no reason to move. */
const isTodays = ({ id, usd }: UnitChoice, today: UnitChoice): boolean =>
  PLAIN.includes(id) && Math.abs(usd - today.usd) <= 1e-9 * today.usd;

/** What may be chosen for each unit: today's behaviour, and every candidate that takes some of its records. */
export function offeredUnits(
  { units, candidates, figures }: AssignmentFigures,
  periodDays: number,
): readonly OfferedUnit[] {
  return units.flatMap((unit, place): OfferedUnit[] => {
    const all = candidates.flatMap((candidate, at): UnitChoice[] => {
      const own = figures[at]?.units[place];
      if (own === undefined || (own.movedRecords === 0 && candidate.id !== "today")) return [];
      const month = monthUsd(own.cost, periodDays);
      const { p95Seconds, meanSeconds, timedRequests, missed } = own;
      return [
        {
          ...{ id: candidate.id, title: candidateTitle(candidate, unit), figures: own },
          ...{ monthUsd: month, usd: Number(month) },
          ...{ p95Seconds, meanSeconds, timedRequests, missed },
        },
      ];
    });
    const [today] = all;
    if (today === undefined || today.figures.requests === 0) return [];
    const choices = all.filter((one) => !isTodays(one, today));
    return [{ unit, today, choices, own: all.find(({ id }) => id === "own") ?? today }];
  });
}

/** The best policy of each unit by a mode within the bounds, with the sums of a month. */
export function assignUnits(
  offers: readonly OfferedUnit[],
  mode: AssignmentMode,
  bounds: AssignmentBounds,
): UnitAssignment {
  const { chosen, unjudged, ...rest } = chooseAssignment(offers, mode, bounds);
  const rows = chosen?.flatMap((one, place): AssignmentRow[] => {
    const offer = offers[place];
    return offer ? [{ ...offer, chosen: one, isUnjudged: unjudged[place] === true }] : [];
  });
  return {
    ...{ ...rest, rows: rows ?? null },
    todayUsd: sumUsd(offers.map(({ today }) => today.monthUsd)),
    chosenUsd: rows ? sumUsd(rows.map((row) => row.chosen.monthUsd)) : null,
  };
}
