"use client";
import { useCallback, useEffect, useState } from "react";
import type { Overview } from "../../lib/wire/overview.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestJson } from "../api/request-json.ts";
import { Unpriced } from "../overview/unpriced.tsx";
import { useOwnNames } from "../own-names/own-names.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";

type State =
  | { readonly kind: "asking" }
  | { readonly kind: "known"; readonly overview: Overview }
  | { readonly kind: "failed"; readonly message: string };

function AllPriced({ overview }: { readonly overview: Overview }) {
  return (
    <Panel
      className="rounded-box border border-line"
      title="Without a price"
      note={
        overview.total.records === 0
          ? "No records are stored yet. Once they are, those that have no price are listed here, each with its reason."
          : "None: every stored record has a price."
      }
    >
      {null}
    </Panel>
  );
}

/** The stored records that have no price, why, and what would give them one. */
export function UnpricedHere() {
  const { own } = useOwnNames();
  const [state, setState] = useState<State>({ kind: "asking" });
  const ask = useCallback(async (): Promise<void> => {
    const answer = await requestJson<Overview>(`${API.overview}?period=all`);
    setState(
      answer.ok
        ? { kind: "known", overview: answer.value }
        : { kind: "failed", message: answer.error.message },
    );
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other names are the reason to ask again
  useEffect(() => void ask(), [ask, own]);
  if (state.kind === "asking") {
    return (
      <Panel
        className="rounded-box border border-line"
        title="Without a price"
        note="Looking for stored records without one."
      >
        {null}
      </Panel>
    );
  }
  if (state.kind === "failed") {
    return (
      <Notice kind="loss" live actions={<Button onClick={() => void ask()}>Try again</Button>}>
        Which stored records have no price could not be asked. {state.message}
      </Notice>
    );
  }
  const { overview } = state;
  if (overview.unpriced.length === 0) return <AllPriced overview={overview} />;
  return (
    <Unpriced
      overview={overview}
      note="are kept and counted, but in no amount of money, whatever the period."
      onPriced={() => void ask()}
    />
  );
}
