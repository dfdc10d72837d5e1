import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { test as base, expect, inject } from "vitest";
import { launchBrowser } from "./launch-browser.ts";
import { sampleCopy, sharedProduct } from "./prepared-sample.ts";
import { startProduct } from "./start-product.ts";

export interface PageProblems {
  /** What the page wrote as an error, or threw. */
  readonly errors: string[];
  /** Requests that left the product: there are none. */
  readonly foreign: string[];
}

const DESKTOP = { width: 1440, height: 900 };
const TIMEOUT_MS = 60_000;

/**
 * `product` is a Tierscope of its own for each file, empty at first; `page` is a desktop page of it.
 * A test fails when its pages write an error or ask another server for anything. A test that expects
 * an error empties `problems.errors`.
 */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads what a fixture needs from its pattern
  .extend("browser", { scope: "worker" }, async ({}, { onCleanup }) => {
    const browser = await launchOrSkip();
    onCleanup(async () => await browser?.close());
    return browser;
  })
  // biome-ignore lint/correctness/noEmptyPattern: as above
  .extend("product", { scope: "file" }, async ({}, { onCleanup }) => {
    const product = await startProduct();
    onCleanup(product.stop);
    return product;
  })
  .extend("problems", (): PageProblems => ({ errors: [], foreign: [] }))
  .extend("openPage", async ({ browser, product, problems, skip }, { onCleanup }) => {
    if (browser === null) skip("no Chromium starts here: name one in CHROME_PATH");
    const contexts: BrowserContext[] = [];
    onCleanup(async () => {
      for (const context of contexts) await context.close();
      expect(problems, "what the pages did wrong").toEqual({ errors: [], foreign: [] });
    });
    return async (options: BrowserContextOptions = {}) => {
      const context = await (browser as Browser).newContext({
        // skip() has ended the test otherwise
        viewport: DESKTOP,
        reducedMotion: "reduce",
        locale: "en-US",
        timezoneId: "UTC",
        baseURL: product.url,
        ...options,
      });
      contexts.push(context);
      watch(context, product.url, problems);
      context.setDefaultTimeout(TIMEOUT_MS);
      return answering(await context.newPage());
    };
  })
  .extend("page", async ({ openPage }) => await openPage());

/** The same with the sample month in it, for files that change something. */
export const sampleTest = test.extend(
  "product",
  { scope: "file" },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  async ({}, { onCleanup }) => {
    const product = await startProduct(await sampleCopy(inject("sampleFolder")));
    onCleanup(product.stop);
    return product;
  },
);

/** The same with the sample month in it, one product for all files: they look, and change nothing. */
export const lookTest = test.extend(
  "product",
  { scope: "file" },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  async ({}) => await sharedProduct(inject("sampleFolder")),
);

const READY_MS = 10_000;
const LOOK_EVERY_MS = 50;

/** Whether React has taken over every control that the server drew: a press before that is lost. */
const ANSWERS_PRESSES = `[...document.querySelectorAll("button, input, select, summary")].every((control) =>
  Object.keys(control).some((key) => key.startsWith("__reactProps$")))`;

/** A page whose steps end when its controls answer presses: people see a page before they press. */
function answering(page: Page): Page {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  const isReady = () =>
    page
      .waitForFunction(ANSWERS_PRESSES, null, { timeout: READY_MS, polling: LOOK_EVERY_MS })
      .catch(() => {});
  page.goto = async (...args) => {
    const response = await goto(...args);
    if (response?.ok()) await isReady();
    return response;
  };
  page.reload = async (...args) => {
    const response = await reload(...args);
    if (response?.ok()) await isReady();
    return response;
  };
  return page;
}

async function launchOrSkip(): Promise<Browser | null> {
  try {
    return await launchBrowser();
  } catch (error) {
    if (process.env.CI) throw error;
    console.error(error);
    return null;
  }
}

function watch(context: BrowserContext, url: string, problems: PageProblems): void {
  context.on("request", (request) => {
    const target = new URL(request.url());
    if (/^https?:$/.test(target.protocol) && target.origin !== url) {
      problems.foreign.push(target.href);
    }
  });
  context.on("console", (message) => {
    if (message.type() === "error") {
      problems.errors.push(`${message.text()} (${message.location().url})`);
    }
  });
  context.on("weberror", (error) => problems.errors.push(String(error.error())));
}
