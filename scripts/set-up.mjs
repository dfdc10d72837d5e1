import { build, isBuilt } from "./build.mjs";
import { endWithSignals } from "./child-process.mjs";
import { install, isInstalled } from "./install.mjs";
import { withProgress } from "./progress.mjs";
import { acquireSetupLock } from "./setup-lock.mjs";

const SHOWN_LINES = 40;

const INSTALL = {
  isDone: isInstalled,
  run: install,
  title: "Installing packages",
  advice:
    "Packages come from the npm registry: check that this machine reaches it, then run the same command again.",
};
const BUILD = {
  isDone: isBuilt,
  run: build,
  title: "Building the pages",
  advice: "Correct what the build names above, then run the same command again.",
};

/** Both throw a `SetUpError` that says what went wrong and what to do. */
export const ensureInstalled = (root) => ensure(root, INSTALL, withProgress);
export const ensureBuilt = (root) => ensure(root, BUILD, withProgress);
/** For a caller that shows the progress itself. */
export const ensureBuiltQuietly = (root) => ensure(root, BUILD, (_, step) => step());

export class SetUpError extends Error {}

async function ensure(root, { isDone, run, title, advice }, show) {
  if (isDone(root)) return;
  /** @type {import("./setup-lock.mjs").SetupLock | null} */
  let lock = null;
  const stopListening = endWithSignals(() => lock?.release());
  try {
    const held = await acquireSetupLock(root, (pid) => {
      console.error(`Another start (process ${pid}) is installing or building; waiting for it.`);
    });
    lock = held;
    if (isDone(root)) return; // by the one we waited for
    const ended = await show(title, () => run(root, held.names), {
      ended: ({ code }, seconds) => `${title} ${code === 0 ? "done" : "failed"} after ${seconds} s`,
    });
    if (ended.code !== 0) throw new SetUpError(`${lastLines(ended.output)}\n${advice}`);
  } finally {
    lock?.release();
    stopListening();
  }
}

function lastLines(text) {
  return text.trimEnd().split("\n").slice(-SHOWN_LINES).join("\n");
}
