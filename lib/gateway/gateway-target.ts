/** What a request to the gateway asks for. */
export interface GatewayTarget {
  /** The gateway's key, where a program can set nothing but its base URL. */
  readonly keyInPath: string | null;
  readonly upstream: string;
  /** The rest of the path with its query, as it is passed on. */
  readonly path: string;
}

const FORM = /^\/gateway\/(?:(tsk_[^/?]*)\/)?([a-z][a-z0-9-]{0,31})(\/.*)$/s;

/** Whether a request is the gateway's to answer. */
export const isForGateway = (url: string): boolean => /^\/gateway(?:[/?]|$)/.test(url);

/** A path that leaves its place: whoever resolves it must not come out beside the upstream's own prefix. */
function climbs(path: string): boolean {
  const [place = ""] = path.split("?", 1);
  const plain = place.replace(/%2e/gi, ".").replace(/%2f|%5c|\\/gi, "/");
  return /\/\.\.?(?:\/|$)/.test(plain);
}

/** The parts of `/gateway/openai/v1/…`, or of the same with a key before the upstream; `null` for any other address. */
export function gatewayTarget(url: string): GatewayTarget | null {
  const [, keyInPath = null, upstream, path] = FORM.exec(url) ?? [];
  if (upstream === undefined || path === undefined || climbs(path)) return null;
  return { keyInPath, upstream, path };
}
