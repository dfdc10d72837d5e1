/** Whether an SDK, or its caller, may make the call again after this status. */
export const mayBeRetried = (status: number): boolean =>
  status === 408 || status === 409 || status === 429 || status >= 500;
