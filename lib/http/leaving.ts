const SLOT = Symbol.for("tierscope.leaving");

/** One for the process: the pages are another bundle than whoever is asked to stop. */
function leave(): AbortController {
  const slots = globalThis as { [SLOT]?: AbortController };
  slots[SLOT] ??= new AbortController();
  return slots[SLOT];
}

/** Aborted from the moment that the server is asked to stop: answers without an end are ended then. */
export const leaving = (): AbortSignal => leave().signal;

export const tellLeaving = (): void => leave().abort();
