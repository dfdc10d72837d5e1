import type { RetryQuota } from "./policy.ts";

/** What a client may still spend on retries. */
export interface RetryPurse {
  /** Whether a retry can be paid for; it then is. */
  pay(): boolean;
  refund(): void;
}

/** A full purse; without a quota every retry is paid for. */
export function retryPurse(quota: RetryQuota | null): RetryPurse {
  if (quota === null) return { pay: () => true, refund: () => {} };
  const { capacity, costPerRetry, refundPerSuccess } = quota;
  let left = capacity;
  return {
    pay() {
      if (left < costPerRetry) return false;
      left -= costPerRetry;
      return true;
    },
    refund() {
      left = Math.min(capacity, left + refundPerSuccess);
    },
  };
}
