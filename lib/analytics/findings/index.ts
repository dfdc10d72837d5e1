import { changedOnTheWay } from "./changed-on-the-way.ts";
import { cheaperNotServed } from "./cheaper-not-served.ts";
import { countedTwice } from "./counted-twice.ts";
import type { Finding } from "./finding.ts";
import { namePricedOtherwise } from "./name-priced-otherwise.ts";
import { parameterContested } from "./parameter-contested.ts";
import { parameterMissing } from "./parameter-missing.ts";
import { priorityDowngraded } from "./priority-downgraded.ts";
import { requestedUnknown } from "./requested-unknown.ts";
import { servedUnknown } from "./served-unknown.ts";
import { tierRefused } from "./tier-refused.ts";
import { withoutUsage } from "./without-usage.ts";

/** Everything that the audit looks for. A new one is one file and one line here. */
export const FINDINGS: readonly Finding[] = [
  cheaperNotServed,
  changedOnTheWay,
  parameterContested,
  parameterMissing,
  priorityDowngraded,
  countedTwice,
  namePricedOtherwise,
  tierRefused,
  withoutUsage,
  servedUnknown,
  requestedUnknown,
];
