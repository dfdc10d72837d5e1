import { Chip } from "../ui/chip.tsx";
import type { IgnoredPart } from "./unread-parts.ts";

interface IgnoredChipsProps {
  readonly parts: readonly IgnoredPart[];
  readonly onForget: () => void;
}

/** What of the address says nothing to this page; removing one chip removes all of them. */
export function IgnoredChips({ parts, onForget }: IgnoredChipsProps) {
  if (parts.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {parts.map(({ name, value, why }, place) => (
        <Chip
          // biome-ignore lint/suspicious/noArrayIndexKey: an address may say the same twice
          key={`${place} ${name}`}
          label={name}
          value={value}
          ignored={why}
          onRemove={onForget}
        />
      ))}
    </div>
  );
}
