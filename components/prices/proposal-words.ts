import type { PriceProposal, ProposedRates } from "../../lib/wire/price-file.ts";
import { formatRate } from "../format/money.ts";

const RATES = [
  { key: "input", label: "input" },
  { key: "cachedInput", label: "cached" },
  { key: "cacheWrite", label: "cache write" },
  { key: "cacheWrite1h", label: "cache write, 1 h" },
  { key: "output", label: "output" },
] as const satisfies readonly { key: keyof ProposedRates; label: string }[];

export interface RateChange {
  readonly label: string;
  readonly file: string;
  /** What the price list says; `null`: nothing, or the same. */
  readonly list: string | null;
}

/** The rates that a row names, each with the list's where that differs. */
export function rateChanges({ file, list }: Pick<PriceProposal, "file" | "list">): RateChange[] {
  return RATES.flatMap(({ key, label }) => {
    const [said, listed] = [file[key], list?.[key] ?? null];
    if (said === null) return [];
    return [
      {
        label,
        file: formatRate(said),
        list: listed === null || listed === said ? null : formatRate(listed),
      },
    ];
  });
}

/** Which rows are shown: those that a press could change something with, or all of a kind. */
export const PROPOSAL_VIEWS = [
  { value: "used", label: "Yours" },
  { value: "different", label: "Different" },
  { value: "new", label: "New" },
  { value: "unusable", label: "Not usable" },
  { value: "same", label: "Same" },
] as const;
export type ProposalView = (typeof PROPOSAL_VIEWS)[number]["value"];

export const canBeAccepted = ({ status }: PriceProposal): boolean =>
  status === "different" || status === "new";

const isIn = (proposal: PriceProposal, view: ProposalView): boolean =>
  view === "used" ? proposal.isUsed && proposal.status !== "same" : proposal.status === view;

/** The rows of a view whose names hold every word of a search. */
export function shownProposals(
  proposals: readonly PriceProposal[],
  { view, text }: { readonly view: ProposalView; readonly text: string },
): PriceProposal[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return proposals.filter((proposal) => {
    const names =
      `${proposal.key} ${proposal.provider ?? ""} ${proposal.model} ${proposal.tier}`.toLowerCase();
    return isIn(proposal, view) && words.every((word) => names.includes(word));
  });
}

/** How many rows each view holds. */
export const viewCounts = (
  proposals: readonly PriceProposal[],
): Readonly<Record<ProposalView, number>> => ({
  used: proposals.filter((one) => isIn(one, "used")).length,
  different: proposals.filter((one) => isIn(one, "different")).length,
  new: proposals.filter((one) => isIn(one, "new")).length,
  unusable: proposals.filter((one) => isIn(one, "unusable")).length,
  same: proposals.filter((one) => isIn(one, "same")).length,
});

/** The view to begin with: what concerns the user's own records, else what differs, else what there is. */
export function firstView(proposals: readonly PriceProposal[]): ProposalView {
  const counts = viewCounts(proposals);
  return PROPOSAL_VIEWS.find(({ value }) => counts[value] > 0)?.value ?? "same";
}
