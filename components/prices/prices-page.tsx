"use client";
import { useRouter } from "next/navigation";
import { useDeferredValue, useMemo } from "react";
import type { OwnNames } from "../../lib/wire/own-names.ts";
import type { PriceCatalogue } from "../../lib/wire/prices.ts";
import { IgnoredChips } from "../filters/ignored-chips.tsx";
import { dayInZone, formatDay } from "../format/moment.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { OwnNamesProvider } from "../own-names/own-names.tsx";
import { OwnNamesPanel } from "../own-names/own-names-panel.tsx";
import { Page } from "../shell/page.tsx";
import { compareTiers } from "../tiers/tier-style.ts";
import { Panel } from "../ui/panel.tsx";
import { ModelSheet } from "./model-sheet.tsx";
import { NoPriceFound } from "./no-price-found.tsx";
import type { ListNames } from "./price-address.ts";
import { PriceDownloads } from "./price-downloads.tsx";
import { PriceFilePanel } from "./price-file-panel.tsx";
import { PriceSearchBar } from "./price-search-bar.tsx";
import { PriceTable } from "./price-table.tsx";
import { PRICE_ZONE, searchWords, soldWords } from "./price-words.ts";
import { endOfDayUs, namedModel, selectListings, soldOn } from "./select-listings.ts";
import { UnpricedHere } from "./unpriced-here.tsx";
import { usePriceView } from "./use-price-view.ts";

interface AnswerProps {
  readonly catalogue: PriceCatalogue;
  readonly day: string;
  readonly today: string;
}

function Answer({ catalogue, day, today }: AnswerProps) {
  const sold = useMemo(() => soldOn(catalogue, day), [catalogue, day]);
  const count = (tier: string) => <strong>{formatCount(sold.get(tier) ?? 0)}</strong>;
  return (
    <p>
      On {formatDay(day)}, {count("any")} of {formatCount(catalogue.models.length)} known models{" "}
      {soldWords(day, today)}: {count("flex")} at flex, {count("batch")} at batch,{" "}
      {count("priority")} at priority. Prices are USD per million tokens, days are in UTC.
    </p>
  );
}

function useListNames({ models }: PriceCatalogue): ListNames {
  return useMemo(() => {
    const tiers = models.flatMap(({ listings }) => listings.map(({ tier }) => tier));
    return {
      providers: [...new Set(models.map(({ provider }) => provider))],
      tiers: [...new Set(tiers)].sort(compareTiers),
      models: models.map(({ provider, model }) => `${provider}/${model}`),
    };
  }, [models]);
}

interface PricesPageProps {
  readonly catalogue: PriceCatalogue;
  readonly own: OwnNames;
}

/** The price list with its history: every number dated, sourced and open to doubt. */
export function PricesPage({ catalogue, own }: PricesPageProps) {
  const { refresh: reload } = useRouter();
  const { atUs: nowUs } = catalogue;
  const today = dayInZone(nowUs, PRICE_ZONE);
  const names = useListNames(catalogue);
  const { view, ignored, forgetIgnored, change, open, close } = usePriceView(today, names);
  const shown = useDeferredValue(view);
  const found = useMemo(() => selectListings(catalogue, shown), [catalogue, shown]);
  return (
    <Page
      title="What does a token cost?"
      covers={searchWords(shown)}
      answer={<Answer catalogue={catalogue} day={shown.day} today={today} />}
      topBar={
        <PriceSearchBar
          search={view}
          providers={names.providers}
          tiers={names.tiers}
          onChange={change}
        />
      }
    >
      <IgnoredChips parts={ignored} onForget={forgetIgnored} />
      <Panel
        flush
        className="rounded-box border border-line"
        title={formatCounted(found.length, "price")}
        note="A model's name opens its history and sources. A day with a question mark is not documented."
        actions={found.length > 0 ? <PriceDownloads found={found} day={shown.day} /> : null}
      >
        {found.length > 0 ? (
          <PriceTable
            found={found}
            onOpen={({ model: { provider, model } }) => open(`${provider}/${model}`)}
          />
        ) : (
          <NoPriceFound catalogue={catalogue} search={shown} today={today} onChange={change} />
        )}
      </Panel>
      <OwnNamesProvider initial={own} onChange={reload}>
        <OwnNamesPanel always />
        <PriceFilePanel />
        <UnpricedHere />
      </OwnNamesProvider>
      <ModelSheet
        model={namedModel(catalogue, view.opened)}
        atUs={endOfDayUs(shown.day) ?? nowUs}
        nowUs={nowUs}
        today={today}
        onClose={close}
      />
    </Page>
  );
}
