// How long functions are. The linter's own rule does not count the lines of markup.
import { parseSync, Visitor } from "oxc-parser";

const MOST_LINES = 60;
const SOURCE = /\.(ts|tsx|mjs)$/;
/** A test's title and its cases stand in one function; fixtures are data. */
const EXEMPT = [/\.(test|bench)\.(ts|tsx|mjs)$/, /^tests\//, /(^|\/)fixtures\//];

/**
 * The functions of a file that are longer than a screen, from their first line to their last.
 * @param {string} file path from the root
 * @param {string} text
 * @returns {string[]}
 */
export function functionViolations(file, text) {
  if (!SOURCE.test(file) || EXEMPT.some((pattern) => pattern.test(file))) return [];
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) return [`${file} cannot be parsed: ${errors[0].message}`];
  /** @type {string[]} */
  const found = [];
  /** @param {{ start: number, end: number }} node */
  const judge = ({ start, end }) => {
    const lines = text.slice(start, end).split("\n").length;
    if (lines <= MOST_LINES) return;
    const line = text.slice(0, start).split("\n").length;
    found.push(
      `${file}:${line}: a function of ${lines} lines, more than ${MOST_LINES}: split it by meaning`,
    );
  };
  new Visitor({
    FunctionDeclaration: judge,
    FunctionExpression: judge,
    ArrowFunctionExpression: judge,
  }).visit(program);
  return found;
}
