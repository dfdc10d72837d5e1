import http from "node:http";
import https from "node:https";
import type { Problem } from "../http/problem.ts";
import type { GatewayUpstream } from "../wire/gateway.ts";
import { answeredHeaders, sentHeaders } from "./passed-headers.ts";
import { refuse } from "./refuse.ts";
import type { UpstreamAgents } from "./upstream-agents.ts";
import type { CallWitness } from "./witness.ts";

/** A call that is allowed to pass. */
export interface PassingCall {
  readonly req: http.IncomingMessage;
  readonly res: http.ServerResponse;
  readonly upstream: GatewayUpstream;
  /** With its query, as the caller sent it. */
  readonly path: string;
  readonly witness: CallWitness | null;
}

const CONNECT_MS = 10_000;
/** Flex answers may take a quarter of an hour to begin; a caller's own limit is shorter than this. */
const SILENT_MS = 3_600_000;
const CALLER_LEFT = new Error("the caller closed the connection");

class GatewayTimeout extends Error {
  readonly code = "ETIMEDOUT";
}

function open({ req, upstream, path }: PassingCall, agents: UpstreamAgents): http.ClientRequest {
  const url = new URL(upstream.url);
  const { request } = url.protocol === "https:" ? https : http;
  const outgoing = request(url, {
    // Not by way of the URL, which would write the path anew.
    path: `${url.pathname.replace(/\/$/, "")}${path}`,
    method: req.method,
    headers: sentHeaders(req, url.host),
    agent: url.protocol === "https:" ? agents.https : agents.http,
    timeout: SILENT_MS,
  });
  outgoing.on("timeout", () => outgoing.destroy(new GatewayTimeout("it was silent for an hour")));
  outgoing.once("socket", (socket) => {
    if (!socket.connecting) return;
    const late = setTimeout(
      () => outgoing.destroy(new GatewayTimeout(`no connection within ${CONNECT_MS / 1_000} s`)),
      CONNECT_MS,
    );
    const connected = url.protocol === "https:" ? "secureConnect" : "connect";
    for (const event of [connected, "close"]) socket.once(event, () => clearTimeout(late));
  });
  return outgoing;
}

function upstreamProblem({ name, url }: GatewayUpstream, error: Error): Problem {
  const cause = "code" in error ? String(error.code) : error.message;
  const code = cause === "ETIMEDOUT" ? "upstream-timeout" : "upstream-away";
  const message = `Expected an answer of ${name} (${url}), found ${cause}. The call was passed on and nothing came back: see whether this machine reaches it, or try again.`;
  return { code, message };
}

/** The witness, whose mistakes are not the caller's. */
function careful(witness: CallWitness | null) {
  return (look: (witness: CallWitness) => void): void => {
    if (witness === null) return;
    try {
      look(witness);
    } catch {
      // What it could not see leaves no record, or a poorer one.
    }
  };
}

function headersOf({ headersDistinct }: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}

/** Passes a call on and its answer back, byte for byte as they come; resolves when it is over, whichever way. */
export function forward(call: PassingCall, agents: UpstreamAgents): Promise<void> {
  const { req, res, upstream } = call;
  const see = careful(call.witness);
  const outgoing = open(call, agents);
  return new Promise((resolve) => {
    let isOver = false;
    const end = (error?: unknown): void => {
      if (isOver) return;
      isOver = true;
      see((witness) => witness.over(error, error === CALLER_LEFT));
      if (!outgoing.writableFinished) {
        // Of a body that nobody reads any more, the rest is let go, so that the caller can read its answer.
        req.unpipe(outgoing).resume();
        outgoing.destroy();
      }
      resolve();
    };
    const fail = (error: Error): void => {
      if (isOver) return;
      end(error);
      outgoing.destroy();
      // Not ended: the caller must not take a part for the whole.
      if (res.headersSent) res.destroy();
      else refuse(res, upstreamProblem(upstream, error));
    };
    outgoing.on("error", fail);
    // Nobody asked for another protocol: what would come is no answer.
    outgoing.once("upgrade", (_, socket) => {
      socket.destroy();
      fail(new Error("a switch to another protocol"));
    });
    outgoing.once("response", (incoming) => {
      try {
        answer(incoming, { res, see, end, fail });
      } catch (error) {
        // A status or header that Node reads and does not write.
        fail(error instanceof Error ? error : new Error(String(error)));
      }
    });
    req.pipe(outgoing);
    res.once("close", () => {
      if (isOver) return;
      end(CALLER_LEFT);
      outgoing.destroy();
    });
    req.on("data", (bytes: Buffer) => {
      if (!isOver) see((witness) => witness.sent(bytes));
    });
    req.once("end", () => {
      if (!isOver) see((witness) => witness.allSent());
    });
  });
}

interface Answering {
  readonly res: http.ServerResponse;
  readonly see: ReturnType<typeof careful>;
  readonly end: () => void;
  readonly fail: (error: Error) => void;
}

function answer(incoming: http.IncomingMessage, { res, see, end, fail }: Answering): void {
  const { statusCode = 502, statusMessage } = incoming;
  res.writeHead(statusCode, statusMessage, answeredHeaders(incoming));
  see((witness) => witness.answered(statusCode, headersOf(incoming)));
  let hasPassed = false;
  incoming.pipe(res);
  incoming.on("data", (bytes: Buffer) => {
    hasPassed = true;
    see((witness) => witness.passed(bytes));
  });
  // The head goes with the first bytes if they are there already, else by itself: `flushHeaders` would write it in UTF-8.
  setImmediate(() => {
    if (!hasPassed && !res.writableEnded && !res.destroyed) res.write(new Uint8Array(0));
  });
  incoming.once("end", () => end());
  incoming.once("error", fail);
}
