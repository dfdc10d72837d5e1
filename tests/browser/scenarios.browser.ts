import { expect } from "vitest";
import { expectAccessible, expectAccessibleInThemes } from "./harness/accessibility.ts";
import { sampleTest as test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

/** Two small workloads, of which one has a model that is not sold at flex. */
const SMALL = "workload=research-agent&workload=sales-assistant";

const address = (scenario: object): string =>
  `/scenarios?${SMALL}&scenario=${encodeURIComponent(JSON.stringify(scenario))}`;

const FLEX = { kind: "flex", attemptTimeoutSeconds: null };

const REFINED_MS = 120_000;

const ALONE = {
  ...{ availability: { kind: "constant", refusal: 0.1 }, refusalSeconds: 0.3 },
  ...{ slowdown: { kind: "constant", value: 1 }, billAbandoned: 0, cacheLossOnFallback: 0 },
};

test("today's behaviour comes first, and a policy is told as a difference to it, with its condition", async ({
  page,
}) => {
  await page.goto(`/scenarios?${SMALL}`);
  await page.getByText(/^Today.s behaviour: \$[\d,.]+ for [\d,]+ requests/).waitFor();
  await page.getByRole("button", { name: "Put requests on another policy" }).click();
  await page.getByText(/On this traffic the scenario saves \$[\d,.]+ to \$[\d,.]+/).waitFor();
  await page.getByText(/Worth it while an hour of delay costs you less than/).waitFor();
  await page.waitForURL(/scenario=/);
  await page.getByText("refining").waitFor({ state: "hidden", timeout: REFINED_MS });
  const table = page.getByRole("table", { name: "Today and the scenario" });
  await table.getByRole("row", { name: /^Fall back/ }).waitFor();
  await page
    .getByText(/^If refusals were independent, .* if outages outlast your retries/)
    .waitFor();
  await page.getByText(/records? cannot be evaluated and count neither today nor/).waitFor();
  expect(await takeScreenshots(page, "scenarios")).toEqual([]);
  await expectAccessibleInThemes(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBe(0);
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has("scenario"));
  await page.getByText(/^Today.s behaviour: \$/).waitFor();
});

test("a link is the same scenario with the same figures as the interface gives", async ({
  page,
  product,
}) => {
  const scenario = {
    workloads: [{ match: {}, policy: { ...FLEX, maxAttempts: 3 } }],
    assumptions: ALONE,
  };
  const asked = await fetch(`${product.url}/api/v1/simulate?${SMALL}`, {
    method: "POST",
    headers: { origin: product.url, "content-type": "application/json" },
    body: JSON.stringify(scenario),
  });
  const { cost, fallbackShare } = await asked.json();
  expect(fallbackShare).toBeCloseTo(0.001, 4);
  await page.goto(address(scenario));
  const row = page
    .getByRole("table", { name: "Today and the scenario" })
    .getByRole("row", { name: /^Cost/ });
  await row.getByTitle(cost.scenario, { exact: true }).waitFor();
  await row.getByTitle(cost.today, { exact: true }).waitFor();
});

test("fields are moved by keyboard and by text, ranges are typed, and the address keeps them", async ({
  page,
}) => {
  await page.goto(address({ workloads: [{ match: {}, policy: FLEX }], assumptions: ALONE }));
  await page.getByRole("table", { name: "Today and the scenario" }).waitFor();
  // The fields of a policy that is none of the presets are open.
  const slider = page.getByRole("slider", { name: "Attempts at flex", exact: true });
  await slider.focus();
  await page.keyboard.press("Home");
  await page.waitForURL(
    (url) => url.searchParams.get("scenario")?.includes('"maxAttempts":1') ?? false,
  );
  const row = page
    .getByRole("table", { name: "Today and the scenario" })
    .getByRole("row", { name: /^Fall back/ });
  await row.getByTitle("0.1", { exact: true }).waitFor();
  await page.getByLabel("Share of attempts refused, as a number or a range").fill("1 % to 20 %");
  await page.waitForURL((url) => url.searchParams.get("scenario")?.includes("[0.01,0.2]") ?? false);
  await page.getByText(/in nine of ten of \d+ worlds/).waitFor({ timeout: REFINED_MS });
  await page.reload();
  expect(
    await page.getByLabel("Share of attempts refused, as a number or a range").inputValue(),
  ).toBe("0.01 to 0.2");
});

test("what is wrong is said beside its field, in a sentence, and the figures of before stay", async ({
  page,
}) => {
  await page.goto(address({ workloads: [{ match: {}, policy: FLEX }], assumptions: ALONE }));
  await page.getByRole("table", { name: "Today and the scenario" }).waitFor();
  await page.getByLabel("Until a refusal is told, s, as a number or a range").fill("2 to 1");
  await page.getByText(/^refusalSeconds is the wrong way round: its low end 2 is above/).waitFor();
  await page.getByLabel("Deadline of an answer, s, as a number").fill("0.001");
  await page.getByLabel("Until a refusal is told, s, as a number or a range").fill("0.3");
  await page.getByText(/deadlineSeconds is 0.001, shorter than the latency/).waitFor();
  await page.getByRole("table", { name: "Today and the scenario" }).waitFor();
  await expectAccessible(page);
  await page.goto(address({ workloads: [{ match: { model: "none" }, policy: { kind: "flex" } }] }));
  await page
    .getByText(/^The workload is empty: its match fits none/)
    .first()
    .waitFor();
  await page.goto(`/scenarios?${SMALL}&scenario=%7B`);
  await page.getByText(/The address names a scenario that cannot be read/).waitFor();
});

test("pictures tell the scenario, and all presets stand by cost and waiting, those beaten in grey", async ({
  page,
}) => {
  await page.goto(address({ workloads: [{ match: {}, policy: { kind: "flex" } }] }));
  for (const title of [/^From today.s cost/, /^How many requests are answered/, /^How far each/]) {
    const figure = page
      .getByRole("figure")
      .filter({ has: page.getByRole("heading", { name: title }) });
    await figure.locator("svg.recharts-surface").first().waitFor({ timeout: REFINED_MS });
    await figure.getByText("Show as table").click();
    expect(await figure.getByRole("row").count()).toBeGreaterThan(1);
  }
  await page.getByRole("button", { name: "Compare all presets" }).click();
  const frontier = page
    .getByRole("figure")
    .filter({ has: page.getByRole("heading", { name: "Every preset by cost and waiting" }) });
  await frontier.locator("svg.recharts-surface").waitFor({ timeout: REFINED_MS });
  await frontier.getByText("Show as table").click();
  await frontier
    .getByRole("row", { name: /^Patient.* on the frontier|^Patient.* beaten/ })
    .waitFor();
  await page.getByText("OpenAI Python", { exact: true }).click();
  await page.getByText('service_tier="flex", timeout=900').waitFor();
  await page.getByRole("button", { name: "Work it out" }).click();
  await page
    .getByRole("heading", { name: "Saved by the share of attempts refused" })
    .waitFor({ timeout: REFINED_MS });
  expect(await takeScreenshots(page, "scenarios-presets")).toEqual([]);
  await expectAccessible(page);
});

test("a scenario is saved by its name, told to be changed, put beside itself, and deleted with a way back", async ({
  page,
}) => {
  await page.goto(
    address({ workloads: [{ match: {}, policy: { kind: "flex" } }], assumptions: ALONE }),
  );
  await page.getByRole("button", { name: "Save this scenario" }).click();
  await page.getByLabel("Name of the scenario").fill("All at flex");
  await page.keyboard.press("Enter");
  await page.getByText("All at flex, saved", { exact: true }).waitFor();
  await page.getByRole("combobox", { name: /^Policy/ }).selectOption("batch");
  await page.getByText("All at flex, changed since it was saved", { exact: true }).waitFor();
  await page.getByRole("button", { name: /^Saved scenarios 1/ }).click();
  const list = page.getByRole("dialog", { name: /^Saved scenarios/ });
  await list.getByRole("button", { name: "Put All at flex beside" }).click();
  await page.waitForURL(/beside=/);
  await list.getByRole("button", { name: "Delete All at flex" }).click();
  await list.getByText("All at flex is deleted.").waitFor();
  await list.getByRole("button", { name: "Undo" }).click();
  await list.getByText("All at flex is back.").waitFor();
  await expectAccessible(page);
  await list.getByRole("link", { name: "All at flex" }).click();
  await page.getByText("All at flex, saved", { exact: true }).waitFor();
  const [saved] = await (await page.request.get("/api/v1/scenarios")).json();
  await page.request.delete(`/api/v1/scenarios?id=${saved.id}`);
});

test("a scenario put aside stands beside the one that is edited, and the address keeps both", async ({
  page,
}) => {
  const file = { workloads: [{ match: {}, policy: { kind: "flex" } }], assumptions: ALONE };
  await page.goto(address(file));
  await page.getByRole("button", { name: "Put this one beside" }).click();
  await page.waitForURL(/beside=/);
  await page.getByRole("combobox", { name: /^Policy/ }).selectOption("standard");
  const table = page.getByRole("table", { name: "Scenarios side by side" });
  await table.getByRole("columnheader", { name: "Flex, backoff, then standard" }).waitFor();
  await table.getByRole("row", { name: /^Attempts at flex per request 0 1\.1/ }).waitFor();
  await page.waitForURL(
    (url) => url.searchParams.get("scenario")?.includes('"kind":"standard"') ?? false,
  );
  await page.reload();
  await table.getByRole("row", { name: /^Attempts at flex per request 0 1\.1/ }).waitFor();
  await page.getByRole("button", { name: "Open Flex, backoff, then standard" }).click();
  await table.getByRole("row", { name: /^Attempts at flex per request 1\.1\d* 1\.1/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Take away/ }).click();
  await page.waitForURL((url) => !url.searchParams.has("beside"));
});

test("the best tier of each workload is found within bounds, and becomes the scenario", async ({
  page,
}) => {
  await page.goto(`/scenarios?${SMALL}`);
  await page.getByRole("button", { name: "Find the best tiers" }).click();
  const sum = page.getByText(/^All together \$[\d,.]+ a month instead of \$[\d,.]+: saves/);
  await sum.waitFor({ timeout: REFINED_MS });
  const table = page.getByRole("table", { name: "The best tier for each workload" });
  await table.getByRole("row", { name: /^sales-assistant .* The cheapest of these/ }).waitFor();
  await page.getByLabel(/^All cost at most, \$ a month/).fill("1");
  await page.getByText(/^No assignment meets this budget: the cheapest costs \$\d/).waitFor();
  await expectAccessible(page);
  await page.getByLabel(/^All cost at most, \$ a month/).fill("");
  await page.getByRole("radio", { name: "Greatest saving" }).press("ArrowRight");
  await page.getByText(/^The scenario puts nothing on a policy yet/).waitFor();
  await page.getByRole("radio", { name: "My policy" }).press("ArrowRight");
  await page.getByLabel(/^95 of 100 of each within, s/).fill("600");
  await page.waitForURL((url) => url.searchParams.get("assign") === '{"mode":"p95","p95":"600"}');
  await table
    .getByText(/(inside|beyond) 10\smin\./)
    .first()
    .waitFor();
  expect(await takeScreenshots(page, "scenarios-assignment")).toEqual([]);
  await page.getByRole("button", { name: "Use this as the scenario" }).click();
  await page.waitForURL(/scenario=/);
  await page.getByText(/On this traffic the scenario saves \$[\d,.]+/).waitFor();
});
