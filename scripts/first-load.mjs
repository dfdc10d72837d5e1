// What a browser must load of our code before a page answers presses, read from the build.
import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { listFiles } from "./list-files.mjs";

/** Of a page without its charts. */
export const FIRST_LOAD_LIMIT_KB = 190;
/** The drawing library and what else comes with the first chart. */
export const CHART_LIMIT_KB = 130;

const MANIFEST = "page_client-reference-manifest.js";
const ENTRIES = '"entryJSFiles":';
/** A class that the drawing library puts around every chart, and we nowhere: where it is, the library is. */
const DRAWING = "recharts-wrapper";
const BYTES_PER_KB = 1_000;
const GZIP_LEVEL = 9;

/**
 * Each page's first-load JavaScript in KB of gzip, and the chunks that draw charts, none of which is part of it.
 * @param {string} root where `.next` is
 */
export function firstLoad(root) {
  const folder = path.join(root, ".next");
  const sizes = new Map();
  const kbOf = (files) => {
    let bytes = 0;
    for (const file of files) {
      if (!sizes.has(file)) {
        const content = fs.readFileSync(path.join(folder, file));
        sizes.set(file, gzipSync(content, { level: GZIP_LEVEL }).length);
      }
      bytes += sizes.get(file);
    }
    return bytes / BYTES_PER_KB;
  };
  const { rootMainFiles } = JSON.parse(
    fs.readFileSync(path.join(folder, "build-manifest.json"), "utf8"),
  );
  const drawing = chartChunks(root);
  const pages = pageManifests(root).map(({ page, entries }) => {
    const files = new Set([...rootMainFiles, ...entries]);
    return { page, kb: kbOf(files), hasCharts: drawing.some((file) => files.has(file)) };
  });
  return { pages, chartKb: kbOf(drawing) };
}

/** The files that a page's own client code begins with, with those of the layout and of its error pages. */
function pageManifests(root) {
  return listFiles(root, ".next/server/app")
    .filter((file) => file.endsWith(`/${MANIFEST}`) && !file.includes("/_"))
    .map((file) => {
      const text = fs.readFileSync(path.join(root, file), "utf8");
      const page = file.slice(".next/server/app".length, -MANIFEST.length - 1);
      return { page: page === "" ? "/" : page, entries: entriesIn(text) };
    })
    .sort((a, b) => (a.page < b.page ? -1 : 1));
}

/**
 * The files listed in the text of a manifest, without those of the framework's own error page.
 * @param {string} text
 * @returns {string[]}
 */
export function entriesIn(text) {
  const start = text.indexOf(ENTRIES);
  if (start < 0)
    throw new Error("The build lists no entry files: Next.js writes them otherwise now.");
  const from = start + ENTRIES.length;
  const entries = JSON.parse(text.slice(from, endOfObject(text, from)));
  return Object.entries(entries).flatMap(([entry, files]) =>
    entry.includes("/node_modules/") ? [] : files,
  );
}

/** The place behind the object that begins at `from`; names in it hold no braces. */
function endOfObject(text, from) {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return at + 1;
  }
  throw new Error("The list of entry files has no end.");
}

function chartChunks(root) {
  return listFiles(root, ".next/static")
    .filter((file) => file.endsWith(".js"))
    .filter((file) => fs.readFileSync(path.join(root, file), "utf8").includes(DRAWING))
    .map((file) => file.slice(".next/".length));
}
