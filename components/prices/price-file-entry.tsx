"use client";
import { useState } from "react";
import { API } from "../../lib/wire/paths.ts";
import {
  MOST_ACCEPTED,
  MOST_PRICE_FILE_BYTES,
  type PriceFileProposals,
  type PriceFileRequest,
} from "../../lib/wire/price-file.ts";
import { postJson } from "../api/request-json.ts";
import { formatCounted } from "../format/quantity.ts";
import { EntryForm } from "../own-names/entry-form.tsx";
import { EntrySheet } from "../own-names/entry-sheet.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { ProposalList } from "./proposal-list.tsx";

interface ChosenFile {
  readonly fileName: string;
  readonly text: string;
}

const TOO_LARGE = "A price file may have 5 MiB; this one has more. Cut it into several.";

interface FileChoiceProps {
  readonly busy: boolean;
  readonly onFile: (file: ChosenFile) => void;
  readonly onProblem: (problem: string) => void;
}

function FileChoice({ busy, onFile, onProblem }: FileChoiceProps) {
  const [pasted, setPasted] = useState("");
  return (
    <div className="flex flex-col gap-3">
      <label className="flex flex-col gap-1 text-13">
        <span className="text-ink-2">A JSON file</span>
        <input
          type="file"
          accept=".json,application/json"
          disabled={busy}
          onChange={async ({ target }) => {
            const [file] = target.files ?? [];
            if (file === undefined) return;
            if (file.size > MOST_PRICE_FILE_BYTES) onProblem(TOO_LARGE);
            else onFile({ fileName: file.name, text: await file.text() });
            target.value = ""; // so that the same file, mended, can be chosen again
          }}
          className="text-13 file:mr-3 file:h-8 file:rounded-control file:border file:border-line-strong file:bg-panel file:px-3 file:text-ink"
        />
      </label>
      <label className="flex flex-col gap-1 text-13">
        <span className="text-ink-2">Or its text</span>
        <textarea
          value={pasted}
          spellCheck={false}
          onChange={({ target }) => setPasted(target.value)}
          placeholder='{ "gpt-5": { "input_cost_per_token": 1.25e-06, … } }'
          className="h-28 resize-y rounded-control border border-control bg-panel p-2 font-mono text-12 text-ink placeholder:text-ink-3"
        />
      </label>
      <Button
        className="self-end"
        disabled={busy || pasted.trim() === ""}
        onClick={() => onFile({ fileName: "pasted text", text: pasted })}
      >
        Read this text
      </Button>
    </div>
  );
}

interface AcceptProps {
  readonly file: ChosenFile;
  readonly fromDay: string;
  readonly found: PriceFileProposals;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

function Accept({ file, fromDay, found, onSaved, onClose }: AcceptProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { proposals, kind, unpriced } = found;
  const accept = [...chosen];
  const isTooMany = accept.length > MOST_ACCEPTED;
  const body: PriceFileRequest = { ...file, fromDay, accept };
  return (
    <EntryForm
      request={
        accept.length === 0 || isTooMany ? null : { path: API.priceFile, method: "POST", body }
      }
      verb={accept.length === 0 ? "Accept rows" : `Accept ${formatCounted(accept.length, "row")}`}
      note={
        isTooMany
          ? `At most ${MOST_ACCEPTED} rows are accepted at once; ${accept.length} are chosen.`
          : "An accepted row holds from its day until the price list's next price, is marked as from a price file, and can be removed again. Rates that it does not name stay as listed."
      }
      onSaved={onSaved}
      onClose={onClose}
    >
      <p className="text-13 text-ink-2">
        <span className="font-medium text-ink wrap-anywhere">{file.fileName}</span>:{" "}
        {kind === "litellm" ? "LiteLLM's list" : "a price list of Tierscope"},{" "}
        {formatCounted(proposals.length, "price")}
        {unpriced === 0
          ? ""
          : `; ${formatCounted(unpriced, "entry", "entries")} without a price by the token`}
        .
      </p>
      <ProposalList proposals={proposals} chosen={chosen} onChange={setChosen} />
    </EntryForm>
  );
}

interface PriceFileFormProps {
  readonly today: string;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

function PriceFileForm({ today, onSaved, onClose }: PriceFileFormProps) {
  const [fromDay, setFromDay] = useState(today);
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [found, setFound] = useState<PriceFileProposals | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function read(chosen: ChosenFile): Promise<void> {
    setBusy(true);
    setProblem(null);
    const answer = await postJson<PriceFileProposals>(API.priceFile, {
      ...{ ...chosen, fromDay, accept: null },
    });
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.error.message);
      return;
    }
    setFile(chosen);
    setFound(answer.value);
  }

  if (file !== null && found !== null) {
    return <Accept {...{ file, fromDay, found, onSaved, onClose }} />;
  }
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label="Prices that name no day hold from (UTC)"
        type="date"
        value={fromDay}
        onChange={({ target: { value } }) => setFromDay(value)}
        className="max-w-64"
      />
      <FileChoice busy={busy} onFile={(chosen) => void read(chosen)} onProblem={setProblem} />
      {busy ? (
        <p role="status" className="text-13 text-ink-3">
          Comparing it with the price list.
        </p>
      ) : null}
      {problem === null ? null : (
        <p role="alert" className="text-13 text-loss wrap-anywhere">
          {problem}
        </p>
      )}
    </div>
  );
}

/** A button that reads a price file and proposes its rows. */
export function PriceFileEntry({ onSaved }: { readonly onSaved: () => void }) {
  return (
    <EntrySheet
      label="Read a price file…"
      title="A price file"
      description="The JSON of this page, or LiteLLM's model_prices_and_context_window.json. Nothing is kept until you accept rows."
      onSaved={onSaved}
    >
      {(form) => <PriceFileForm {...form} />}
    </EntrySheet>
  );
}
