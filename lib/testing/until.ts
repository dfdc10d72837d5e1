import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 30_000;

/** Waits for what another process does; throws where it does not happen. */
export async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await happened())) {
    if (performance.now() > deadline) throw new Error("it did not happen within 30 s");
    await sleep(5);
  }
}
