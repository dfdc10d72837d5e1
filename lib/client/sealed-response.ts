/** An answer that was read, so that it can be given to its caller, more than once if need be. */
export interface ReadResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly url: string;
  readonly text: string;
}

export async function readResponse(response: Response): Promise<ReadResponse> {
  const { status, statusText, headers, url } = response;
  return { status, statusText, headers, url, text: await response.text() };
}

/** The answer again, with word to the SDK that trying once more is not its concern: the policy has done so. */
export function sealedResponse({ status, statusText, headers, url, text }: ReadResponse): Response {
  const said = new Headers(headers);
  said.set("x-should-retry", "false");
  said.delete("content-encoding");
  said.delete("content-length");
  const response = new Response(text, { status, statusText, headers: said });
  return Object.defineProperty(response, "url", { value: url });
}
