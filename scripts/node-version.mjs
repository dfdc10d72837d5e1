const OLDEST = { major: 20, minor: 19 };

/**
 * Why this Node cannot run Tierscope, or `null`.
 * @param {string} version as in `process.versions.node`
 */
export function refusedNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isOld = major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor);
  return isOld
    ? `Tierscope needs Node ${OLDEST.major}.${OLDEST.minor} or later; this is Node ${version}. Install a newer one from https://nodejs.org and run the same command again.`
    : null;
}

/**
 * What the user should know about a Node that still works, or `null`.
 * @param {string} version as in `process.versions.node`
 */
export function agedNode(version) {
  return version.startsWith("20.")
    ? `Node ${version} works, but Node 20 gets no security fixes since 2026-04-30: Node 24 is advised.`
    : null;
}
