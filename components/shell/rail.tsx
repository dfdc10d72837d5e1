"use client";
import { clsx } from "clsx";
import { Ellipsis } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { SavedView } from "../../lib/wire/saved-views.ts";
import { PaletteButton } from "../palette/palette-button.tsx";
import { useSavedViews } from "../saved-views/saved-views.ts";
import type { Theme } from "../theme/theme.ts";
import { ThemeSwitch } from "../theme/theme-switch.tsx";
import { PageLink } from "../ui/page-link.tsx";
import { Mark } from "./mark.tsx";
import { filtersIn, placeHref } from "./place-href.ts";
import { PLACES, type Place } from "./places.ts";

const isHere = (place: Place, path: string): boolean =>
  place.href === "/" ? path === "/" : path === place.href || path.startsWith(`${place.href}/`);

/** What decides where a place leads. */
interface LeadsBy {
  /** The filters in force, as they stand in the address. */
  readonly filters: string;
  readonly views: readonly SavedView[] | null;
}

interface PlaceLinkProps extends LeadsBy {
  readonly place: Place;
  readonly here: boolean;
  /** In the list that "More" opens on a narrow screen. */
  readonly isBehindMore?: boolean;
}

function PlaceLink({ place, here, filters, views, isBehindMore = false }: PlaceLinkProps) {
  const Icon = place.icon;
  return (
    <li className={clsx("flex-1 sm:flex-none", !place.isOnBar && !isBehindMore && "max-sm:hidden")}>
      <PageLink
        href={placeHref(place, filters, views)}
        aria-current={here ? "page" : undefined}
        title={place.name}
        className={clsx(
          "flex h-12 flex-col items-center justify-center gap-0.5 rounded-control text-12",
          "sm:h-9 sm:w-9 lg:h-8 lg:w-auto lg:flex-row lg:justify-start lg:gap-2.5 lg:px-2 lg:text-13",
          here ? "bg-sunken font-medium text-ink" : "text-ink-2 hover:bg-sunken hover:text-ink",
        )}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden className={here ? "text-accent" : ""} />
        <span className="sm:sr-only lg:not-sr-only">{place.name}</span>
      </PageLink>
    </li>
  );
}

interface MoreProps extends LeadsBy {
  readonly path: string;
}

/** The places that have no room in the bottom bar, above it. Leads away, so it closes by itself with the page. */
function More({ path, filters, views }: MoreProps) {
  const [openAt, setOpenAt] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = openAt === path;
  const others = PLACES.filter(({ isOnBar }) => !isOnBar);
  const here = others.find((place) => isHere(place, path));

  useEffect(() => {
    if (!isOpen) return;
    function onKey({ key }: KeyboardEvent): void {
      if (key !== "Escape") return;
      setOpenAt(null);
      button.current?.focus();
    }
    const watch = new AbortController();
    window.addEventListener("keydown", onKey, { signal: watch.signal });
    return () => watch.abort();
  }, [isOpen]);

  return (
    <div className="sm:hidden">
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpenAt(isOpen ? null : path)}
        className={clsx(
          "flex h-12 w-16 flex-col items-center justify-center gap-0.5 rounded-control text-12",
          here || isOpen ? "bg-sunken font-medium text-ink" : "text-ink-2",
        )}
      >
        <Ellipsis size={16} strokeWidth={1.75} aria-hidden className={here ? "text-accent" : ""} />
        More
      </button>
      {isOpen ? (
        <ul
          aria-label="More places"
          className="absolute inset-x-0 bottom-full grid grid-cols-3 gap-1 border-t border-line bg-panel p-2"
        >
          {others.map((place) => (
            <PlaceLink
              key={place.href}
              isBehindMore
              place={place}
              here={place === here}
              filters={filters}
              views={views}
            />
          ))}
          <li className="flex-1">
            <PaletteButton className="w-full" />
          </li>
        </ul>
      ) : null}
    </div>
  );
}

/** Left rail; icons under 1100 px, a bar at the bottom under 640 px. */
export function Rail({ theme }: { readonly theme: Theme }) {
  const path = usePathname();
  const filters = filtersIn(useSearchParams().toString());
  const { views } = useSavedViews();
  return (
    <header
      className={clsx(
        "no-print fixed inset-x-0 bottom-0 z-30 flex items-center gap-2 border-t border-line bg-panel px-2 pb-[env(safe-area-inset-bottom)]",
        "sm:inset-x-auto sm:inset-y-0 sm:left-0 sm:w-14 sm:flex-col sm:gap-0 sm:border-t-0 sm:border-r sm:px-0 sm:py-3",
        "lg:w-52 lg:items-stretch lg:px-3",
      )}
    >
      <PageLink
        href="/"
        className="hidden h-8 items-center gap-2.5 rounded-control font-semibold tracking-tight sm:flex lg:px-2"
      >
        <Mark />
        <span className="text-16 sm:sr-only lg:not-sr-only">Tierscope</span>
      </PageLink>
      <PaletteButton className="max-sm:hidden sm:mt-4" />
      <nav aria-label="Places" className="flex flex-1 items-center gap-1 sm:mt-3 sm:block">
        <ul className="flex flex-1 gap-1 sm:flex-col sm:items-center lg:items-stretch">
          {PLACES.map((place) => (
            <PlaceLink
              key={place.href}
              place={place}
              here={isHere(place, path)}
              filters={filters}
              views={views}
            />
          ))}
        </ul>
        <More path={path} filters={filters} views={views} />
      </nav>
      <ThemeSwitch initial={theme} />
    </header>
  );
}
