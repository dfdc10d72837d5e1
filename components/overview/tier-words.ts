import type { CostLine, MoveTier } from "../../lib/wire/overview.ts";
import { signOfUsd } from "../format/money.ts";

const MOVES: Readonly<Record<MoveTier, string>> = {
  flex: "flex",
  batch: "batch",
  standard: "standard in place of a dearer tier",
};

type Moves = Pick<CostLine, "available" | "availableBy" | "bestMove">;

/** The tiers by which something could be saved, in the order of their names here. */
export function movesOf({ availableBy }: Pick<CostLine, "availableBy">): MoveTier[] {
  const tiers = Object.keys(MOVES) as MoveTier[]; // the keys of a record over MoveTier
  return tiers.filter((tier) => signOfUsd(availableBy[tier]) > 0);
}

/** The tiers each of which alone would take off all that is available; empty where it takes several together. */
export const anyOf = ({ available, bestMove }: Moves): readonly MoveTier[] =>
  bestMove !== null && bestMove.saves === available ? bestMove.tiers : [];

/** "flex", "flex and batch", "flex, batch and standard in place of a dearer tier". */
export function moveWords(tiers: readonly MoveTier[], joint: "and" | "or"): string {
  const names = tiers.map((tier) => MOVES[tier]);
  const last = names.pop() ?? "";
  return names.length === 0 ? last : `${names.join(", ")} ${joint} ${last}`;
}

/** By which tiers all that is available could be saved: "flex or batch" where either would do, "flex and batch" where it takes both. */
export function availableByWords(line: Moves): string {
  const any = anyOf(line);
  return any.length > 0 ? moveWords(any, "or") : moveWords(movesOf(line), "and");
}
