import { setInterval } from "node:timers";

const LIVE_EVERY_MS = 250;
const PLAIN_EVERY_MS = 15_000;

/**
 * Runs a slow step and shows how long it takes: a live line on a terminal, plain lines elsewhere.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} step
 * @param {{ ended?: (result: T, seconds: string) => string, announced?: boolean, stream?: NodeJS.WriteStream }} [options]
 *   `ended` words the last line; `announced: false` leaves the first one out where it would stay
 * @returns {Promise<T>}
 */
export async function withProgress(
  title,
  step,
  { ended, announced = true, stream = process.stderr } = {},
) {
  const live = stream.isTTY === true;
  const startMs = performance.now();
  const seconds = () => ((performance.now() - startMs) / 1000).toFixed(1);
  const show = () =>
    stream.write(live ? `\r\x1b[K${title} ${seconds()} s` : `${title} ${seconds()} s\n`);

  if (live) show();
  else if (announced) stream.write(`${title}\n`);
  const timer = setInterval(show, live ? LIVE_EVERY_MS : PLAIN_EVERY_MS);
  try {
    const result = await step();
    clearInterval(timer);
    const line = ended?.(result, seconds()) ?? `${title} done in ${seconds()} s`;
    stream.write(live ? `\r\x1b[K${line}\n` : `${line}\n`);
    return result;
  } catch (error) {
    if (live) stream.write("\r\x1b[K");
    throw error;
  } finally {
    clearInterval(timer);
  }
}
