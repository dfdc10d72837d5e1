import { literal, PROBE_CODES, PROBE_WISH, PROBE_WORKLOAD } from "./probe-parts.ts";

const HEAD = `# Asks each model once for service_tier "flex" and prints what became of it, one JSON line each.
# OPENAI_API_KEY=... python3 try_flex.py > try-flex.jsonl
# Each try costs a few tokens. The key is read from the environment and sent to the API alone.
import datetime, json, os, re, socket, sys, time, urllib.error, urllib.request
`;

const REST = `
key = os.environ.get("OPENAI_API_KEY")
base = (os.environ.get("OPENAI_BASE_URL") or "https://api.openai.com/v1").rstrip("/")
if not key:
    sys.exit("Set OPENAI_API_KEY.")


def error_class(status, error):
    text = error.get("message") or ""
    if error.get("code") in CODES:
        return CODES[error["code"]]
    if re.search(r"resource[ _]unavailable", text, re.I):
        return "flex_unavailable"
    if re.search(r"flex is not (available|supported)|unsupported service_tier", text, re.I):
        return "flex_not_supported"
    if error.get("param") == "service_tier" or re.search(r"tier is not allowed", text, re.I):
        return "tier_not_allowed"
    known = {429: "http_429", 408: "timeout_408", 503: "overloaded"}
    return known.get(status) or ("server_error" if status >= 500 else "invalid_request")


def send(body):
    headers = {"authorization": "Bearer " + key, "content-type": "application/json"}
    request = urllib.request.Request(base + "/responses", json.dumps(body).encode(), headers, method="POST")
    try:
        response = urllib.request.urlopen(request, timeout=15 * 60)
    except urllib.error.HTTPError as refusal:
        response = refusal
    with response:
        text = response.read()
    try:
        answer = json.loads(text)
    except ValueError:
        answer = {}
    return response.status, response.headers, answer if isinstance(answer, dict) else {}


def ask(model):
    now = datetime.datetime.now(datetime.timezone.utc).isoformat()
    started = time.monotonic()
    record = {
        "schema": "tierscope/1", "grain": "call", "time": now, "requests": 1, "provider": "openai",
        "model": model, "tierRequested": "flex", "endpoint": "/v1/responses",
        "workload": WORKLOAD,
    }
    try:
        status, headers, answer = send({"model": model, **WISH})
    except OSError as problem:
        reason = getattr(problem, "reason", problem)
        late = isinstance(reason, (TimeoutError, socket.timeout))
        record.update(outcome="error", errorClass="timeout_client" if late else "unknown")
        record["latencyMs"] = round((time.monotonic() - started) * 1000)
        return record
    record.update(httpStatus=status, latencyMs=round((time.monotonic() - started) * 1000))
    record["requestId"] = headers.get("x-request-id") or answer.get("id")
    if status >= 400 or answer.get("error"):
        error = answer.get("error") or {}
        record.update(outcome="error", errorClass=error_class(status, error), errorCode=error.get("code"))
        return record
    usage = answer.get("usage") or {}
    record.update(
        model=answer.get("model") or model, tierServed=answer.get("service_tier"),
        outcome="incomplete" if answer.get("status") == "incomplete" else "success",
        inputTotal=usage.get("input_tokens"), outputTotal=usage.get("output_tokens"),
        inputCached=(usage.get("input_tokens_details") or {}).get("cached_tokens"),
        reasoning=(usage.get("output_tokens_details") or {}).get("reasoning_tokens"),
    )
    return record


for model in MODELS:
    record = ask(model)
    print(json.dumps(record), flush=True)
    said = record.get("tierServed") or record.get("errorClass") or "no tier named"
    print(record["model"] + ": " + said, file=sys.stderr)
`;

/** Our own constants as Python writes them: only its booleans differ from JSON. */
const pythonDict = (values: Readonly<Record<string, string | number | boolean>>): string =>
  `{${Object.entries(values)
    .map(([name, value]) => `"${name}": ${value === false ? "False" : JSON.stringify(value)}`)
    .join(", ")}}`;

/** A script for Python 3.8 and later, without packages, that prints our own JSON lines. */
export const pythonProbe = (models: readonly string[]): string =>
  `${HEAD}
MODELS = ${literal(models)}
WISH = ${pythonDict(PROBE_WISH)}
CODES = ${literal(PROBE_CODES)}
WORKLOAD = ${literal(PROBE_WORKLOAD)}
${REST}`;
