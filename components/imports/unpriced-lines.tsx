import type { UnpricedLine } from "../../lib/wire/overview.ts";
import { formatCounted } from "../format/quantity.ts";
import { unpricedWords, unpricedWordsOfOne } from "../overview/reason-words.ts";
import { UnpricedOffer } from "../own-names/unpriced-offer.tsx";

interface UnpricedLinesProps {
  readonly lines: readonly UnpricedLine[];
  /** The first day that has such records, ISO. */
  readonly fromDay: string | null;
  readonly onPriced: () => void;
}

function reasonWords(line: UnpricedLine): string {
  const words = line.records === 1 ? unpricedWordsOfOne(line) : unpricedWords(line);
  if (line.reason !== "not-sold-at-tier") return words;
  return `${words} (${line.model ?? "unknown"}, ${line.tier ?? "unknown"})`;
}

/** Records without a price, by what they lack, each with the ways to give them one. */
export function UnpricedLines({ lines, fromDay, onPriced }: UnpricedLinesProps) {
  return (
    <ul className="flex flex-col gap-1.5 text-13 text-ink-2">
      {lines.map((line) => (
        <li
          key={JSON.stringify([line.reason, line.model, line.tier])}
          className="flex flex-wrap items-center gap-x-3 gap-y-1"
        >
          <span className="min-w-0 break-words">
            {formatCounted(line.records, "record")} {reasonWords(line)}.
          </span>
          <UnpricedOffer line={line} fromDay={fromDay} onPriced={onPriced} />
        </li>
      ))}
    </ul>
  );
}
