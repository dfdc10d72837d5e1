"use client";
import { useCallback, useEffect, useState } from "react";
import type { Overview } from "../../lib/wire/overview.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestJson } from "../api/request-json.ts";
import { dayInZone } from "../format/moment.ts";
import { useOwnNames } from "../own-names/own-names.tsx";
import { Panel } from "../ui/panel.tsx";
import { UnpricedLines } from "./unpriced-lines.tsx";

interface UnpricedPanelProps {
  /** Changes when what is stored does: then it is asked for anew. */
  readonly version: string;
}

type Unpriced = Pick<Overview, "unpriced" | "dataFromUs">;

const MENDED_HERE: ReadonlySet<string> = new Set(["unknown-model", "unknown-tier"]);

/** Names in all that came in that the price list does not hold, and ways to give them a price. */
export function UnpricedPanel({ version }: UnpricedPanelProps) {
  const [found, setFound] = useState<Unpriced | null>(null);
  const ask = useCallback(async (): Promise<void> => {
    const answer = await requestJson<Overview>(`${API.overview}?period=all`);
    if (answer.ok) setFound(answer.value);
  }, []);
  const { own } = useOwnNames();
  // biome-ignore lint/correctness/useExhaustiveDependencies: new data, or new names, are the reason to ask
  useEffect(() => void ask(), [ask, version, own]);
  const lines = found?.unpriced.filter(({ reason }) => MENDED_HERE.has(reason)) ?? [];
  if (found === null || lines.length === 0) return null;
  const { dataFromUs } = found;
  return (
    <Panel
      className="rounded-box border border-line"
      title="Came in without a price"
      note="These records are kept and counted, but in no amount of money until they have one."
    >
      <UnpricedLines
        lines={lines}
        fromDay={dataFromUs === null ? null : dayInZone(dataFromUs, "UTC")}
        onPriced={() => void ask()}
      />
    </Panel>
  );
}
