import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { MadeIngestKey } from "../../lib/wire/ingest-keys.ts";
import { GatewayPanel } from "./gateway-panel.tsx";

const OPENAI = { name: "openai", url: "https://api.openai.com" };
const made = (scope: "gateway:use" | "ingest:write"): MadeIngestKey => ({
  ...{ id: 1, name: "a", prefix: "tsk_1", scopes: [scope], state: "active", importId: 1 },
  ...{ createdAt: "", expiresAt: null, revokedAt: null, lastUsedAt: null, holdsRows: false },
  ...{ dropped: 0, client: null, key: "tsk_secret" },
  counts: { received: 0, inserted: 0, duplicate: 0, rejected: 0, skipped: 0 },
});

test("off, it says how to turn it on", () => {
  const shown = renderToStaticMarkup(<GatewayPanel upstreams={[]} made={null} />);
  expect(shown).toContain("npm start -- --gateway openai");
});

test("on, it says where calls go, and fills in a key that was just made for it", () => {
  const shown = (key: MadeIngestKey | null) =>
    renderToStaticMarkup(<GatewayPanel upstreams={[OPENAI]} made={key} />);
  expect(shown(null)).toContain("/gateway/openai/v1</dt>");
  expect(shown(null)).toContain("https://api.openai.com");
  expect(shown(made("gateway:use"))).toContain("tsk_secret");
  expect(shown(made("ingest:write"))).not.toContain("tsk_secret");
});

test("a provider that the openai packages do not speak to has the base URL alone", () => {
  const anthropic = { name: "anthropic", url: "https://api.anthropic.com" };
  const shown = (upstreams: Parameters<typeof GatewayPanel>[0]["upstreams"]) =>
    renderToStaticMarkup(<GatewayPanel upstreams={upstreams} made={null} />);
  expect(shown([anthropic])).toContain("/gateway/tsk_…/anthropic\n");
  expect(shown([anthropic])).not.toContain("from openai import");
  expect(shown([anthropic, OPENAI])).toContain("/gateway/openai/v1&quot;");
});
