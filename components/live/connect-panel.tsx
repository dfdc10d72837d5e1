"use client";
import { useState } from "react";
import type { MadeIngestKey } from "../../lib/wire/ingest-keys.ts";
import { API } from "../../lib/wire/paths.ts";
import { postJson } from "../api/request-json.ts";
import { formatCounted } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Snippet } from "../ui/snippet.tsx";
import { TextField } from "../ui/text-field.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { useOrigin } from "../ui/use-origin.ts";
import {
  CONNECT_WAYS,
  type ConnectWay,
  connectSnippets,
  WAY_NAMES,
  WAY_NOTES,
} from "./connect-snippets.ts";

const NO_KEY = "tsk_\u2026";
const USUAL_NAME = "my-program";
const WAYS = CONNECT_WAYS.map((value) => ({ value, label: WAY_NAMES[value] }));

function useNewKey() {
  const [made, setMade] = useState<MadeIngestKey | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function make(name: string): Promise<void> {
    setBusy(true);
    const wish = { name, scopes: ["ingest:write"], expiresInDays: null };
    const answer = await postJson<MadeIngestKey>(API.keys, wish);
    setBusy(false);
    setProblem(answer.ok ? null : answer.error.message);
    if (answer.ok) setMade(answer.value);
  }
  return { made, problem, busy, make };
}

interface KeyStepProps extends Omit<ReturnType<typeof useNewKey>, "make"> {
  readonly make: (name: string) => Promise<void>;
}

function KeyStep({ made, problem, busy, make }: KeyStepProps) {
  const [name, setName] = useState(USUAL_NAME);
  if (made) {
    return (
      <p className="text-13 text-ink-2">
        The key of <strong className="font-medium text-ink">{made.name}</strong> is in the text
        below, this once: only a hash of it is kept. <TextLink href="/settings/keys">Keys</TextLink>{" "}
        ends it.
      </p>
    );
  }
  return (
    <form
      className="flex flex-wrap items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void make(name.trim() === "" ? USUAL_NAME : name.trim());
      }}
    >
      <TextField
        label="Which program sends"
        value={name}
        maxLength={100}
        problem={problem}
        className="grow basis-60 sm:max-w-80"
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit" look="primary" disabled={busy} className="sm:mt-5.5">
        Make its key
      </Button>
    </form>
  );
}

/** Whether the first record of the key has come. That is read out once; a count that goes on would never end. */
function Arrival({ records }: { readonly records: number }) {
  return (
    <div>
      <p role="status" className="sr-only">
        {records > 0 ? "Its first record was received." : ""}
      </p>
      {records > 0 ? (
        <Notice>
          <strong className="font-medium text-ink">
            Received {formatCounted(records, "record")}.
          </strong>{" "}
          Your program is connected.
        </Notice>
      ) : (
        <p className="flex items-center gap-2 text-13 text-ink-2">
          <span aria-hidden="true" className="size-2 rounded-full border-2 border-accent" />
          Waiting for its first record. It shows here within two seconds.
        </p>
      )}
    </div>
  );
}

interface ConnectPanelProps {
  /** Records that each source brought so far. */
  readonly received: Readonly<Record<string, number>>;
  /** Puts the panel away; `null`: there is nothing else to see. */
  readonly onClose: (() => void) | null;
}

/** From no program to the first record: a key made in place, what to paste, and that it arrived. */
export function ConnectPanel({ received, onClose }: ConnectPanelProps) {
  const newKey = useNewKey();
  const { made } = newKey;
  const url = useOrigin();
  const [way, setWay] = useState<ConnectWay>("node");
  const parts = connectSnippets(way, {
    ...{ url, key: made?.key ?? NO_KEY, program: made?.name ?? USUAL_NAME },
  });
  return (
    <Panel
      title="Connect a client"
      note="Prompts and answers are never sent: names, numbers and codes alone."
      className="rounded-box border border-line"
      actions={
        onClose ? (
          <Button size="small" look="quiet" onClick={onClose}>
            Close
          </Button>
        ) : null
      }
    >
      <div className="flex flex-col gap-4">
        <KeyStep {...newKey} />
        <div className="flex flex-col gap-2">
          <Segmented
            label="Kind of program"
            segments={WAYS}
            value={way}
            onChange={setWay}
            className="self-start"
          />
          <p className="max-w-3xl text-13 text-ink-2">{WAY_NOTES[way]}</p>
          {parts.map((part) => (
            <Snippet key={part.text} {...part} />
          ))}
        </div>
        {made ? <Arrival records={received[String(made.importId)] ?? 0} /> : null}
      </div>
    </Panel>
  );
}
