"use client";
import { useState } from "react";
import { type GatewayUpstream, gatewayBase, speaksOpenai } from "../../lib/wire/gateway.ts";
import type { MadeIngestKey } from "../../lib/wire/ingest-keys.ts";
import { Panel } from "../ui/panel.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Snippet } from "../ui/snippet.tsx";
import { useOrigin } from "../ui/use-origin.ts";
import {
  GATEWAY_WAY_NAMES,
  GATEWAY_WAY_NOTES,
  GATEWAY_WAYS,
  type GatewayWay,
  gatewaySnippet,
} from "./gateway-snippets.ts";

const NO_KEY = "tsk_…";
const WAYS = GATEWAY_WAYS.map((value) => ({ value, label: GATEWAY_WAY_NAMES[value] }));

function Off() {
  return (
    <p className="max-w-3xl text-13 text-ink-2">
      It is off. Start Tierscope with <code>npm start -- --gateway openai</code>, or with{" "}
      <code>TIERSCOPE_GATEWAY=openai</code> in its environment; <code>NAME=URL</code> names any
      other place. Calls go nowhere but there.
    </p>
  );
}

interface OnProps {
  readonly upstreams: readonly [GatewayUpstream, ...GatewayUpstream[]];
  readonly keyText: string;
}

function On({ upstreams, keyText }: OnProps) {
  const origin = useOrigin();
  const [wish, setWay] = useState<GatewayWay>("python");
  const openai = upstreams.find(speaksOpenai);
  const way = openai ? wish : "app";
  const { name: upstream } = openai ?? upstreams[0];
  const text = gatewaySnippet(way, { origin, upstream, key: keyText });
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid gap-x-6 gap-y-1 text-13 sm:grid-cols-[auto_1fr]">
        {upstreams.map(({ name, url }) => (
          <div key={name} className="contents">
            <dt className="font-mono wrap-anywhere">{gatewayBase(origin, name, null)}</dt>
            <dd className="mb-1 text-ink-3 wrap-anywhere sm:mb-0">goes to {url}</dd>
          </div>
        ))}
      </dl>
      {openai ? (
        <Segmented
          label="Kind of program that calls"
          segments={WAYS}
          value={way}
          onChange={setWay}
          className="self-start"
        />
      ) : null}
      <p className="max-w-3xl text-13 text-ink-2">{GATEWAY_WAY_NOTES[way]}</p>
      <Snippet key={text} text={text} />
    </div>
  );
}

interface GatewayPanelProps {
  /** Where calls may go; none: the gateway is off. */
  readonly upstreams: readonly GatewayUpstream[];
  /** The key that was just made, with its text. */
  readonly made: MadeIngestKey | null;
}

/** Whether calls may pass through, to where, and what a program needs for it. */
export function GatewayPanel({ upstreams, made }: GatewayPanelProps) {
  const [first, ...others] = upstreams;
  const key = made?.scopes.includes("gateway:use") ? made.key : NO_KEY;
  return (
    <Panel
      title="The gateway"
      note="Any program that can set a base URL calls through it and is recorded; answers come back byte for byte as they come. Your provider's key passes through and is kept nowhere."
    >
      {first ? <On upstreams={[first, ...others]} keyText={key} /> : <Off />}
    </Panel>
  );
}
