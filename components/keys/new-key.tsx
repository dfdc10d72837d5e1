"use client";
import { Copy } from "lucide-react";
import { type FormEvent, useState } from "react";
import { KEY_SCOPES, type KeyScope, type MadeIngestKey } from "../../lib/wire/ingest-keys.ts";
import { copyText } from "../download/copy-text.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { SCOPE_WORDS } from "./key-words.ts";
import type { Keys } from "./use-keys.ts";

const EXPIRIES = [
  { days: null, words: "Never" },
  { days: 30, words: "In 30 days" },
  { days: 90, words: "In 90 days" },
  { days: 365, words: "In a year" },
] as const;

interface MadeKeyProps {
  readonly made: MadeIngestKey;
  readonly onDone: () => void;
}

/** The key's text, this once. */
function MadeKey({ made, onDone }: MadeKeyProps) {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  return (
    <Notice
      live
      kind="warn"
      actions={
        <>
          <Button size="small" onClick={() => void copyText(made.key).then(setCopied)}>
            <Copy size={13} aria-hidden />
            Copy the key
          </Button>
          <Button size="small" look="quiet" onClick={onDone}>
            I have it
          </Button>
        </>
      }
    >
      <p>
        This is the key <strong className="font-medium text-ink">{made.name}</strong>. It is shown
        this once, and only a hash of it is kept: copy it to where its program reads it.
      </p>
      <p className="mt-1.5 rounded-mark bg-panel px-2 py-1 font-mono text-13 break-all text-ink select-all">
        {made.key}
      </p>
      <p role="status" className="mt-1 min-h-4 text-12">
        {isCopied === null
          ? ""
          : isCopied
            ? "Copied."
            : "The browser does not let this page copy: select it."}
      </p>
    </Notice>
  );
}

/** Makes a key, and shows it once. */
export function NewKey({ made, make, putAway }: Pick<Keys, "made" | "make" | "putAway">) {
  const [name, setName] = useState("");
  const [scope, setScope] = useState<KeyScope>("ingest:write");
  const [expiry, setExpiry] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === "") return setProblem("Say whose key it is.");
    setBusy(true);
    const expiresInDays = expiry === "" ? null : Number(expiry);
    const answer = await make({ name: name.trim(), scopes: [scope], expiresInDays });
    setBusy(false);
    setProblem(answer.ok ? null : answer.error.message);
    if (answer.ok) setName("");
  }

  return (
    <div className="flex flex-col gap-3">
      <form onSubmit={submit} noValidate className="flex flex-wrap items-start gap-3">
        <TextField
          label="Whose key it is"
          placeholder="nightly-enrichment"
          value={name}
          maxLength={100}
          problem={problem}
          className="grow basis-52"
          onChange={({ target }) => setName(target.value)}
        />
        <SelectField
          label="It may send"
          value={scope}
          onChange={({ target }) => setScope(target.value as KeyScope)} // the options are the scopes
        >
          {KEY_SCOPES.map((each) => (
            <option key={each} value={each}>
              {SCOPE_WORDS[each]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="It expires"
          value={expiry}
          onChange={({ target }) => setExpiry(target.value)}
        >
          {EXPIRIES.map(({ days, words }) => (
            <option key={words} value={days ?? ""}>
              {words}
            </option>
          ))}
        </SelectField>
        <Button type="submit" look="primary" disabled={busy} className="sm:mt-5.5">
          Make a key
        </Button>
      </form>
      {made ? <MadeKey key={made.id} made={made} onDone={putAway} /> : null}
    </div>
  );
}
