"use client";
import { Copy, Download } from "lucide-react";
import { useState } from "react";
import { PROBES } from "../../lib/analytics/probe/probes.ts";
import type { Audit } from "../../lib/wire/audit.ts";
import { copyText } from "../download/copy-text.ts";
import { saveFile } from "../download/save-file.ts";
import { usePageParameter } from "../filters/use-page-parameter.ts";
import { formatCount } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { SCRIPT_PARAMETER } from "./script-parameter.ts";

interface ScriptToolsProps {
  readonly probe: (typeof PROBES)[number];
  readonly text: string;
  /** `null`: the first of the list, which the address does not name. */
  readonly onProbe: (id: string | null) => void;
}

/** Another language, and ways to take the script along. */
function ScriptTools({ probe, text, onProbe }: ScriptToolsProps) {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label="Language of the script"
          segments={PROBES.map(({ id, title }) => ({ value: id, label: title }))}
          value={probe.id}
          onChange={(id) => onProbe(id === PROBES[0].id ? null : id)}
        />
        <Button size="small" onClick={() => void copyText(text).then(setCopied)}>
          <Copy size={13} aria-hidden />
          Copy
        </Button>
        <Button size="small" onClick={() => saveFile(probe.fileName, new Blob([text]))}>
          <Download size={13} aria-hidden />
          Save {probe.fileName}
        </Button>
        <span role="status" className="text-12 text-ink-3">
          {isCopied ? "Copied." : ""}
        </span>
      </div>
      {isCopied === false ? (
        <div className="mt-2">
          <Notice kind="warn" live>
            The browser does not let this page copy. Save the script as a file instead.
          </Notice>
        </div>
      ) : null}
    </>
  );
}

/** A script that tries flex on each model with the user's own key; nothing is sent from here. */
export function ProbePanel({ models }: { readonly models: Audit["models"] }) {
  const [wish, setWish] = usePageParameter(SCRIPT_PARAMETER);
  const probe = PROBES.find(({ id }) => id === wish) ?? PROBES[0];
  const text = probe.write(models);

  if (models.length === 0) {
    return (
      <Panel title="Try flex yourself">
        <p className="text-13 text-ink-2">
          There is no model of OpenAI in these records to write a script for.
        </p>
      </Panel>
    );
  }
  return (
    <Panel
      title="Try flex yourself"
      note={`Asks ${models.length === 1 ? "the one model" : `each of the ${formatCount(models.length)} models`} of OpenAI in these records once for flex, with your key, and prints what came back.`}
    >
      {wish !== null && wish !== probe.id ? (
        <p className="mb-2 text-13 text-warn">
          {`script=${wish.slice(0, 40)} is ignored: there are ${PROBES.map(({ id }) => id).join(", ")}.`}
        </p>
      ) : null}
      <ScriptTools probe={probe} text={text} onProbe={setWish} />
      <section
        aria-label={`The script for ${probe.title}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        className="scroll-box mt-2 max-h-72 rounded-control border border-line bg-sunken p-3"
      >
        <pre className="font-mono text-12 leading-5">{text}</pre>
      </section>
      <p className="mt-2 text-13 text-ink-2">
        Each try costs a few tokens. The key stays in your shell: the script reads OPENAI_API_KEY
        and sends it to the API alone. <TextLink href="/imports">Import what it prints</TextLink>:
        the records come under the workload flex-probe.
      </p>
    </Panel>
  );
}
