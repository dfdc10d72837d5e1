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
import { formatCount, formatCounted, formatShare } from "../format/quantity.ts";
import { KEY_ASK } from "./key-ask.ts";

const sum = (cells: readonly MatrixCell[]): number =>
  cells.reduce((all, { records }) => all + records, 0);

/** Both tiers are named, and differ. */
const isElsewhere = ({ asked, served }: MatrixCell): boolean =>
  ![asked, served].some((tier) => ["unknown", "auto", NOT_ANSWERED].includes(tier)) &&
  asked !== served;

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
  const leftOut = key.total[place]?.leftOut ?? 0;
  const elsewhere = sum(cells.filter(isElsewhere));
  const [all, untold] = [sum(cells), sum(cells.filter(({ asked }) => asked === "unknown"))];
  return (
    <>
      You asked for {tier} <strong>{formatCount(sum(own))}</strong> times
      {answered.length === 0 ? (
        "; no answer names the tier that served it."
      ) : (
        <>
          : of <strong>{formatCount(sum(answered))}</strong> answered,{" "}
          <strong>{formatCount(kept)}</strong> ({formatShare(kept, sum(answered))}) came at {tier}.
        </>
      )}{" "}
      {elsewhere === 0 ? null : (
        <>
          Over all tiers, <strong>{formatCount(elsewhere)}</strong>{" "}
          {elsewhere === 1 ? "was" : "were"} served at another one than asked for.{" "}
        </>
      )}
      {signOfUsd(over) > 0 ? (
        <>
          Being served elsewhere cost <strong>{formatUsd(over)}</strong> more than what was asked
          for.
        </>
      ) : (
        `Nothing ${leftOut > 0 ? "that has a price " : ""}cost more than at the tier asked for.`
      )}
      {untold * 2 > all
        ? ` ${formatCount(untold)} of ${formatCounted(all, "record")} do not say which tier was asked for.`
        : null}
    </>
  );
}
