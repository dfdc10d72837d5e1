import { err, ok, type Result } from "../../lib/core/result.ts";
import { changesAnswers, tellStoredChange } from "./stored-changes.ts";

export interface RequestProblem {
  readonly code: string;
  /** What happened and what to do, ready to show. */
  readonly message: string;
  /** The import that stands in the way. */
  readonly importId?: number;
}

const AWAY: RequestProblem = {
  code: "server-away",
  message: "Tierscope does not answer. Check that it still runs in your terminal, then try again.",
};

const unreadable = (status: number): RequestProblem => ({
  code: "unreadable-answer",
  message: `The server answered with status ${status} and no readable text. Reload the page and try again.`,
});

function problemIn(body: unknown, status: number): RequestProblem {
  if (typeof body !== "object" || body === null || !("error" in body)) return unreadable(status);
  const { error } = body;
  if (typeof error !== "object" || error === null) return unreadable(status);
  if (!("code" in error) || !("message" in error)) return unreadable(status);
  const problem = { code: String(error.code), message: String(error.message) };
  const importId = "importId" in error ? error.importId : undefined;
  return typeof importId === "number" ? { ...problem, importId } : problem;
}

/** Asks our own API; every way to fail is a value with a sentence to show. */
export async function requestJson<Answer>(
  path: string,
  options?: RequestInit,
): Promise<Result<Answer, RequestProblem>> {
  let response: Response;
  try {
    response = await fetch(path, options);
  } catch {
    return err(AWAY);
  }
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    return err(unreadable(response.status));
  }
  if (!response.ok) return err(problemIn(body, response.status));
  if (changesAnswers(path, options?.method)) tellStoredChange();
  return ok(body as Answer); // our own server answers with the type that lib/wire names for the path
}

export interface ServerFile {
  readonly content: Blob;
  readonly headers: Headers;
}

/** Asks for a file, whole, with what its headers say; a refusal is JSON as everywhere. */
export async function requestFile(path: string): Promise<Result<ServerFile, RequestProblem>> {
  try {
    const response = await fetch(path);
    if (response.ok) return ok({ content: await response.blob(), headers: response.headers });
    const body: unknown = await response.json().catch(() => null);
    return err(problemIn(body, response.status));
  } catch {
    return err(AWAY);
  }
}

/** Asks for an answer that arrives bit by bit; a refusal is JSON as everywhere. */
export async function requestStream(
  path: string,
  options: RequestInit,
): Promise<Result<ReadableStream<Uint8Array>, RequestProblem>> {
  let response: Response;
  try {
    response = await fetch(path, options);
  } catch {
    return err(AWAY);
  }
  if (response.ok && response.body) return ok(response.body);
  const body: unknown = await response.json().catch(() => null);
  return err(problemIn(body, response.status));
}

/** Sends a JSON body. */
export function postJson<Answer>(path: string, body: unknown, signal?: AbortSignal) {
  return requestJson<Answer>(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
}
