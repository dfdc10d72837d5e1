import { API } from "../../lib/wire/paths.ts";

export const CONNECT_WAYS = ["node", "python", "curl", "otel"] as const;
export type ConnectWay = (typeof CONNECT_WAYS)[number];

export const WAY_NAMES: Readonly<Record<ConnectWay, string>> = {
  node: "Node",
  python: "Python",
  curl: "curl",
  otel: "OTel",
};

/** What to do with the text, in a sentence. */
export const WAY_NOTES: Readonly<Record<ConnectWay, string>> = {
  node: "Build the client once, in the folder of Tierscope, then install it in your program and hand its fetch to the SDK. Every attempt is recorded, also those that the SDK makes by itself.",
  python:
    "OpenTelemetry's own instrumentation of the openai package sends a trace of every call. What the package retries by itself it does not see; the gateway, under Keys, does.",
  curl: "Sends one record by hand, as any program may. Take it back with its key under Keys.",
  otel: "Any program whose calls OpenTelemetry traces by its GenAI conventions needs these settings alone.",
};

interface Place {
  /** Where Tierscope is served, without a slash at the end. */
  readonly url: string;
  /** The ingest key; its program reads it from the environment where that is usual. */
  readonly key: string;
  /** What sends: the name of the key. */
  readonly program: string;
}

/** A text to paste, and where. */
export interface SnippetPart {
  readonly where: string;
  readonly text: string;
}

const node = (place: Place): readonly SnippetPart[] => [
  { where: "In the folder of Tierscope", text: "npm run build:client" },
  {
    where: "In the folder of your program",
    text: "npm install openai PATH/TO/tierscope/dist/client",
  },
  { where: "In your program", text: nodeProgram(place) },
];

const nodeProgram = ({ url, key, program }: Place): string => `import OpenAI from "openai";
import { createTierscope } from "@tierscope/client";

const tierscope = createTierscope({
  url: "${url}",
  key: "${key}",
  workload: ${JSON.stringify(program)},
});
const client = new OpenAI({ fetch: tierscope.fetch });`;

const settings = ({
  url,
  key,
}: Place): string => `export OTEL_EXPORTER_OTLP_TRACES_ENDPOINT="${url}/v1/traces"
export OTEL_EXPORTER_OTLP_TRACES_PROTOCOL="http/protobuf"
export OTEL_EXPORTER_OTLP_TRACES_HEADERS="authorization=Bearer%20${key}"`;

const pythonSetup = (place: Place): string => `pip install openai opentelemetry-distro \\
  opentelemetry-exporter-otlp-proto-http opentelemetry-instrumentation-openai-v2

${settings(place)}
export OTEL_METRICS_EXPORTER="none" OTEL_LOGS_EXPORTER="none"
opentelemetry-instrument python program.py`;

const curlCall = ({ url, key }: Place): string => `curl -sS ${url}${API.records} \\
  -H "authorization: Bearer ${key}" \\
  -H "content-type: application/json" \\
  -d '[{
    "id": "by-hand-'"$(date +%s)"'", "time": "'"$(date -u +%Y-%m-%dT%H:%M:%SZ)"'",
    "provider": "openai", "model": "gpt-5-mini",
    "tierRequested": "flex", "tierServed": "flex", "httpStatus": 200,
    "inputTotal": 120, "outputTotal": 40, "latencyMs": 2100,
    "workload": "by-hand"
  }]'`;

const otelSettings = (place: Place): string => `${settings(place)}
export OTEL_TRACES_EXPORTER="otlp"`;

const PARTS: Readonly<Record<ConnectWay, (place: Place) => readonly SnippetPart[]>> = {
  node,
  python: (place) => [{ where: "Where your program starts", text: pythonSetup(place) }],
  curl: (place) => [{ where: "In a terminal", text: curlCall(place) }],
  otel: (place) => [{ where: "Where your program starts", text: otelSettings(place) }],
};

/** What to paste, and where, so that a program of that kind sends its calls here. */
export const connectSnippets = (way: ConnectWay, place: Place): readonly SnippetPart[] =>
  PARTS[way](place);
