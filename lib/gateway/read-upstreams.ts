import { err, ok, type Result } from "../core/result.ts";
import type { GatewayUpstream } from "../wire/gateway.ts";

/** Where those are that need no URL. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ["openai", "https://api.openai.com"],
  ["anthropic", "https://api.anthropic.com"],
  ["google", "https://generativelanguage.googleapis.com"],
]);
const NAME = /^[a-z][a-z0-9-]{0,31}$/;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const FORM = "NAME or NAME=URL, as in openai or azure=https://ours.openai.azure.com";

function addressOf(name: string, text: string): Result<string, string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.search !== "" || url.hash !== "" || url.username + url.password !== "") {
    return err(`${name} must be a URL without query, fragment, name and password`);
  }
  // The caller's key travels to it.
  const isSafe =
    url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.test(url.hostname));
  if (!isSafe) return err(`${name} must be https, or http on this machine`);
  return ok(url.href.replace(/\/+$/, ""));
}

function readUpstream(entry: string): Result<GatewayUpstream, string> {
  const [, name = "", text] = /^([^=]*)(?:=(.*))?$/s.exec(entry) ?? [];
  if (!NAME.test(name)) return err(`expected ${FORM}`);
  const place = text ?? KNOWN.get(name);
  if (place === undefined) {
    return err(`say where ${name} is: only ${[...KNOWN.keys()].join(", ")} need no URL`);
  }
  const url = addressOf(name, place);
  return url.ok ? ok({ name, url: url.value }) : url;
}

/** The upstreams that entries or their list with commas name; why not, in half a sentence. Nothing named is none. */
export function readUpstreams(
  entries: readonly string[],
): Result<readonly GatewayUpstream[], string> {
  const found = new Map<string, GatewayUpstream>();
  const parts = entries.flatMap((entry) => entry.split(",")).map((part) => part.trim());
  for (const part of parts.filter((each) => each !== "")) {
    const read = readUpstream(part);
    if (!read.ok) return err(`${read.error}, not "${part.slice(0, 100)}"`);
    const { name } = read.value;
    if (found.has(name)) return err(`${name} is named twice`);
    found.set(name, read.value);
  }
  return ok([...found.values()]);
}

/** The same list as text that is read as it. */
export const printUpstreams = (upstreams: readonly GatewayUpstream[]): string =>
  upstreams.map(({ name, url }) => `${name}=${url}`).join(",");
