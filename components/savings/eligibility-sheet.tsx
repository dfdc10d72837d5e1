"use client";
import { COMPARED_TIERS } from "../../lib/core/tier.ts";
import type { EligibilityLine, EligiblePart } from "../../lib/wire/savings.ts";
import { formatExactUsd } from "../format/money.ts";
import { formatCounted } from "../format/quantity.ts";
import { modelPricesHref } from "../prices/price-address.ts";
import { listSources, sourceRefs } from "../prices/price-sources.ts";
import {
  SourceList,
  type SourceListState,
  SourceRefs,
  useSourceList,
} from "../prices/source-list.tsx";
import { TierName } from "../tiers/tier-mark.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { bandWords, evidenceWords, whyWords } from "./eligible-words.ts";

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function Part({
  part,
  sources,
}: {
  readonly part: EligiblePart;
  readonly sources: SourceListState;
}) {
  const { reason, records, spend, there, evidence } = part;
  return (
    <li className="py-2">
      <div className="flex flex-wrap justify-between gap-x-3">
        <span>
          {reason === null ? `May be served there${bandWords(part)}` : sentence(whyWords(part))}
        </span>
        <span className="whitespace-nowrap">
          {formatExactUsd(spend)}
          {there === null ? "" : ` \u2192 ${formatExactUsd(there)}`}
        </span>
      </div>
      <p className="text-12 text-ink-3">
        {formatCounted(records, "record")}. {evidenceWords(part)}{" "}
        {evidence && !evidence.own ? (
          <>
            Confidence: {evidence.confidence}.
            <span className="block">
              <SourceRefs refs={sourceRefs(evidence, sources.sources)} show={sources.show} />
            </span>
          </>
        ) : null}
      </p>
    </li>
  );
}

/** At which tiers a model's records may be served, each with the row of the price list that shows it. */
export function EligibilitySheet({ line }: { readonly line: EligibilityLine }) {
  const evidence = COMPARED_TIERS.flatMap((tier) =>
    line.tiers[tier].flatMap((part) => part.evidence ?? []),
  );
  const sources = useSourceList(listSources(evidence.filter(({ own }) => !own)));
  return (
    <div className="flex flex-col gap-4 text-13">
      <p className="text-ink-2">
        {formatCounted(line.records, "record")} that cost {formatExactUsd(line.spend)} as served.{" "}
        {line.listed ? (
          <TextLink href={modelPricesHref(line.listed.provider, line.listed.model)}>
            Its prices and their history
          </TextLink>
        ) : null}
      </p>
      {COMPARED_TIERS.map((tier) => (
        <section key={tier}>
          <h3 className="font-semibold">
            <TierName tier={tier} />
          </h3>
          <ul className="divide-y divide-line">
            {line.tiers[tier].map((part) => (
              <Part
                key={`${part.reason} ${part.evidence?.priceId}`}
                part={part}
                sources={sources}
              />
            ))}
          </ul>
        </section>
      ))}
      <SourceList state={sources} />
    </div>
  );
}
