"use client";
import { clsx } from "clsx";
import { Search } from "lucide-react";
import { openOverlay } from "./open-palette.ts";

/** Opens the palette: in the rail with its name and key, as an icon where the rail is narrow. */
export function PaletteButton({ className }: { readonly className?: string }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Meta+K Control+K"
      title="Go anywhere, filter, export"
      onClick={() => openOverlay.set("palette")}
      className={clsx(
        "flex items-center rounded-control text-12 text-ink-2 hover:bg-sunken hover:text-ink",
        "h-12 flex-col justify-center gap-0.5 sm:h-9 sm:w-9",
        "lg:h-8 lg:w-auto lg:flex-row lg:justify-start lg:gap-2.5 lg:border lg:border-line-strong lg:px-2 lg:text-13",
        className,
      )}
    >
      <Search size={16} strokeWidth={1.75} aria-hidden />
      <span className="sm:sr-only lg:not-sr-only">Search</span>
      <kbd aria-hidden className="ml-auto hidden text-12 text-ink-3 lg:inline">
        ⌘K
      </kbd>
    </button>
  );
}
