import { PROBE_WORKLOAD, probeBody } from "./probe-parts.ts";

/** Text that a shell takes as it is. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const HEAD = `#!/bin/sh
# Asks each model once for service_tier "flex" and prints request and response, one JSON line each.
# OPENAI_API_KEY=... sh try-flex.sh > try-flex.jsonl
# Each try costs a few tokens. The key is read from the environment and sent to the API alone.
: "\${OPENAI_API_KEY:?Set OPENAI_API_KEY.}"
base="\${OPENAI_BASE_URL:-https://api.openai.com/v1}"
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT

ask() {
  time=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  # The key goes in by standard input: on the command line, others on this machine could read it.
  told=$(printf 'Authorization: Bearer %s\\n' "$OPENAI_API_KEY" | curl -sS -m 900 -X POST "$base/responses" \\
    -H @- -H 'Content-Type: application/json' --data-raw "$1" \\
    -D "$folder/head" -o "$folder/body" -w '%{http_code} %{time_total}') || { echo "no answer" >&2; return; }
  status=\${told%% *}
  ms=$(echo "\${told#* }" | awk '{ printf "%d", $1 * 1000 }')
  id=$(tr -d '\\r"\\\\' < "$folder/head" | sed -n 's/^[Xx]-[Rr]equest-[Ii][Dd]: *//p' | tail -n 1)
  body=$(tr '\\r\\n' '  ' < "$folder/body")
  case $body in *'{'*'}'*) ;; *) body=null ;; esac
  printf '{"ts":"%s","duration_ms":%s,"attempt":0,"workload":"${PROBE_WORKLOAD}",' "$time" "$ms"
  printf '"request":{"method":"POST","url":"%s","headers":{},"body":%s},' "$base/responses" "$1"
  printf '"response":{"status":%s,"headers":{"x-request-id":"%s"},"body":%s}}\\n' "$status" "$id" "$body"
  echo "$status" >&2
}
`;

/** A shell script of curl and the usual tools that prints captured HTTP attempts, which import as they are. */
export const curlProbe = (models: readonly string[]): string =>
  `${HEAD}\n${models.map((model) => `ask ${quoted(probeBody(model))}`).join("\n")}\n`;
