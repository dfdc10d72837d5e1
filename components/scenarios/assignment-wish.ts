import type { AssignmentBounds } from "../../lib/simulation/decide/assignment-bounds.ts";
import {
  ASSIGNMENT_MODES,
  type AssignmentMode,
} from "../../lib/simulation/decide/choose-assignment.ts";
import { isObject } from "./scenario-file.ts";

export const BOUND_FIELDS = ["budget", "p95", "deadline", "miss"] as const;
export type BoundField = (typeof BOUND_FIELDS)[number];

/** What the best tiers are looked for by: bounds as they were typed. */
export interface AssignmentWish extends Readonly<Record<BoundField, string>> {
  readonly mode: AssignmentMode;
}

const NO_BOUNDS = { budget: "", p95: "", deadline: "", miss: "" };

export const FIRST_WISH: AssignmentWish = { mode: "saving", ...NO_BOUNDS };

const isMode = (value: unknown): value is AssignmentMode =>
  ASSIGNMENT_MODES.some((mode) => mode === value);

/** What the address asks for; `null` where it asks for no assignment, or for none that can be read. */
export function readWish(text: string | null): AssignmentWish | null {
  if (text === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value) || !isMode(value.mode)) return null;
  const said = value;
  const typed = BOUND_FIELDS.map((field) => {
    const own = said[field];
    return [field, typeof own === "string" || typeof own === "number" ? String(own) : ""] as const;
  });
  return { ...NO_BOUNDS, ...Object.fromEntries(typed), mode: value.mode };
}

/** The same for the address: what is not bounded is left out. */
export function wishText(wish: AssignmentWish | null): string | null {
  if (wish === null) return null;
  const bounds = BOUND_FIELDS.filter((field) => wish[field].trim() !== "");
  const said = bounds.map((field) => [field, wish[field].trim()] as const);
  return JSON.stringify({ mode: wish.mode, ...Object.fromEntries(said) });
}

const UNITS: Readonly<Record<BoundField, string>> = {
  budget: "dollars a month, such as 500",
  p95: "seconds, such as 60",
  deadline: "seconds, such as 60",
  miss: "a share from 0 to 100 %, such as 1",
};

export interface TypedBounds {
  /** The budget is of a month. */
  readonly bounds: AssignmentBounds;
  readonly deadlineSeconds: number | null;
  readonly problems: Readonly<Partial<Record<BoundField, string>>>;
}

/** "$1,000", "60 s" and "5 %" as numbers; `null` where the text is none. */
function numberOf(text: string): number | null {
  const plain = text.replace(/^\$|\s|,|(s|%)$/gi, "");
  return /^(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

function wrongWith(field: BoundField, text: string): string | null {
  const value = numberOf(text);
  if (value === null) return `“${text}” is no number: give ${UNITS[field]}.`;
  if (field === "miss") return value <= 100 ? null : `It is above 100 %: give ${UNITS[field]}.`;
  return value > 0 ? null : `It must be above 0: give ${UNITS[field]}.`;
}

/** The bounds that were typed, and what is wrong with them beside their fields. Rows may have deadlines of their own. */
export function typedBounds(wish: AssignmentWish, hasDeadlines: boolean): TypedBounds {
  const problems: Partial<Record<BoundField, string>> = {};
  const read = (field: BoundField): number | null => {
    const text = wish[field].trim();
    if (text === "") return null;
    const wrong = wrongWith(field, text);
    if (wrong !== null) problems[field] = wrong;
    return wrong === null ? numberOf(text) : null;
  };
  const [budgetUsd, p95, deadlineSeconds, miss] = BOUND_FIELDS.map(read);
  if (wish.mode === "budget" && wish.budget.trim() === "") {
    problems.budget = `Give the budget to stay within, in ${UNITS.budget}.`;
  }
  if (wish.miss.trim() !== "" && wish.deadline.trim() === "" && !hasDeadlines) {
    problems.deadline = "Nothing is missed without a deadline: give one in seconds.";
  }
  return {
    bounds: {
      budgetUsd: budgetUsd ?? null,
      p95Seconds: p95 ?? (wish.mode === "p95" ? "today" : null),
      missShare: miss === null || miss === undefined ? null : miss / 100,
    },
    deadlineSeconds: deadlineSeconds ?? null,
    problems,
  };
}
