import { expect } from "vitest";
import { test } from "../browser/harness/browser-test.ts";
import { choose, fileWith, importButton, row } from "../browser/harness/import-page.ts";
import { takeScreenshots } from "../browser/harness/screenshots.ts";

function longFile(): string {
  const rows = ["time,provider,model,tierServed,inputTotal,outputTotal,requestId,schema"];
  const start = Date.UTC(2026, 5, 1);
  for (let n = 0; n < 300_000; n += 1) {
    const time = new Date(start + n * 1_000).toISOString();
    rows.push(`${time},openai,gpt-5-mini,standard,${n % 5_000},${n % 700},call-${n},1`);
  }
  return fileWith("watched.csv", `${rows.join("\n")}\n`);
}

test("while the server is away, a running import claims neither pace nor time left", async ({
  page,
  problems,
}) => {
  await choose(page, longFile());
  await importButton(page, "watched.csv").click();
  const card = row(page, "watched.csv");
  await card.getByText(/rows\/s/).waitFor({ timeout: 20_000 });

  await page.route("**/api/v1/imports", (route) => route.abort());
  await card.getByText("when last heard of").waitFor();
  await card.getByText("no answer").waitFor();
  expect(await card.getByText(/rows\/s| left/).count()).toBe(0);
  expect(await card.getByRole("button", { name: "Pause" }).isDisabled()).toBe(true);
  expect(await takeScreenshots(page, "import-away")).toEqual([]);

  await page.unroute("**/api/v1/imports");
  await card
    .getByText(/You can close this page|received/)
    .first()
    .waitFor();
  await page.request.post(`/api/v1/imports/${(await newest(page)).id}/cancel`, { data: {} });
  problems.errors.length = 0; // the browser notes the cuts itself
}, 90_000);

async function newest(page: Parameters<typeof choose>[0]): Promise<{ readonly id: number }> {
  const [first] = await (await page.request.get("/api/v1/imports")).json();
  return first;
}
