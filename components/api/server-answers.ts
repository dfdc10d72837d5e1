const PATIENCE_MS = 4_000;

/** Whether our server answers at all, whatever it says. */
export async function serverAnswers(): Promise<boolean> {
  try {
    await fetch("/icon.svg", {
      method: "HEAD",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return true;
  } catch {
    return false;
  }
}
