import http from "node:http";
import https from "node:https";

/** Connections that are kept for the next call. */
export interface UpstreamAgents {
  readonly http: http.Agent;
  readonly https: https.Agent;
  close(): void;
}

/** Shorter than upstreams keep one open, so that a call seldom meets one that is just being closed. */
const IDLE_MS = 4_000;

export function upstreamAgents(): UpstreamAgents {
  const options = { keepAlive: true, timeout: IDLE_MS };
  const agents = { http: new http.Agent(options), https: new https.Agent(options) };
  return {
    ...agents,
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}
