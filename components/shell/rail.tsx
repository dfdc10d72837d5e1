"use client";
import { clsx } from "clsx";
import { Ellipsis } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { FILTER_PARAMETERS } from "../../lib/core/list-filters.ts";
import type { Theme } from "../theme/theme.ts";
import { ThemeSwitch } from "../theme/theme-switch.tsx";
import { Mark } from "./mark.tsx";
import { PLACES, type Place } from "./places.ts";

const isHere = (place: Place, path: string): boolean =>
  place.href === "/" ? path === "/" : path === place.href || path.startsWith(`${place.href}/`);

/** The filters in force, as they stand in the address. */
function useFilterQuery(): string {
  const params = new URLSearchParams(useSearchParams());
  for (const name of [...params.keys()]) if (!FILTER_PARAMETERS.includes(name)) params.delete(name);
  return params.toString();
}

interface PlaceLinkProps {
  readonly place: Place;
  readonly here: boolean;
  readonly filters: string;
  /** In the list that "More" opens on a narrow screen. */
  readonly isBehindMore?: boolean;
}

function PlaceLink({ place, here, filters, isBehindMore = false }: PlaceLinkProps) {
  const Icon = place.icon;
  const keeps = place.isQuestion && filters !== "";
  // A place of ours with parameters is one too.
  const href = (keeps ? `${place.href}?${filters}` : place.href) as Route;
  return (
    <li className={clsx("flex-1 sm:flex-none", !place.isOnBar && !isBehindMore && "max-sm:hidden")}>
      <Link
        href={href}
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
      </Link>
    </li>
  );
}

interface MoreProps {
  readonly path: string;
  readonly filters: string;
}

/** The places that have no room in the bottom bar, above it. Leads away, so it closes by itself with the page. */
function More({ path, filters }: MoreProps) {
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
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Left rail; icons under 1100 px, a bar at the bottom under 640 px. */
export function Rail({ theme }: { readonly theme: Theme }) {
  const path = usePathname();
  const filters = useFilterQuery();
  return (
    <header
      className={clsx(
        "no-print fixed inset-x-0 bottom-0 z-30 flex items-center gap-2 border-t border-line bg-panel px-2 pb-[env(safe-area-inset-bottom)]",
        "sm:inset-x-auto sm:inset-y-0 sm:left-0 sm:w-14 sm:flex-col sm:gap-0 sm:border-t-0 sm:border-r sm:px-0 sm:py-3",
        "lg:w-52 lg:items-stretch lg:px-3",
      )}
    >
      <Link
        href="/"
        className="hidden h-8 items-center gap-2.5 rounded-control font-semibold tracking-tight sm:flex lg:px-2"
      >
        <Mark />
        <span className="text-16 sm:sr-only lg:not-sr-only">Tierscope</span>
      </Link>
      <nav aria-label="Places" className="flex flex-1 items-center gap-1 sm:mt-4 sm:block">
        <ul className="flex flex-1 gap-1 sm:flex-col sm:items-center lg:items-stretch">
          {PLACES.map((place) => (
            <PlaceLink
              key={place.href}
              place={place}
              here={isHere(place, path)}
              filters={filters}
            />
          ))}
        </ul>
        <More path={path} filters={filters} />
      </nav>
      <ThemeSwitch initial={theme} />
    </header>
  );
}
