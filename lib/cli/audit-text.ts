import { isoFromUs } from "../core/time.ts";
import type { Audit, AuditFinding, AuditLine, AuditSource } from "../wire/audit.ts";
import { count, listed } from "./cost-text.ts";
import { textTable } from "./text-table.ts";

const EFFECT: Readonly<Record<AuditFinding["effect"], string>> = {
  overpaid: "paid too much",
  spared: "paid less than as asked",
  "at-stake": "concerned",
  free: "not charged",
  unknown: "not known",
};

const MOST_LINES = 10;
/** As far as an ISO time names minutes. */
const MINUTES = 16;

function dollars({ usd, unpriced }: Pick<AuditLine, "usd" | "unpriced">): string {
  if (usd === null) return "unknown";
  return unpriced === 0 ? `$${usd}` : `$${usd} (${count(unpriced)} left out)`;
}

function linesText(lines: readonly AuditLine[]): string {
  const rows = lines
    .slice(0, MOST_LINES)
    .map((line) => [
      `  ${line.model ?? "(unknown)"}`,
      line.asked ?? "-",
      line.served ?? "-",
      count(line.records),
      dollars(line),
      line.note ?? "",
    ]);
  const table = textTable(["  model", "asked", "served", "records", "dollars", ""], rows, [3, 4]);
  const more = lines.length - MOST_LINES;
  return more > 0 ? `${table}\n  and ${count(more)} more: --json lists all` : table;
}

function findingText(finding: AuditFinding): string {
  const { title, records, effect, sureness, because, means, how, todo, lines } = finding;
  const amount =
    finding.usd === null ? "dollars not known" : `${dollars(finding)} ${EFFECT[effect]}`;
  const sure = sureness === "certain" ? "" : `, ${sureness}${because ? ` (${because})` : ""}`;
  return [
    `${title}: ${count(records)} records, ${amount}${sure}`,
    `  ${means}`,
    `  Dollars: ${how}`,
    `  To do: ${todo}`,
    ...(lines.length === 0 ? [] : [linesText(lines)]),
  ].join("\n");
}

function sourceText({ title, completeUntilUs, why, lag }: AuditSource): string {
  const until =
    completeUntilUs === null
      ? why
      : `complete until ${isoFromUs(completeUntilUs).slice(0, MINUTES)}Z`;
  return `${title}: ${until}${lag === null ? "" : ` (its figures appear ${lag.words})`}`;
}

function foundWords(findings: number, calls: number): string {
  if (findings === 0 && calls === 0) return "without calls nothing can be looked for";
  if (findings === 0) return "nothing was found that should not be so";
  return findings === 1 ? "1 finding" : `${count(findings)} findings, which do not add up`;
}

/** The findings of the tier audit, for a terminal. */
export function auditText({
  calls,
  findings,
  clean,
  sources,
  shown,
  aggregateRows,
}: Audit): string {
  const made = shown === "sample" ? ["All of it is the built-in sample: made-up records.", ""] : [];
  const rows = aggregateRows === 0 ? "" : ` and ${count(aggregateRows)} aggregate rows`;
  const head = `${count(calls)} calls${rows}: ${foundWords(findings.length, calls)}.`;
  return [
    ...made,
    head,
    ...findings.flatMap((finding) => ["", findingText(finding)]),
    ...listed(
      "Looked for and not found:",
      clean.map(({ title }) => title),
    ),
    ...listed("Sources:", sources.map(sourceText)),
  ].join("\n");
}
