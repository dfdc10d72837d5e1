import { parseSync, visitorKeys } from "oxc-parser";

/**
 * @typedef {{ specifier: string, typeOnly: boolean, line: number }} Import
 * @typedef {{ name: string, line: number }} Effect a use of a global that reaches outside the program
 * @typedef {{ imports: Import[], effects: Effect[], nodeGlobals: Effect[], sql: number[] }} SourceFacts
 */

const CLOCK_AND_CHANCE = new Set([
  "Date.now",
  "Math.random",
  "performance.now",
  "crypto.randomUUID",
  "crypto.getRandomValues",
]);
const OUTSIDE = new Set([
  "console",
  "process",
  "fetch",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "localStorage",
  "sessionStorage",
  "WebSocket",
  "EventSource",
  "XMLHttpRequest",
]);
/** Globals that only Node and what imitates it have. */
const NODE_GLOBALS = new Set([
  "process",
  "Buffer",
  "global",
  "require",
  "module",
  "setImmediate",
  "clearImmediate",
  "__dirname",
  "__filename",
]);
/** In lower case or capitals: a sentence that begins with "Select" is for people. */
const SQL_START =
  /^\s*(select\s[\s\S]+\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|create\s+(table|index|view)\s|alter\s+table\s|truncate\s+\S+|with\s+\w+\s+as\s*\()/;
const isSql = (text) =>
  SQL_START.test(text) || (/^\s*[A-Z]{4}/.test(text) && SQL_START.test(text.toLowerCase()));

/**
 * What a source file imports and which effects it uses, found in its syntax tree.
 * @param {string} file
 * @param {string} text
 * @returns {SourceFacts}
 */
export function readSource(file, text) {
  const { program, module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0].message}`);

  const lineAt = lineFinder(text);
  /** @type {SourceFacts} */
  const facts = { imports: staticImports(module, lineAt), effects: [], nodeGlobals: [], sql: [] };
  const declared = declaredNames(program);
  walk(program, null, null, (node, parent, key) => {
    const line = lineAt(node.start);
    if (node.type === "TSImportType" && typeof node.source?.value === "string") {
      facts.imports.push({ specifier: node.source.value, typeOnly: true, line });
    }
    if (node.type === "ImportExpression" && typeof node.source.value === "string") {
      facts.imports.push({ specifier: node.source.value, typeOnly: false, line });
    }
    const effect = effectOf(node, parent, key, declared);
    if (effect !== null) facts.effects.push({ name: effect, line });
    const nodeGlobal = nodeGlobalOf(node, parent, key, declared);
    if (nodeGlobal !== null) facts.nodeGlobals.push({ name: nodeGlobal, line });
    if (isSqlText(node)) facts.sql.push(line);
  });
  return facts;
}

function staticImports(module, lineAt) {
  const imports = module.staticImports.map(({ moduleRequest, entries, start }) => ({
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    line: lineAt(start),
  }));
  for (const { entries, start } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest === null) continue;
      imports.push({ specifier: moduleRequest.value, typeOnly: isType, line: lineAt(start) });
    }
  }
  return imports;
}

function effectOf(node, parent, key, declared) {
  if (node.type === "MemberExpression" && node.object.type === "Identifier" && !node.computed) {
    const { name } = node.object;
    if (declared.has(name)) return null;
    const member = `${name}.${node.property.name}`;
    return CLOCK_AND_CHANCE.has(member) || member === "process.env" ? member : null;
  }
  const callsDate =
    (node.type === "NewExpression" || node.type === "CallExpression") &&
    node.callee.type === "Identifier" &&
    node.callee.name === "Date";
  if (callsDate && (node.type === "CallExpression" || node.arguments.length === 0)) {
    return node.type === "NewExpression" ? "new Date()" : "Date()";
  }
  if (node.type !== "Identifier" || !OUTSIDE.has(node.name) || declared.has(node.name)) return null;
  return isReference(parent, key) ? node.name : null;
}

function nodeGlobalOf(node, parent, key, declared) {
  if (node.type === "MemberExpression" && !node.computed && node.object.name === "globalThis") {
    return NODE_GLOBALS.has(node.property.name) ? node.property.name : null;
  }
  const named = node.type === "Identifier" && NODE_GLOBALS.has(node.name);
  return named && !declared.has(node.name) && isReference(parent, key) ? node.name : null;
}

/** An identifier that names a property or a label refers to nothing. */
function isReference(parent, key) {
  if (parent === null || parent.type.startsWith("TS")) return false;
  if (parent.type === "MemberExpression") return key === "object" || parent.computed;
  if (key === "key") return parent.computed || parent.shorthand === true;
  return key !== "label";
}

function isSqlText(node) {
  if (node.type === "Literal" && typeof node.value === "string") return isSql(node.value);
  if (node.type !== "TemplateLiteral") return false;
  return isSql(node.quasis.map(({ value }) => value.raw).join(" x "));
}

/** Every name that the file declares somewhere: such a name is not taken for the global. */
function declaredNames(program) {
  const names = new Set();
  const add = (pattern) => {
    if (pattern === null || pattern === undefined) return;
    if (pattern.type === "Identifier") names.add(pattern.name);
    else if (pattern.type === "TSParameterProperty") add(pattern.parameter);
    else if (pattern.type === "AssignmentPattern") add(pattern.left);
    else if (pattern.type === "RestElement") add(pattern.argument);
    else if (pattern.type === "ArrayPattern") pattern.elements.forEach(add);
    else if (pattern.type === "ObjectPattern") {
      for (const property of pattern.properties) add(property.value ?? property.argument);
    }
  };
  walk(program, null, null, (node) => {
    if (node.type.startsWith("Import") && node.local !== undefined) add(node.local);
    if (node.type === "VariableDeclarator" || node.type === "ClassDeclaration") add(node.id);
    if (node.type === "CatchClause") add(node.param);
    if (/Function/.test(node.type)) {
      add(node.id);
      for (const param of node.params ?? []) add(param);
    }
  });
  return names;
}

function walk(node, parent, key, visit) {
  visit(node, parent, key);
  for (const childKey of visitorKeys[node.type] ?? []) {
    const child = node[childKey];
    if (Array.isArray(child)) {
      for (const one of child) if (one !== null) walk(one, node, childKey, visit);
    } else if (child !== null && child !== undefined) {
      walk(child, node, childKey, visit);
    }
  }
}

function lineFinder(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
