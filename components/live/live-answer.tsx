import type { LiveFigures } from "../../lib/wire/live.ts";
import { causeStyle } from "../causes/cause-style.ts";
import { formatUsd } from "../format/money.ts";
import { formatCounted, formatShare } from "../format/quantity.ts";
import { spanWords } from "./live-words.ts";

/** What happened in the last minutes, in a sentence. Not read out when it changes: that would never end. */
export function LiveAnswer({ figures }: { readonly figures: LiveFigures }) {
  const { attempts, refused, causes, servedPerHour, standardPerHour, unpriced } = figures;
  if (attempts === 0) return <p>Nothing ended in {spanWords(figures)}.</p>;
  const [first] = causes;
  const why = first ? `, most for ${causeStyle(first.cause).name}` : "";
  return (
    <p>
      <strong>{formatCounted(attempts, "attempt")}</strong> ended in {spanWords(figures)},{" "}
      {refused === 0 ? (
        "none refused"
      ) : (
        <>
          <strong>{formatShare(refused, attempts)}</strong> refused with 429{why}
        </>
      )}
      ; at this pace{" "}
      {unpriced === attempts ? (
        "the cost is unknown"
      ) : (
        <>
          <strong>{formatUsd(servedPerHour)}</strong> an hour, and {formatUsd(standardPerHour)} at
          standard
        </>
      )}
      .
    </p>
  );
}
