"use client";
import { clsx } from "clsx";
import { Download } from "lucide-react";
import { useState } from "react";
import { focusCountsIn } from "../../lib/wire/focus.ts";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestFile } from "../api/request-json.ts";
import { filterQuery } from "../filters/filter-query.ts";
import { Button } from "../ui/button.tsx";
import { focusWords } from "./focus-words.ts";
import { saveFile } from "./save-file.ts";

const FILE_NAME = "tierscope-focus-1.2.csv";

interface Told {
  readonly isFailure: boolean;
  readonly words: string;
  /** The filters that it is about. */
  readonly query: string;
}

/** Saves the costs of a page's filters as FOCUS 1.2, and says what the file leaves out. */
export function FocusDownload({ filters }: { readonly filters: AppliedFilters }) {
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const query = filterQuery(filters).toString();

  async function save(): Promise<void> {
    setBusy(true);
    const file = await requestFile(query === "" ? API.focus : `${API.focus}?${query}`);
    setBusy(false);
    if (file.ok) saveFile(FILE_NAME, file.value.content);
    const words = file.ok ? focusWords(focusCountsIn(file.value.headers)) : file.error.message;
    setTold({ isFailure: !file.ok, words, query });
  }

  const shown = told?.query === query && !isBusy ? told : null;

  return (
    <div className="no-print flex flex-col gap-1 sm:items-end">
      <Button
        size="small"
        look="quiet"
        className="-ml-2 self-start sm:-mr-2 sm:ml-0 sm:self-end"
        disabled={isBusy}
        onClick={save}
        title="The costs of these filters, by day of UTC, in the format of the FinOps Foundation"
      >
        <Download size={13} aria-hidden />
        {isBusy ? "FOCUS 1.2 is being written" : "Costs as FOCUS 1.2"}
      </Button>
      <p
        role="status"
        className={clsx(
          "max-w-sm text-12 empty:hidden sm:text-right",
          shown?.isFailure ? "text-loss" : "text-ink-3",
        )}
      >
        {shown?.words}
      </p>
    </div>
  );
}
