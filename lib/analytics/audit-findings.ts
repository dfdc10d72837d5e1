import { exactUsd, picodollars } from "../core/money.ts";
import type { Audit, AuditFinding, FindingEffect } from "../wire/audit.ts";
import type { AuditFacts, Finding, FoundLine } from "./findings/finding.ts";
import { FINDINGS } from "./findings/index.ts";

const size = (usd: bigint | null): bigint => (usd === null ? -1n : usd < 0n ? -usd : usd);

/** Most dollars first, whichever their sign; then most records. */
function byWeight(
  a: Pick<FoundLine, "usd" | "records">,
  b: Pick<FoundLine, "usd" | "records">,
): number {
  const difference = size(b.usd) - size(a.usd);
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  return b.records - a.records;
}

const text = (usd: bigint | null): string | null =>
  usd === null ? null : exactUsd(picodollars(usd));

/** What cost too much comes first, what is merely not said last. */
const EFFECTS: readonly FindingEffect[] = ["overpaid", "spared", "unknown", "free", "at-stake"];

const byEffect = (a: Weighed, b: Weighed): number =>
  EFFECTS.indexOf(a.finding.effect) - EFFECTS.indexOf(b.finding.effect) || byWeight(a, b);

interface Weighed {
  readonly usd: bigint | null;
  readonly records: number;
  readonly finding: AuditFinding;
}

function weigh(finding: Finding, lines: readonly FoundLine[], facts: AuditFacts): Weighed {
  const known = lines.flatMap(({ usd }) => (usd === null ? [] : [usd]));
  const usd = known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0n);
  const records = lines.reduce((sum, line) => sum + line.records, 0);
  const { find: _, sureness, ...said } = finding;
  return {
    usd,
    records,
    finding: {
      ...said,
      ...sureness(facts),
      records,
      usd: text(usd),
      unpriced: lines.reduce((sum, line) => sum + line.unpriced, 0),
      lines: [...lines].sort(byWeight).map((line) => ({ ...line, usd: text(line.usd) })),
    },
  };
}

/** All that the records show and should not, and what was looked for in vain; dollars are exact. */
export function auditFindings(facts: AuditFacts): Pick<Audit, "findings" | "clean"> {
  const looked = FINDINGS.map((finding) => ({ finding, lines: finding.find(facts) }));
  return {
    findings: looked
      .filter(({ lines }) => lines.length > 0)
      .map(({ finding, lines }) => weigh(finding, lines, facts))
      .sort(byEffect)
      .map(({ finding }) => finding),
    clean: looked
      .filter(({ lines }) => lines.length === 0)
      .map(({ finding: { id, title } }) => ({ id, title })),
  };
}
