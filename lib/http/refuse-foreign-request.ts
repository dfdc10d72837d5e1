/** The parts of a request that say where it comes from. */
export interface RequestSource {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  /** It does nothing without a key that a page of another site cannot know: desktop apps may send it. */
  readonly needsKey?: boolean;
}

export interface Refusal {
  readonly status: 403 | 421;
  readonly code: "unknown-host" | "cross-origin";
  readonly message: string;
}

const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
const OWN_SITES: ReadonlySet<string> = new Set(["same-origin", "none"]);
/** Desktop apps have schemes of their own: `app:`, `file:`, `tauri:`. */
const APP_ORIGIN = /^(?!https?:)[a-z][a-z0-9+.-]*:/i;
const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Why a request must not be answered, or `null`. A page of another site must not reach this
 * loopback server: neither under a name of its own that resolves here (DNS rebinding), nor by
 * sending a form or a script's request to it. Any port will do: a forwarded one differs from ours.
 */
export function refuseForeignRequest(request: RequestSource): Refusal | null {
  const { method, host = "", origin, fetchSite, needsKey = false } = request;
  const name = host.toLowerCase().replace(/:\d+$/, "");
  if (!LOOPBACK_NAME.test(name)) {
    return {
      status: 421,
      code: "unknown-host",
      message: `Tierscope answers only under 127.0.0.1 or localhost, not under "${host.slice(0, 100)}". Open it by one of these.`,
    };
  }
  if (SAFE_METHODS.has(method)) return null;
  if (needsKey && APP_ORIGIN.test(origin ?? "")) return null;

  const sameOrigin =
    origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`;
  const ownSite = fetchSite === undefined || OWN_SITES.has(fetchSite);
  if (sameOrigin && ownSite) return null;
  const from = sameOrigin ? "a page of another site" : `"${(origin ?? "").slice(0, 100)}"`;
  return {
    status: 403,
    code: "cross-origin",
    message: `Expected a request of Tierscope's own page, found one from ${from}, which would change data. Open Tierscope itself under ${host.slice(0, 100)} and do it there.`,
  };
}
