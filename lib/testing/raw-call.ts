import { once } from "node:events";
import http from "node:http";

export interface RawAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** As it came over the wire: nothing is unpacked. */
  readonly body: Buffer;
}

interface RawCall {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Several parts go out in chunks of their own, without a length. */
  readonly body?: string | readonly Buffer[];
}

/** A call whose answer has begun, not come. */
export async function beginCall(
  url: string,
  { method = "POST", headers = {}, body = "" }: RawCall,
): Promise<{ readonly request: http.ClientRequest; readonly response: http.IncomingMessage }> {
  const agent = new http.Agent();
  const length = typeof body === "string" ? { "content-length": Buffer.byteLength(body) } : {};
  const request = http.request(url, { method, agent, headers: { ...length, ...headers } });
  for (const part of typeof body === "string" ? [body] : body) {
    if (part.length > 0) request.write(part);
  }
  request.end();
  const [response] = await once(request, "response");
  request.on("error", () => {}); // what was still to be sent is of no interest to whoever has answered
  return { request, response };
}

export async function rawCall(url: string, call: RawCall = {}): Promise<RawAnswer> {
  const { response } = await beginCall(url, call);
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part);
  const { statusCode: status = 0, headers } = response;
  return { status, headers, body: Buffer.concat(parts) };
}
