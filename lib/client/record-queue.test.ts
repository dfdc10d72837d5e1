import { describe, expect, test } from "vitest";
import { type Played, type PlayedProvider, playProvider } from "../testing/played-provider.ts";
import type { LiveBatch } from "../wire/live-record.ts";
import type { TierscopeOptions } from "./options.ts";
import { createTierscope } from "./tierscope.ts";

const ANSWER: Played = { body: { id: "resp_1", object: "response", status: "completed" } };

const PATIENCE_MS = 40_000;

const ask: RequestInit = { method: "POST", body: JSON.stringify({ model: "gpt-5" }) };

async function withClient(
  use: (
    client: ReturnType<typeof createTierscope>,
    provider: PlayedProvider,
    problems: readonly string[],
  ) => Promise<void>,
  options: Partial<TierscopeOptions> = {},
): Promise<void> {
  await using provider = await playProvider(() => ANSWER);
  const problems: string[] = [];
  const onProblem = (sentence: string) => problems.push(sentence);
  await use(
    createTierscope({ url: provider.url, key: "tsk_1", onProblem, ...options }),
    provider,
    problems,
  );
}

async function call(client: ReturnType<typeof createTierscope>, url: string, times: number) {
  for (let i = 0; i < times; i++) await (await client.fetch(`${url}/v1/responses`, ask)).text();
}

const rejected = (batch: LiveBatch): Played => {
  const results = batch.records.map((_, i) =>
    i === 0
      ? { status: "rejected", field: "time", code: "not-a-time", message: "time is wrong" }
      : { status: "inserted" },
  );
  return { body: { received: results.length, rejected: 1, results } };
};

test("sends what gathers within a fifth of a second as one batch, under the key, without being asked", async () => {
  await withClient(async (client, provider) => {
    await call(client, provider.url, 20);
    await expect.poll(() => provider.records.length, { timeout: PATIENCE_MS }).toBe(20);
    expect(provider.batches.length).toBeLessThan(20);
    const [{ text = "{}", headers = {} } = {}] = provider.batches;
    expect(headers).toMatchObject({
      authorization: "Bearer tsk_1",
      "content-type": "application/json",
    });
    const { sentAt, client: name, dropped } = JSON.parse(text);
    expect(Math.abs(Date.parse(sentAt) - Date.now())).toBeLessThan(60_000);
    expect({ name, dropped }).toEqual({ name: "tierscope-js/0.1.0", dropped: 0 });
    await expect
      .poll(() => client.stats())
      .toEqual({ recorded: 20, sent: 20, dropped: 0, queued: 0 });
  });
});

describe("while Tierscope is away", () => {
  test("records wait, the host is not disturbed, and they are sent when it is back", async () => {
    await withClient(async (client, provider, problems) => {
      provider.ingest = () => ({ status: 503, headers: { "retry-after": "1" } });
      await call(client, provider.url, 3);
      expect(await client.flush(PATIENCE_MS)).toEqual({
        recorded: 3,
        sent: 0,
        dropped: 0,
        queued: 3,
      });
      expect(problems).toEqual([
        `3 records wait: ${provider.url} does not take them (503). They are sent again while the program runs.`,
      ]);
      provider.ingest = () => null;
      await expect.poll(() => provider.records.length, { timeout: PATIENCE_MS }).toBe(3);
    });
  });

  test("what does not fit into the queue is dropped, counted and told of", async () => {
    await withClient(
      async (client, provider, problems) => {
        provider.ingest = () => ({ status: 503 });
        await call(client, provider.url, 5);
        expect(await client.flush(PATIENCE_MS)).toEqual({
          recorded: 5,
          sent: 0,
          dropped: 3,
          queued: 2,
        });
        expect(problems).toContain("1 record was dropped so far: 2 wait already.");
        provider.ingest = () => null;
        await client.flush(PATIENCE_MS);
        expect(provider.batches.map(({ text }) => JSON.parse(text).dropped)).toEqual([3]);
        await call(client, provider.url, 1);
        await client.flush(PATIENCE_MS);
        expect(provider.batches.map(({ text }) => JSON.parse(text).dropped)).toEqual([3, 0]);
      },
      { maxQueue: 2 },
    );
  });

  test("an address at which nobody answers costs calls nothing, and flush ends in time", async () => {
    await withClient(
      async (client, provider, problems) => {
        await call(client, provider.url, 2);
        const begun = performance.now();
        expect(await client.flush(300)).toMatchObject({ queued: 2 });
        expect(performance.now() - begun).toBeLessThan(2_000);
        expect(problems[0]).toContain("http://127.0.0.1:9 does not take them");
      },
      { url: "http://127.0.0.1:9" },
    );
  });
});

describe("what Tierscope will never take", () => {
  test("a rejected record is counted as dropped, with what it said, and the others as sent", async () => {
    await withClient(async (client, provider, problems) => {
      provider.ingest = rejected;
      await call(client, provider.url, 3);
      expect(await client.flush(PATIENCE_MS)).toEqual({
        recorded: 3,
        sent: 2,
        dropped: 1,
        queued: 0,
      });
      expect(problems).toEqual([
        "1 record was dropped so far: Tierscope refused it: time is wrong.",
      ]);
    });
  });

  test("a batch that is too large is halved until it fits", async () => {
    await withClient(async (client, provider) => {
      provider.ingest = ({ records }) => (records.length > 2 ? { status: 413 } : null);
      await call(client, provider.url, 10);
      expect(await client.flush(PATIENCE_MS)).toEqual({
        recorded: 10,
        sent: 10,
        dropped: 0,
        queued: 0,
      });
      expect(provider.records).toHaveLength(10);
      expect(new Set(provider.records.map(({ id }) => id)).size).toBe(10);
    });
  });

  test("a malformed batch is dropped, not sent for ever", async () => {
    await withClient(async (client, provider, problems) => {
      provider.ingest = () => ({ status: 400, body: { code: "malformed-batch" } });
      await call(client, provider.url, 1);
      expect(await client.flush(PATIENCE_MS)).toMatchObject({ dropped: 1, queued: 0 });
      expect(problems).toEqual(["1 record was dropped so far: Tierscope answered 400."]);
    });
  });

  test("a wrong key is told of, and records wait for it to be mended", async () => {
    await withClient(async (client, provider, problems) => {
      provider.ingest = () => ({
        status: 401,
        body: { error: { code: "key-wrong", message: "The key is not known." } },
      });
      await call(client, provider.url, 1);
      expect(await client.flush(PATIENCE_MS)).toMatchObject({ dropped: 0, queued: 1 });
      expect(problems[0]).toMatch(
        /^1 record waits: .* \(401: The key is not known\.\)\. It is sent again/,
      );
    });
  });
});

describe("a wrong setting", () => {
  test("is told of in a sentence and throws nothing", async () => {
    await withClient(
      async (client, provider, problems) => {
        expect(problems).toEqual([
          'url is "localhost"; it must be where Tierscope is served, as in http://127.0.0.1:3000. Records wait.',
          "key is empty; make one with: tierscope keys create --name NAME --scope ingest:write. Records wait.",
        ]);
        await call(client, provider.url, 1);
        expect(await client.flush(500)).toMatchObject({ queued: 1 });
      },
      { url: "localhost", key: " " },
    );
  });

  test("a listener that throws is not heard of again by the host", async () => {
    const onProblem = () => {
      throw new Error("mine");
    };
    await withClient(
      async (client, provider) => {
        await call(client, provider.url, 1);
        expect(await client.flush(500)).toMatchObject({ queued: 1 });
      },
      { url: "nowhere", onProblem },
    );
  });
});

test("labels of a part of the program lie over those of the client, tags beside each other", async () => {
  await withClient(
    async (client, provider) => {
      const tickets = client.with({
        workload: "tickets",
        tags: { team: "support", ["x".repeat(200)]: "y".repeat(200) },
      });
      await call(tickets, provider.url, 1);
      await call(client, provider.url, 1);
      await client.flush(PATIENCE_MS);
      const [first, second] = provider.records;
      expect(first).toMatchObject({ workload: "tickets", project: "p", provider: "openai" });
      expect(first?.tags).toEqual({
        env: "prod",
        team: "support",
        ["x".repeat(128)]: "y".repeat(128),
      });
      expect(second).toMatchObject({ workload: "all", project: "p", tags: { env: "prod" } });
    },
    { workload: "all", project: "p", provider: "openai", tags: { env: "prod" } },
  );
});
