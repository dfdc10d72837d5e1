import { curlProbe } from "./curl-probe.ts";
import { nodeProbe } from "./node-probe.ts";
import { pythonProbe } from "./python-probe.ts";

/** The languages in which a try of the flex tier can be had. */
export const PROBES = [
  { id: "node", title: "Node", fileName: "try-flex.mjs", write: nodeProbe },
  { id: "python", title: "Python", fileName: "try_flex.py", write: pythonProbe },
  { id: "curl", title: "curl", fileName: "try-flex.sh", write: curlProbe },
] as const;
export type ProbeId = (typeof PROBES)[number]["id"];
