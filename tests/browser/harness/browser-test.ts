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
 * `product` is a Tierscope of its own for each file, empty at first; `page` is a desktop page of it, the same for all
 * tests of a file, each of which finds it as new: opened anew, a page would load and compile everything once more.
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
  .extend("filePage", { scope: "file" }, async ({ browser, product }, { onCleanup }) => {
    if (browser === null) return null;
    const opened = await openIn(browser, product.url);
    onCleanup(async () => await opened.page.context().close());
    return opened;
  })
  .extend("problems", (): PageProblems => ({ errors: [], foreign: [] }))
  .extend("openPage", async ({ browser, product, problems, skip }, { onCleanup }) => {
    if (browser === null) skip(NO_CHROMIUM);
    const contexts: BrowserContext[] = [];
    onCleanup(async () => {
      for (const context of contexts) await context.close();
      expect(problems, "what the pages did wrong").toEqual(NOTHING_WRONG);
    });
    return async (options: BrowserContextOptions = {}) => {
      // skip() has ended the test otherwise
      const opened = await openIn(browser as Browser, product.url, options);
      contexts.push(opened.page.context());
      opened.tell(problems);
      return opened.page;
    };
  })
  .extend("page", async ({ filePage, problems, product, skip }, { onCleanup }) => {
    if (filePage === null) skip(NO_CHROMIUM);
    const { page, tell } = filePage as OpenedPage; // as above
    tell(problems);
    onCleanup(async () => {
      await asNew(page, product.url);
      expect(problems, "what the pages did wrong").toEqual(NOTHING_WRONG);
    });
    return page;
  });

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

const NO_CHROMIUM = "no Chromium starts here: name one in CHROME_PATH";
const NOTHING_WRONG: PageProblems = { errors: [], foreign: [] };

interface OpenedPage {
  readonly page: Page;
  /** Whose problems those of the page are from now on. */
  readonly tell: (problems: PageProblems) => void;
}

async function openIn(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    reducedMotion: "reduce",
    locale: "en-US",
    timezoneId: "UTC",
    baseURL: url,
    ...options,
  });
  let whose: PageProblems = { errors: [], foreign: [] };
  watch(context, url, () => whose);
  context.setDefaultTimeout(TIMEOUT_MS);
  const page = answering(await context.newPage());
  const tell = (problems: PageProblems) => {
    whose = problems;
  };
  return { page, tell };
}

/** The page as it was opened: nothing shown, kept, granted or gone back to. What is loaded already stays in its cache. */
async function asNew(page: Page, origin: string): Promise<void> {
  const context = page.context();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await context.setOffline(false);
  await page.goto("about:blank");
  await context.clearPermissions();
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ media: null, colorScheme: "light", reducedMotion: "reduce" });
  await page.mouse.move(0, 0);
  const browserPage = await context.newCDPSession(page);
  const storageTypes = "cookies,local_storage,indexeddb,websql";
  await browserPage.send("Storage.clearDataForOrigin", { origin, storageTypes });
  await browserPage.send("Page.resetNavigationHistory");
  await browserPage.detach();
}

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

function watch(context: BrowserContext, url: string, problems: () => PageProblems): void {
  context.on("request", (request) => {
    const target = new URL(request.url());
    if (/^https?:$/.test(target.protocol) && target.origin !== url) {
      problems().foreign.push(target.href);
    }
  });
  context.on("console", (message) => {
    if (message.type() === "error") {
      problems().errors.push(`${message.text()} (${message.location().url})`);
    }
  });
  context.on("weberror", (error) => problems().errors.push(String(error.error())));
}
