import http from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { err, ok, type Result } from "../core/result.ts";
import { refuseForeignRequest } from "../http/refuse-foreign-request.ts";
import type { ServeAddress } from "./serve-address.ts";

export interface Pages {
  readonly request: (req: http.IncomingMessage, res: http.ServerResponse) => Promise<void>;
  readonly upgrade: (req: http.IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  /** Whether requests can be answered at this moment; where it is left out, they always can. */
  readonly isReady?: () => Promise<boolean>;
}

export interface WebServer {
  readonly url: string;
  readonly port: number;
  /** Requests that arrive before this wait for it. */
  show(pages: Pages): void;
  /** Is not ready any more, and takes no change: programs go elsewhere, or come back. */
  leave(): void;
  /** Accepts nothing new, lets what is under way finish, cuts off what takes longer than the grace. */
  drain(graceMs: number): Promise<void>;
}

export type ListenError = "port-taken" | "port-forbidden" | "no-such-address";

const LISTEN_ERRORS: Readonly<Record<string, ListenError>> = {
  EADDRINUSE: "port-taken",
  EACCES: "port-forbidden",
  EADDRNOTAVAIL: "no-such-address",
};
const CLOSE_IDLE_MS = 20;
const HEADERS_TIMEOUT_MS = 15_000;
/** Node's own five seconds close connections just as busy senders use them again: batches broke off in bursts. */
const KEEP_ALIVE_MS = 75_000;
const LEAVING =
  "Tierscope is being stopped and takes no change any more. Nothing of this request was done: send it again once it is back.";
const BACK_MS = 2_000;
/** Sooner by up to this much, so that not all who were told so come back together. */
const SPREAD_MS = 400;
const PAGE_FAILED =
  "Expected a page, found a mistake of ours: the terminal that runs Tierscope shows it. Try again.";

/** Listens on a loopback address; the port may turn out to be taken. */
export async function listen(
  { host, port }: ServeAddress,
  instance: string,
  report: (error: unknown) => void,
): Promise<Result<WebServer, ListenError>> {
  let show: (pages: Pages) => void = () => {};
  const pages = new Promise<Pages>((resolve) => {
    show = resolve;
  });
  const state: ServerState = { shown: null, isLeaving: false };
  void pages.then((shown) => {
    state.shown = shown;
  });
  const sockets = new Set<Socket>();
  const server = http.createServer(
    // A large import may take longer than Node's five minutes to arrive.
    {
      ...{ requestTimeout: 0, headersTimeout: HEADERS_TIMEOUT_MS },
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (req, res) => void answer(req, res, { pages, state, instance, report }),
  );
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("upgrade", (req, socket, head) => void upgrade(req, socket, head, { pages, report }));

  const problem = await bind(server, host, port);
  if (problem !== null) return err(problem);
  const { port: boundPort } = server.address() as AddressInfo; // a TCP server that listens has one
  const shownHost = host.includes(":") ? `[${host}]` : host;
  return ok({
    url: `http://${shownHost}:${boundPort}`,
    port: boundPort,
    show,
    leave() {
      state.isLeaving = true;
    },
    async drain(graceMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A connection kept alive turns idle only when its last answer is out.
      const closeIdle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_MS);
      await Promise.race([closed, sleep(graceMs, undefined, { ref: false })]);
      clearInterval(closeIdle);
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  });
}

interface ServerState {
  /** `null` while they are loaded. */
  shown: Pages | null;
  isLeaving: boolean;
}

const isReady = async ({ shown, isLeaving }: ServerState): Promise<boolean> =>
  !isLeaving && shown !== null && ((await shown.isReady?.()) ?? true);

const isChange = ({ method = "GET" }: http.IncomingMessage): boolean =>
  !["GET", "HEAD", "OPTIONS"].includes(method);

interface Answering {
  readonly pages: Promise<Pages>;
  readonly state: ServerState;
  readonly instance: string;
  readonly report: (error: unknown) => void;
}

async function answer(
  req: http.IncomingMessage,
  res: http.ServerResponse,
  { pages, state, instance, report }: Answering,
): Promise<void> {
  const refusal = refuseForeignRequest(source(req));
  if (refusal !== null) {
    const { status, code, message } = refusal;
    return sendJson(res, status, { error: { code, message } });
  }
  if (req.url === "/healthz") return sendJson(res, 200, { app: "tierscope", instance });
  if (req.url === "/readyz") {
    const ready = await isReady(state);
    return sendJson(res, ready ? 200 : 503, { app: "tierscope", ready });
  }
  if (state.isLeaving && isChange(req)) {
    const code = "draining";
    res.setHeader("retry-after", String(BACK_MS / 1_000)).setHeader("connection", "close");
    res.setHeader("retry-after-ms", String(BACK_MS - Math.floor(SPREAD_MS * Math.random())));
    if (isForGateway(req)) res.setHeader("x-tierscope-error", code);
    return sendJson(res, 503, { error: { code, message: LEAVING } });
  }
  try {
    const { request } = await pages;
    await request(req, res);
  } catch (error) {
    report(error);
    if (res.headersSent) res.destroy();
    else sendJson(res, 500, { error: { code: "internal", message: PAGE_FAILED } });
  }
}

async function upgrade(
  req: http.IncomingMessage,
  socket: Duplex,
  head: Buffer,
  { pages, report }: Pick<Answering, "pages" | "report">,
): Promise<void> {
  // A WebSocket is no GET: it is not bound to one origin, so it is judged like a change.
  const refusal = refuseForeignRequest({ ...source(req), method: "UPGRADE" });
  if (refusal !== null) return void socket.end(`HTTP/1.1 ${refusal.status} Refused\r\n\r\n`);
  try {
    const { upgrade: accept } = await pages;
    await accept(req, socket, head);
  } catch (error) {
    report(error);
    socket.destroy();
  }
}

const isForGateway = ({ url = "" }: Pick<http.IncomingMessage, "url">): boolean =>
  url.startsWith("/gateway/");

function source({ method = "GET", url = "", headers }: http.IncomingMessage) {
  const fetchSite = headers["sec-fetch-site"];
  return {
    method,
    host: headers.host,
    origin: headers.origin,
    fetchSite: typeof fetchSite === "string" ? fetchSite : undefined,
    needsKey: isForGateway({ url }),
  };
}

function sendJson(res: http.ServerResponse, status: number, body: object): void {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  res.writeHead(status, headers).end(JSON.stringify(body));
}

async function bind(server: http.Server, host: string, port: number): Promise<ListenError | null> {
  return await new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      const known = LISTEN_ERRORS[error.code ?? ""];
      if (known === undefined) reject(error);
      else resolve(known);
    };
    server.once("error", onError);
    server.listen(port, host, () => {
      server.off("error", onError);
      resolve(null);
    });
  });
}
