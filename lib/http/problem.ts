/** Error codes that a route may answer with, and the HTTP status of each: decided only here. */
const STATUS = {
  "bad-request": 400,
  "not-found": 404,
  "upload-unknown": 404,
  "file-missing": 404,
  "wrong-method": 405,
  "wrong-state": 409,
  "wrong-offset": 409,
  "file-imported-otherwise": 409,
  "too-large": 413,
  "cut-short": 400,
  "too-slow": 408,
  "import-unknown": 404,
  "import-running": 409,
  "wrong-encoding": 415,
  "wrong-hash": 422,
  "unreadable-file": 422,
  "unknown-format": 422,
  "mapping-missing": 422,
  "mapping-invalid": 422,
  "column-missing": 422,
  "workload-unknown": 404,
  "workload-name-taken": 409,
  "workload-name-invalid": 400,
  "workload-match-invalid": 400,
  "workload-value-invalid": 400,
  "workload-order-invalid": 409,
  "view-unknown": 404,
  "view-name-taken": 409,
  "view-name-invalid": 400,
  "view-address-invalid": 400,
  "view-limit": 409,
  "scenario-invalid": 400,
  "scenario-unknown": 404,
  "scenario-name-taken": 409,
  "scenario-name-invalid": 400,
  "scenario-too-long": 413,
  "scenario-limit": 409,
  "no-records": 422,
  "empty-workload": 422,
  "deadline-too-short": 422,
  "cannot-run": 422,
  "simulation-busy": 503,
  "simulation-too-long": 504,
  "simulation-too-large": 422,
  "not-json": 400,
  "not-utf8": 400,
  "not-a-batch": 400,
  "not-otlp": 400,
  "bad-gzip": 400,
  "all-rejected": 400,
  "too-deep": 400,
  "key-missing": 401,
  "key-wrong": 401,
  "key-revoked": 401,
  "key-expired": 401,
  "key-ended": 401,
  "scope-missing": 403,
  "key-unknown": 404,
  "key-active": 409,
  "key-name-invalid": 400,
  "key-limit": 409,
  "batch-in-flight": 409,
  "too-many-records": 413,
  "wrong-type": 415,
  "idempotency-mismatch": 422,
  "rate-limited": 429,
  "too-many-at-once": 503,
  "writes-held": 503,
  "no-room": 503,
  "gateway-off": 404,
  "upstream-unknown": 404,
  "not-for-browsers": 403,
  "upstream-away": 502,
  "upstream-timeout": 504,
  draining: 503,
  "disk-full": 507,
  "database-away": 503,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof STATUS;

/** The HTTP status of an error code. */
export const statusOf = (code: ProblemCode): number => STATUS[code];

export interface Problem {
  readonly code: ProblemCode;
  /** What was expected, what arrived, what to do. */
  readonly message: string;
  /** The import that stands in the way. */
  readonly importId?: number;
  /** Each mistake beside the field that it is in. */
  readonly problems?: readonly ProblemPlace[];
  /** How many there are, where not all are listed. */
  readonly total?: number;
  /** When to come again; where it is left out and the code says "later", in two seconds. */
  readonly retryAfterMs?: number;
}

interface ProblemPlace {
  readonly field: string | null;
  readonly message: string;
  /** Of a list of records: which one, and why in a word. */
  readonly index?: number;
  readonly code?: string;
}

const LATER_MS = 2_000;

/** An error answer: `{ error: { code, message, importId?, problems?, total? } }` with the code's status, never cached. */
export function problem({ code, message, retryAfterMs, ...more }: Problem): Response {
  const status = STATUS[code];
  const headers = new Headers({ "cache-control": "no-store" });
  const waitMs = retryAfterMs ?? (status === 503 ? LATER_MS : null);
  if (waitMs !== null) {
    headers.set("retry-after", String(Math.ceil(waitMs / 1_000)));
    headers.set("retry-after-ms", String(Math.ceil(waitMs)));
  }
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="Tierscope"');
  return Response.json({ error: { code, message, ...more } }, { status, headers });
}

/** A data answer that no cache may keep. */
export function data(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
