// Rules about files as such: their size, their words, and the paths that the documents name.
import path from "node:path";

const MOST_LINES = 250;
const SOURCE = /\.(ts|tsx|mjs|css)$/;
/** Prices are data; a style sheet holds every colour in one place. */
const SIZE_EXEMPT = [/^lib\/pricing\/catalog\//, /(^|\/)fixtures\//, /^app\/globals\.css$/];

// Each pattern is written so that it does not find itself.
/** @type {[RegExp, string][]} */
const FORBIDDEN = [
  [/\b(TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b/, "a note to finish later: finish it, or open an issue"],
  [/\blorem[ ]ipsum\b/i, "filler text"],
  [/@ts-(ignore|nocheck|expect-error)[ \n]/, "a switched-off type check"],
  [/biome-ignore-al[l]/, "a switched-off lint"],
  [/\b(test|it|describe)\.(only|todo)\(/, "a test that hides the others, or is none yet"],
  [/^\s*debugger;/m, "a breakpoint"],
  [
    /\bdynamic\((?![^;]*(?:ssr: false|loading:))/,
    "a part that comes later with no place of its own: give it `loading`, or its wait hides the whole page",
  ],
  [/(^|[\s"'`(=])\/(home|Users|work|root)\/\w/m, "a path of somebody's machine"],
];
const WORDS_EXEMPT = [
  /^package-lock\.json$/,
  /(^|\/)fixtures\//,
  /\.(woff2?|png|ico|sql)$/,
  /^drizzle\/meta\//,
];

/**
 * @param {string} file path from the root
 * @param {string} text
 * @returns {string[]}
 */
export function houseViolations(file, text) {
  return [...sizeViolations(file, text), ...wordViolations(file, text)];
}

function sizeViolations(file, text) {
  if (!SOURCE.test(file) || SIZE_EXEMPT.some((pattern) => pattern.test(file))) return [];
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return lines > MOST_LINES
    ? [`${file}:${lines}: longer than ${MOST_LINES} lines: split it by meaning`]
    : [];
}

function wordViolations(file, text) {
  if (WORDS_EXEMPT.some((pattern) => pattern.test(file))) return [];
  const found = [];
  for (const [pattern, what] of FORBIDDEN) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const line = text.slice(0, match.index + match[0].search(/\S/)).split("\n").length;
    found.push(`${file}:${line}: "${match[0].trim()}" is ${what}`);
  }
  return found;
}

/** Made while running, so that no clone holds them. */
const NOT_IN_A_CLONE =
  /^(node_modules|\.next|\.tierscope|coverage|tests\/browser\/screenshots)(\/|$)/;
const LOOKS_LIKE_A_PATH = /^\.{0,2}\/?[\w@.()[\]-]+(\/[\w@.()[\]-]+)*\/?$/;
const KNOWN_EXTENSION = /\.(ts|tsx|mjs|js|json|md|css|csv|jsonl|sql|png|svg|yml|yaml|sh)$/;

/**
 * The paths that a document names and that do not exist: links to files, and words in code style
 * that are paths.
 * @param {string} file path of the document from the root
 * @param {string} text
 * @param {(path: string) => boolean} exists from the root
 * @returns {string[]}
 */
export function documentViolations(file, text, exists) {
  const problems = [];
  text.split("\n").forEach((line, index) => {
    const links = [...line.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => ({
      target,
      link: true,
    }));
    const words = [...line.matchAll(/`([^`]+)`/g)].map(([, target]) => ({ target, link: false }));
    for (const { target, link } of [...links, ...words]) {
      const wanted = pathNamed(file, target, link, exists);
      if (wanted !== null && !exists(wanted)) {
        problems.push(`${file}:${index + 1}: names ${target}, and no such file exists`);
      }
    }
  });
  return problems;
}

function pathNamed(file, target, link, exists) {
  const [bare] = target.split("#");
  if (bare === "" || /^[a-z]+:/.test(bare) || !LOOKS_LIKE_A_PATH.test(bare)) return null;
  if (link) return path.posix.normalize(path.posix.join(path.posix.dirname(file), bare));
  if (bare.startsWith("/") || bare.startsWith("..") || NOT_IN_A_CLONE.test(bare)) return null;
  const [top] = bare.split("/");
  const isPath = bare.includes("/")
    ? KNOWN_EXTENSION.test(bare) || exists(top)
    : KNOWN_EXTENSION.test(bare) && /^[A-Z]/.test(bare);
  return isPath ? path.posix.normalize(bare) : null;
}

const COMMENT = /^\s*(?:\/\*\*?|\*|\/\/)|\s\/\/ /;
const DOCUMENT_NAME = /(?<![\w./:-])(?:[\w-]+\/)*[\w-]+\.md\b/g;

/**
 * The documents that a comment cites and that no reader of a clone has.
 * @param {string} file path from the root
 * @param {string} text
 * @param {(path: string) => boolean} exists from the root
 * @returns {string[]}
 */
export function citationViolations(file, text, exists) {
  if (!SOURCE.test(file)) return [];
  return text.split("\n").flatMap((line, index) => {
    const cited = COMMENT.test(line) ? (line.match(DOCUMENT_NAME) ?? []) : [];
    return cited
      .filter((name) => !exists(name))
      .map((name) => `${file}:${index + 1}: cites ${name}, which is not in the repository`);
  });
}
