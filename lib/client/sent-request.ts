export type FetchInput = Parameters<typeof fetch>[0];
export type FetchInit = Parameters<typeof fetch>[1];

const isRequest = (input: FetchInput): input is Request =>
  typeof input === "object" && "headers" in input;

export const urlOf = (input: FetchInput): string => (isRequest(input) ? input.url : String(input));

export const methodOf = (input: FetchInput, init: FetchInit): string =>
  (init?.method ?? (isRequest(input) ? input.method : "GET")).toUpperCase();

export const signalOf = (input: FetchInput, init: FetchInit): AbortSignal | null =>
  init?.signal ?? (isRequest(input) ? input.signal : null);

/** A header as it was given to fetch, in whichever of its forms; the name in lower case. */
export function sentHeader(input: FetchInput, init: FetchInit, name: string): string | null {
  const headers = init?.headers ?? (isRequest(input) ? input.headers : undefined);
  if (headers instanceof Headers) return headers.get(name);
  const pairs = Array.isArray(headers) ? headers : Object.entries(headers ?? {});
  const found = pairs.find(([key]) => key?.toLowerCase() === name)?.[1];
  return found === undefined ? null : String(found);
}

/** A body that can be read again: text or a form. A request's own one is copied before it is sent. */
export type SentBody = string | FormData | Promise<string> | null;

export function sentBody(input: FetchInput, init: FetchInit): SentBody {
  const body = init?.body;
  if (typeof body === "string" || body instanceof FormData) return body;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body))
    return new TextDecoder().decode(body);
  if (body || !isRequest(input)) return null;
  return input
    .clone()
    .text()
    .catch(() => "");
}
