import { runsFullTests } from "../env.ts";

/** How often a test tries: `usual` in `npm test`, `full` in `npm run test:long`, which has the time. */
export const testSize = (usual: number, full: number): number => (runsFullTests() ? full : usual);
