/** A provider that the gateway passes calls on to. */
export interface GatewayUpstream {
  readonly name: string;
  readonly url: string;
}

/** Their SDKs write the version into the path themselves. */
const WITHOUT_VERSION: ReadonlySet<string> = new Set(["anthropic", "google"]);

/** Whether the openai packages speak to it. */
export const speaksOpenai = ({ name }: GatewayUpstream): boolean => !WITHOUT_VERSION.has(name);

/** The base URL under which programs reach an upstream; with a key in it for those that can send none beside. */
export function gatewayBase(origin: string, upstream: string, key: string | null): string {
  const parts = ["gateway", ...(key === null ? [] : [key]), upstream];
  const version = WITHOUT_VERSION.has(upstream) ? "" : "/v1";
  return `${origin}/${parts.join("/")}${version}`;
}
