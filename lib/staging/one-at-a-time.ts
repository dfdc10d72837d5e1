const SLOT = Symbol.for("tierscope.staging.turns");

/** Who waits for whom: routes may be loaded more than once in a process, the uploads are the same. */
function turns(): Map<string, Promise<unknown>> {
  const slots = globalThis as { [SLOT]?: Map<string, Promise<unknown>> };
  slots[SLOT] ??= new Map();
  return slots[SLOT];
}

/** Runs what concerns the same upload one after another, in the order of asking. */
export async function oneAtATime<Value>(name: string, run: () => Promise<Value>): Promise<Value> {
  const waiting = turns();
  const before = waiting.get(name) ?? Promise.resolve();
  const mine = before.then(run, run);
  waiting.set(name, mine);
  try {
    return await mine;
  } finally {
    if (waiting.get(name) === mine) waiting.delete(name);
  }
}
