import path from "node:path";
import {
  isTest,
  LAYERS,
  layerOf,
  PACKAGE_HOMES,
  PURE,
  PURE_NODE_MODULES,
  PURE_PACKAGES,
  pluginOf,
  SHARED_WITH_CLIENT,
  WEB_ONLY,
} from "./layers.mjs";
import { readSource } from "./read-source.mjs";

/**
 * Every breach of the dependency rules, as `file:line: sentence`.
 * @param {ReadonlyMap<string, string>} sources text by path from the root, with forward slashes
 * @param {(file: string) => boolean} exists for imports of what is no source: styles, JSON, fonts
 * @returns {string[]}
 */
export function importViolations(sources, exists) {
  const problems = [];
  const graph = new Map();
  for (const [file, text] of sources) {
    const report = (line, sentence) => problems.push(`${file}:${line}: ${sentence}`);
    const facts = readSource(file, text);
    const targets = [];
    for (const imported of facts.imports) {
      if (!imported.specifier.startsWith(".")) {
        checkPackage(file, imported, report);
        continue;
      }
      const target = path.posix.normalize(
        path.posix.join(path.posix.dirname(file), imported.specifier),
      );
      if (!sources.has(target) && !exists(target)) {
        report(
          imported.line,
          `imports ${imported.specifier}, and no such file exists (write the extension)`,
        );
        continue;
      }
      targets.push({ target, line: imported.line });
      checkLayers(file, target, imported, report);
      checkPlugins(file, target, imported, report);
    }
    graph.set(file, targets);
    checkEffects(file, facts, report);
  }
  return [...problems, ...cycles(graph)];
}

function checkLayers(file, target, { line, typeOnly }, report) {
  const from = layerOf(file);
  const to = layerOf(target);
  if (to === "testing" && !isTest(file) && from !== "testing") {
    return report(line, `imports ${target}, which is for tests only`);
  }
  if (isTest(target)) return report(line, `imports the test ${target}`);
  if (from === null || to === null || from === to || isTest(file)) return;
  if (to === "env" && !PURE.has(from) && from !== "components") return;

  const rule = LAYERS[from];
  if (rule === undefined)
    return report(line, `lib/${from} is in no rule: add it to scripts/guards/layers.mjs`);
  const allowed = rule.from === "all" ? !rule.except?.includes(to) : rule.from.includes(to);
  if (allowed || (typeOnly && rule.typesFrom?.includes(to))) return;
  if (from === "client" && SHARED_WITH_CLIENT.test(target)) return;
  report(line, `${from} may not import ${to} (${target})`);
}

function checkPlugins(file, target, { line }, report) {
  const own = pluginOf(file);
  const other = pluginOf(target);
  if (own !== null && other !== null && own !== other) {
    report(line, `${own} may not import its sibling ${other}`);
  }
}

function checkPackage(file, { specifier, line }, report) {
  if (isTest(file)) return;
  for (const { packages, home, what } of PACKAGE_HOMES) {
    if (packages.test(specifier) && !home.test(file)) {
      report(
        line,
        `imports ${specifier}: ${what} belongs to ${home.source.slice(1).replaceAll("\\", "")}`,
      );
    }
  }
  const layer = layerOf(file);
  if (layer !== null && WEB_ONLY.has(layer)) {
    return report(
      line,
      `${layer} runs on the web's own interfaces and may not import ${specifier}`,
    );
  }
  if (layer === null || !PURE.has(layer)) return;
  if (specifier.startsWith("node:")) {
    if (PURE_NODE_MODULES[layer]?.has(specifier)) return;
    return report(line, `${layer} is pure and may not import ${specifier}`);
  }
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  if (!PURE_PACKAGES.has(name)) report(line, `${layer} is pure and may not import ${name}`);
}

function checkEffects(file, { effects, nodeGlobals, sql }, report) {
  if (isTest(file) || file.startsWith("lib/testing/")) return;
  const layer = layerOf(file);
  const isWebOnly = layer !== null && WEB_ONLY.has(layer);
  for (const { name, line } of isWebOnly ? nodeGlobals : []) {
    report(line, `${layer} runs on the web's own interfaces and may not use ${name}`);
  }
  for (const { name, line } of effects) {
    if (name === "process.env" && layer !== null && layer !== "env") {
      report(line, "reads process.env: only lib/env.ts may");
    } else if (layer !== null && PURE.has(layer)) {
      report(line, `${layer} is pure and may not use ${name}`);
    }
  }
  for (const line of sql) {
    if (layer !== null && layer !== "db") report(line, "holds SQL: only lib/db may");
  }
}

/** One sentence for each group of files that import each other in a circle, types included. */
function cycles(graph) {
  const order = new Map();
  const low = new Map();
  const stack = [];
  const found = [];
  const visit = (file) => {
    order.set(file, order.size);
    low.set(file, order.get(file));
    stack.push(file);
    for (const { target } of graph.get(file) ?? []) {
      if (!graph.has(target)) continue;
      if (!order.has(target)) visit(target);
      if (stack.includes(target)) low.set(file, Math.min(low.get(file), low.get(target)));
    }
    if (low.get(file) !== order.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    const importsItself = graph.get(file).some(({ target }) => target === file);
    if (group.length > 1 || importsItself)
      found.push(`${file}:1: imports itself in a circle: ${group.join(" → ")}`);
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}
