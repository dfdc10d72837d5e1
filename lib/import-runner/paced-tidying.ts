const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * Tidies whenever it is called, until that fails: then not for 30 s, and for twice as long after each failure that
 * follows, up to 5 minutes. Who calls while another's tidying goes on need not do it again.
 */
export function pacedTidying(tidy: () => Promise<boolean>, nowMs: () => number) {
  let waitMs = 0;
  let nextMs = Number.NEGATIVE_INFINITY;
  return async (): Promise<void> => {
    if (nowMs() < nextMs) return;
    nextMs = Number.POSITIVE_INFINITY;
    let isTidy = false;
    try {
      isTidy = await tidy();
    } finally {
      waitMs = isTidy ? 0 : Math.min(Math.max(2 * waitMs, FIRST_WAIT_MS), LONGEST_WAIT_MS);
      nextMs = isTidy ? Number.NEGATIVE_INFINITY : nowMs() + waitMs;
    }
  };
}
