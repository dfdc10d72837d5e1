"use client";
import { useDeferredValue, useMemo, useState } from "react";
import type { PriceCatalogue, PricedModel } from "../../lib/wire/prices.ts";
import { dayInZone, formatDay } from "../format/moment.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { Page } from "../shell/page.tsx";
import { compareTiers } from "../tiers/tier-style.ts";
import { Panel } from "../ui/panel.tsx";
import { ModelSheet } from "./model-sheet.tsx";
import { PriceSearchBar } from "./price-search-bar.tsx";
import { PriceTable } from "./price-table.tsx";
import { endOfDayUs, selectListings, soldOn } from "./select-listings.ts";
import { usePriceSearch } from "./use-price-search.ts";

function Answer({ catalogue, day }: { readonly catalogue: PriceCatalogue; readonly day: string }) {
  const sold = useMemo(() => soldOn(catalogue, day), [catalogue, day]);
  const count = (tier: string) => <strong>{formatCount(sold.get(tier) ?? 0)}</strong>;
  return (
    <p>
      On {formatDay(day)}, {count("any")} of {formatCount(catalogue.models.length)} known models
      were sold: {count("flex")} also at flex, {count("batch")} at batch, {count("priority")} at
      priority. All prices are USD per million tokens.
    </p>
  );
}

/** The price list with its history: every number dated, sourced and open to doubt. */
export function PricesPage({ catalogue }: { readonly catalogue: PriceCatalogue }) {
  const { models, atUs } = catalogue;
  const { search, change } = usePriceSearch(dayInZone(atUs, "UTC"));
  const [opened, setOpened] = useState<PricedModel | null>(null);
  const deferred = useDeferredValue(search);
  const found = useMemo(() => selectListings(catalogue, deferred), [catalogue, deferred]);
  const providers = useMemo(() => [...new Set(models.map(({ provider }) => provider))], [models]);
  const tiers = useMemo(() => {
    const all = models.flatMap(({ listings }) => listings.map(({ tier }) => tier));
    return [...new Set(all)].sort(compareTiers);
  }, [models]);
  const bar = (
    <PriceSearchBar search={search} providers={providers} tiers={tiers} onChange={change} />
  );
  return (
    <Page
      title="What does a token cost?"
      answer={<Answer catalogue={catalogue} day={deferred.day} />}
      topBar={bar}
    >
      <Panel
        flush
        className="rounded-box border border-line"
        title={formatCounted(found.length, "price")}
        note="A model's name opens its history and sources. A day with ? is not documented."
      >
        {found.length > 0 ? (
          <PriceTable found={found} onOpen={({ model }) => setOpened(model)} />
        ) : (
          <p className="px-4 pb-4 text-13 text-ink-2">
            No price fits. Clear a filter, or choose a later day.
          </p>
        )}
      </Panel>
      <ModelSheet
        model={opened}
        atUs={endOfDayUs(deferred.day) ?? atUs}
        onClose={() => setOpened(null)}
      />
    </Page>
  );
}
