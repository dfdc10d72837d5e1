"use client";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { FilterChoices } from "../../lib/wire/overview.ts";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestJson } from "../api/request-json.ts";
import { type OfferedFilters, useOfferedFilters } from "../filters/offered-filters.ts";
import { useSavedViews } from "../saved-views/saved-views.ts";
import { useSavedScenarios } from "../scenarios/saved-scenarios.ts";
import type { Command } from "./command.ts";
import { listCommands, periodCommands, valueCommands } from "./filter-commands.ts";
import { pageOffers } from "./page-commands.ts";
import { scenarioCommands } from "./scenario-commands.ts";
import { shellCommands } from "./shell-commands.ts";

/** What records can be filtered by: as the page in sight offers it, else asked for. */
function useChoices(page: OfferedFilters | null): FilterChoices | null {
  const [asked, setAsked] = useState<FilterChoices | null>(null);
  const offered = page?.choices ?? null;
  const isOffered = offered !== null;
  useEffect(() => {
    if (isOffered) return;
    let current = true;
    requestJson<PageFrame>(API.frame).then((answer) => {
      if (current && answer.ok) setAsked(answer.value.choices);
    });
    return () => {
      current = false;
    };
  }, [isOffered]);
  return offered ?? asked;
}

interface CommandEffects {
  readonly openHelp: () => void;
  readonly say: (words: string) => void;
}

export interface Commands {
  readonly all: readonly Command[];
  /** The values of one list, without the palette's other commands. */
  readonly valuesOf: (list: string) => readonly Command[];
}

/** All that can be done from where one is. */
export function useCommands(effects: CommandEffects): Commands {
  const { push } = useRouter();
  const { views } = useSavedViews();
  const { scenarios } = useSavedScenarios();
  const page = useOfferedFilters();
  const choices = useChoices(page);
  const go = (href: Route) => push(href);
  const { pathname: path, search } = window.location;
  const place = { page, choices, go };
  const shell = shellCommands({ path, search, views, go, ...effects });
  return {
    all: [
      ...shell.go,
      ...listCommands(place),
      ...periodCommands(page),
      ...shell.views,
      ...scenarioCommands(scenarios, go),
      ...shell.page,
      ...shell.theme,
      ...pageOffers(),
      ...valueCommands(place),
    ],
    valuesOf: (list) => valueCommands(place, list),
  };
}
