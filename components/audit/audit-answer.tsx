"use client";
import { askPath } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import { useAnswers } from "../answers/use-answers.ts";
import {
  MATRIX_ASK,
  type MatrixCell,
  matrixOf,
  NOT_ANSWERED,
} from "../charts/asked-and-served/matrix.ts";
import { formatUsd, signOfUsd } from "../format/money.ts";
import { formatCount, formatShare } from "../format/quantity.ts";
import { KEY_ASK } from "./key-ask.ts";

const sum = (cells: readonly MatrixCell[]): number =>
  cells.reduce((all, { records }) => all + records, 0);

/** The tier that costs or saves most to be refused: flex where it was asked for, else the one asked for most. */
function toldTier(cells: readonly MatrixCell[]): string | null {
  const named = cells.filter(({ asked }) => asked !== "unknown" && asked !== "auto");
  if (named.some(({ asked }) => asked === "flex")) return "flex";
  const tiers = [...new Set(named.map(({ asked }) => asked))];
  const size = (tier: string) => sum(named.filter(({ asked }) => asked === tier));
  return tiers.sort((a, b) => size(b) - size(a))[0] ?? null;
}

/** The page's answer in a sentence, of the same figures as its matrix. */
export function AuditAnswer({ page }: { readonly page: PageContext }) {
  const paths = [MATRIX_ASK, KEY_ASK].map((ask) => askPath(ask, page.filters, page.step));
  const { answers, problem } = useAnswers(paths, page.round);
  const [matrix, key] = answers ?? [];
  if (!matrix || !key)
    return <>{problem ? problem.message : "Comparing what was asked for\u2026"}</>;
  const { cells } = matrixOf(matrix);
  if (cells.length === 0) return <>No records fit the filters.</>;
  const tier = toldTier(cells);
  if (tier === null) {
    return <>None of these records says which tier was asked for, so nobody can tell.</>;
  }
  const own = cells.filter(({ asked }) => asked === tier);
  const answered = own.filter(({ served }) => served !== NOT_ANSWERED && served !== "unknown");
  const kept = sum(answered.filter(({ served }) => served === tier));
  const place = KEY_ASK.measures.indexOf("paidOverAsked");
  const over = String(key.total[place]?.amount ?? "0");
  return (
    <>
      {tier} was asked for <strong>{formatCount(sum(own))}</strong> times.{" "}
      {answered.length === 0 ? (
        "No answer names the tier that served it."
      ) : (
        <>
          Of the <strong>{formatCount(sum(answered))}</strong> that were answered,{" "}
          <strong>{formatCount(kept)}</strong> ({formatShare(kept, sum(answered))}) came at {tier}.
        </>
      )}{" "}
      {signOfUsd(over) > 0 ? (
        <>
          Being served elsewhere cost <strong>{formatUsd(over)}</strong> more than what was asked
          for.
        </>
      ) : (
        "Nothing cost more than at the tier asked for."
      )}
    </>
  );
}
