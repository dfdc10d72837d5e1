"use client";
import { useState } from "react";
import type { ReportedLine as Line, Reported, ReportedTier } from "../../lib/wire/reported.ts";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { UNKNOWN } from "../format/number-text.ts";
import { formatCount, formatShare } from "../format/quantity.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Notice } from "../ui/notice.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { TextButton } from "../ui/text-link.tsx";
import { outsideWords, reportedWords } from "./reported-words.ts";

type Sums = Line | ReportedTier;

const usd = (amount: string) => <span title={formatExactUsd(amount)}>{formatUsd(amount)}</span>;

const SUMS: readonly Column<Sums>[] = [
  { id: "reported", header: "Reported", numeric: true, cell: ({ reported }) => usd(reported) },
  { id: "computed", header: "Computed", numeric: true, cell: ({ computed }) => usd(computed) },
  {
    id: "difference",
    header: "Difference",
    numeric: true,
    cell: ({ difference }) => usd(difference),
  },
  {
    id: "share",
    header: "Of reported",
    numeric: true,
    cell: ({ difference, reported, share }) =>
      share === null ? UNKNOWN : formatShare(Number(difference), Number(reported)),
  },
];

const BY_PROVIDER: readonly Column<Line>[] = [
  { id: "provider", header: "Provider", cell: ({ provider }) => provider ?? "unknown" },
  { id: "days", header: "Days", numeric: true, cell: ({ days }) => formatCount(days) },
  ...SUMS,
];

const BY_TIER: readonly Column<ReportedTier>[] = [
  { id: "tier", header: "Tier", cell: ({ tier }) => <TierName tier={tier} /> },
  ...SUMS,
];

function Outside({ reported }: { readonly reported: Reported }) {
  const words = outsideWords(reported);
  if (words.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 font-semibold">Not compared, or not alike</h3>
      <ul className="flex flex-col gap-1 text-ink-2">
        {words.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function Sources({ sources }: Pick<Reported, "sources">) {
  return (
    <p className="text-ink-2">
      Reports:{" "}
      {sources.map(({ importId, fileName }) => `${fileName} (import ${importId})`).join(", ")}.
    </p>
  );
}

function HowCompared({ reported }: { readonly reported: Reported }) {
  return (
    <div className="flex flex-col gap-4 text-13">
      <p>
        Reported = what cost files, and exports whose rows name their own cost, say was billed.
        Computed = tokens of the stored usage × list price at the tier served. Both cover the same
        UTC days, provider and filters; days that one side alone tells of are left out of both.
        Reported money is added to no figure of this page.
      </p>
      <DataTable
        caption="Reported and computed by provider"
        columns={BY_PROVIDER}
        rows={reported.providers}
        rowKey={({ provider }) => provider ?? ""}
      />
      {reported.tiers.length === 0 ? (
        <p className="text-ink-2">The reports name no tiers.</p>
      ) : (
        <DataTable
          caption="Reported and computed by tier"
          columns={BY_TIER}
          rows={reported.tiers}
          rowKey={({ tier }) => tier}
        />
      )}
      <Outside reported={reported} />
      <Sources sources={reported.sources} />
    </div>
  );
}

/** What providers say they billed beside what is computed, with the way there. */
export function ReportedLine({ reported }: { readonly reported: Reported }) {
  const [open, setOpen] = useState(false);
  return (
    <Notice
      actions={
        <TextButton
          className="no-print"
          onClick={() => setOpen(true)}
          aria-label="How computed: reported costs"
        >
          How computed
        </TextButton>
      }
    >
      {reportedWords(reported)}
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title="Reported and computed costs"
        description="What providers billed beside what the same days' usage comes to."
      >
        <HowCompared reported={reported} />
      </Sheet>
    </Notice>
  );
}
