import type { UnpricedLine } from "../../lib/wire/overview.ts";
import { UnpricedOffer } from "../own-names/unpriced-offer.tsx";
import { groupUnpriced, unpricedGroupWords } from "./unpriced-groups.ts";

interface UnpricedLinesProps {
  readonly lines: readonly UnpricedLine[];
  /** The first day that has such records, ISO. */
  readonly fromDay: string | null;
  readonly onPriced: () => void;
}

/** Records without a price, once for each thing that they lack, with the ways to give them one. */
export function UnpricedLines({ lines, fromDay, onPriced }: UnpricedLinesProps) {
  return (
    <ul className="flex flex-col gap-1.5 text-13 text-ink-2">
      {groupUnpriced(lines).map((group) => (
        <li
          key={JSON.stringify([group.reason, group.models, group.tiers])}
          className="flex flex-wrap items-center gap-x-3 gap-y-1"
        >
          <span className="min-w-0 break-words">{unpricedGroupWords(group)}</span>
          <UnpricedOffer line={group} fromDay={fromDay} onPriced={onPriced} />
        </li>
      ))}
    </ul>
  );
}
