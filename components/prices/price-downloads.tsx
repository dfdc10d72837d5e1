"use client";
import { Download } from "lucide-react";
import { chartCsv } from "../charts/kit/csv.ts";
import { saveFile } from "../download/save-file.ts";
import { TablePng } from "../download/table-png.tsx";
import { Button } from "../ui/button.tsx";
import { priceJson, priceTable } from "./price-export.ts";
import type { FoundPrice } from "./select-listings.ts";

interface PriceDownloadsProps {
  readonly found: readonly FoundPrice[];
  readonly day: string;
}

/** The prices found, as files. */
export function PriceDownloads({ found, day }: PriceDownloadsProps) {
  const name = `tierscope-prices-${day}`;

  function saveCsv(): void {
    const text = `\uFEFF${chartCsv(priceTable(found))}`; // spreadsheets read UTF-8 only behind a byte order mark
    saveFile(`${name}.csv`, new Blob([text], { type: "text/csv" }));
  }

  function saveJson(): void {
    saveFile(`${name}.json`, new Blob([priceJson(found, day)], { type: "application/json" }));
  }

  return (
    <>
      <Button size="small" look="quiet" onClick={saveCsv} aria-label="CSV of these prices">
        <Download size={13} aria-hidden className="max-sm:hidden" />
        CSV
      </Button>
      <Button size="small" look="quiet" onClick={saveJson} aria-label="JSON of these prices">
        <Download size={13} aria-hidden className="max-sm:hidden" />
        JSON
      </Button>
      <TablePng id={`prices-${day}`} title="Prices of a million tokens" covers={day} />
    </>
  );
}
