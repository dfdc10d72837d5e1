import type http from "node:http";

/** RFC 9110, 7.6.1: they are about one connection alone. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  ...["connection", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authorization"],
  ...["te", "trailer", "transfer-encoding", "upgrade"],
]);
/** `expect` is answered here; a browser's cookies of this machine are nobody else's. */
const NOT_SENT: ReadonlySet<string> = new Set(["host", "expect", "cookie", "accept-encoding"]);
const NOT_ANSWERED: ReadonlySet<string> = new Set(["set-cookie", "set-cookie2"]);
const OURS = /^x-tierscope-/;
/** What an answer may be packed with so that its record can be made. */
const READABLE = /^(?:gzip|x-gzip|deflate|br|identity)$/;

type Pair = readonly [name: string, value: string];

function pairsOf(raw: readonly string[]): readonly Pair[] {
  return Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? "", raw[2 * i + 1] ?? ""]);
}

/** Headers that `connection` names are about one connection, too. */
function passing(pairs: readonly Pair[], kept: ReadonlySet<string>): readonly Pair[] {
  const named = pairs
    .filter(([name]) => name.toLowerCase() === "connection")
    .flatMap(([, value]) => value.toLowerCase().split(","))
    .map((name) => name.trim());
  return pairs.filter(([name]) => {
    const lower = name.toLowerCase();
    return ![HOP_BY_HOP, kept].some((set) => set.has(lower)) && !named.includes(lower);
  });
}

/** Packings of the caller's choice that can be read here; others are not asked for. */
function readablePacking(accepted: string | undefined): readonly string[] {
  const wanted = (accepted ?? "").split(",").map((each) => each.trim());
  const readable = wanted.filter((each) => READABLE.test(each.split(";", 1)[0]?.trim() ?? ""));
  return ["accept-encoding", readable.length > 0 ? readable.join(", ") : "identity"];
}

/** The caller's headers as they go to the upstream, its own key among them: names and values in turn. */
export function sentHeaders(req: http.IncomingMessage, host: string): string[] {
  const pairs = passing(pairsOf(req.rawHeaders), NOT_SENT);
  const own = pairs.filter(([name]) => !OURS.test(name.toLowerCase()));
  const isChunked = req.headers["transfer-encoding"] !== undefined;
  return [
    ...["host", host, ...readablePacking(req.headers["accept-encoding"]?.toString())],
    ...own.flat(),
    ...(isChunked ? ["transfer-encoding", "chunked"] : []),
  ];
}

/** The upstream's headers as they go back to the caller. */
export const answeredHeaders = ({ rawHeaders }: http.IncomingMessage): string[] => [
  ...passing(pairsOf(rawHeaders), NOT_ANSWERED).flat(),
];
