"use client";
import { Download } from "lucide-react";
import { API } from "../../lib/wire/paths.ts";
import { useOwnNames } from "../own-names/own-names.tsx";
import { DownloadLink } from "../ui/button.tsx";
import { Panel } from "../ui/panel.tsx";
import { PriceFileEntry } from "./price-file-entry.tsx";

/** Prices in and out as files. */
export function PriceFilePanel() {
  const { refresh } = useOwnNames();
  return (
    <Panel
      className="rounded-box border border-line"
      title="Price files"
      note="Compare a file with the price list, row by row, and take over what you accept. The whole list, with your own prices, can be taken along as a file that another Tierscope reads."
    >
      <div className="flex flex-wrap gap-2">
        <PriceFileEntry onSaved={() => void refresh()} />
        <DownloadLink size="small" look="quiet" href={API.priceFile}>
          <Download size={13} aria-hidden />
          The whole price list (JSON)
        </DownloadLink>
      </div>
    </Panel>
  );
}
