import { gatewayBase } from "../../lib/wire/gateway.ts";

export const GATEWAY_WAYS = ["python", "curl", "app"] as const;
export type GatewayWay = (typeof GATEWAY_WAYS)[number];

export const GATEWAY_WAY_NAMES: Readonly<Record<GatewayWay, string>> = {
  python: "Python",
  curl: "curl",
  app: "Chat app",
};

/** What to do with the text, in a sentence. */
export const GATEWAY_WAY_NOTES: Readonly<Record<GatewayWay, string>> = {
  python:
    "The openai package with another base URL. x-tierscope-tier says what your code asks for: it is held against what was sent and what was served.",
  curl: "Your provider's key goes where it always goes; Tierscope's own stands beside it.",
  app: "A program that takes a base URL and a key, and nothing else, has Tierscope's key in the URL. That key can do nothing but call through the gateway.",
};

interface Place {
  /** Where Tierscope is served, without a slash at the end. */
  readonly origin: string;
  readonly upstream: string;
  readonly key: string;
}

const python = ({ origin, upstream, key }: Place): string => `from openai import OpenAI

client = OpenAI(
    base_url="${gatewayBase(origin, upstream, null)}",
    default_headers={
        "x-tierscope-key": "${key}",
        "x-tierscope-workload": "my-program",
    },
    timeout=900,
)
response = client.responses.create(
    model="gpt-5-mini",
    input="Say hello.",
    service_tier="flex",
    extra_headers={"x-tierscope-tier": "flex"},
)`;

const curl = ({
  origin,
  upstream,
  key,
}: Place): string => `curl -sS ${gatewayBase(origin, upstream, null)}/responses \\
  -H "x-tierscope-key: ${key}" \\
  -H "authorization: Bearer $OPENAI_API_KEY" \\
  -H "content-type: application/json" \\
  -d '{"model": "gpt-5-mini", "service_tier": "flex", "input": "Say hello."}'`;

const app = ({ origin, upstream, key }: Place): string =>
  `Base URL  ${gatewayBase(origin, upstream, key)}
API key   your provider's own, as before`;

const TEXTS: Readonly<Record<GatewayWay, (place: Place) => string>> = { python, curl, app };

/** What to paste so that a program of that kind calls through the gateway. */
export const gatewaySnippet = (way: GatewayWay, place: Place): string => TEXTS[way](place);
