import type http from "node:http";
import { type Problem, problem } from "../http/problem.ts";

/** A caller that still sends reads its answer only behind that; so long it is listened to. */
const LISTEN_MS = 2_000;

/** Answers a call that was not passed on, or that nothing came back of. */
export function refuse(res: http.ServerResponse, why: Problem): void {
  const { status, headers } = problem(why);
  const { code, message } = why;
  const own = { "content-type": "application/json", "x-tierscope-error": code };
  res.writeHead(status, { ...Object.fromEntries(headers), ...own });
  res.end(JSON.stringify({ error: { code, message } }));
  const { req } = res;
  if (req.complete) return;
  const late = setTimeout(() => req.socket.destroy(), LISTEN_MS);
  req.once("close", () => clearTimeout(late));
  req.resume();
}
