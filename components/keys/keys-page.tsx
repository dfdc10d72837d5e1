"use client";
import { useState } from "react";
import type { GatewayUpstream } from "../../lib/wire/gateway.ts";
import type { IngestKey } from "../../lib/wire/ingest-keys.ts";
import { API } from "../../lib/wire/paths.ts";
import { Page } from "../shell/page.tsx";
import { Panel, PanelGroup } from "../ui/panel.tsx";
import { GatewayPanel } from "./gateway-panel.tsx";
import { KeyTable } from "./key-table.tsx";
import { keysSentence } from "./key-words.ts";
import { LimitsPanel } from "./limits-panel.tsx";
import { NewKey } from "./new-key.tsx";
import { RevokeDialog } from "./revoke-dialog.tsx";
import { useKeys } from "./use-keys.ts";

interface KeysPageProps {
  readonly initial: readonly IngestKey[];
  /** Where the gateway passes calls on to; none: it is off. */
  readonly upstreams: readonly GatewayUpstream[];
}

/** Keys under which programs send records: made, seen at work, revoked. */
export function KeysPage({ initial, upstreams }: KeysPageProps) {
  const { keys, made, make, putAway, revoke } = useKeys(initial);
  const [revoking, setRevoking] = useState<IngestKey | null>(null);
  return (
    <Page title="Which programs may send records?" answer={<p>{keysSentence(keys)}</p>}>
      <PanelGroup>
        <Panel
          title="A new key"
          note={
            <>
              A program sends it as <code>Authorization: Bearer</code> with its records to{" "}
              <code>{API.records}</code>, or with traces to <code>/v1/traces</code>; for the
              gateway, as told below. One for each program lets you end one without the others.
            </>
          }
        >
          <NewKey made={made} make={make} putAway={putAway} />
        </Panel>
        {keys.length > 0 ? (
          <Panel flush title="Keys" note="Counts are of records since the key was made.">
            <KeyTable keys={keys} onRevoke={setRevoking} />
          </Panel>
        ) : null}
        <GatewayPanel upstreams={upstreams} made={made} />
        <LimitsPanel />
      </PanelGroup>
      {revoking ? (
        <RevokeDialog revoking={revoking} revoke={revoke} onClose={() => setRevoking(null)} />
      ) : null}
    </Page>
  );
}
