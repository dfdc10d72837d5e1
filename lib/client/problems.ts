/** The same kind of sentence is said no more often. */
const QUIET_MS = 300_000;

/** Tells problems in sentences, each kind once in five minutes, and is not disturbed by who listens. */
export function problemTeller(onProblem: ((sentence: string) => void) | undefined) {
  const said = new Map<string, number>();
  return (kind: string, sentence: string): void => {
    const now = Date.now();
    if (now - (said.get(kind) ?? -QUIET_MS) < QUIET_MS) return;
    said.set(kind, now);
    try {
      if (onProblem) onProblem(sentence);
      else console.warn(`tierscope: ${sentence}`);
    } catch {
      // Who listens is the host's own code: its mistakes are not the caller's.
    }
  };
}
