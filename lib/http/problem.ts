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
  "disk-full": 507,
  "database-away": 503,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof STATUS;

export interface Problem {
  readonly code: ProblemCode;
  /** What was expected, what arrived, what to do. */
  readonly message: string;
  /** The import that stands in the way. */
  readonly importId?: number;
  /** Each mistake beside the field that it is in. */
  readonly problems?: readonly { readonly field: string; readonly message: string }[];
}

/** An error answer: `{ error: { code, message, importId?, problems? } }` with the code's status, never cached. */
export function problem({ code, message, importId, problems }: Problem): Response {
  const status = STATUS[code];
  const headers = new Headers({ "cache-control": "no-store" });
  if (status === 503) headers.set("retry-after", "2");
  return Response.json({ error: { code, message, importId, problems } }, { status, headers });
}

/** A data answer that no cache may keep. */
export function data(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
