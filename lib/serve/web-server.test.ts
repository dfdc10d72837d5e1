import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { listen, type Pages, type WebServer } from "./web-server.ts";

const running: WebServer[] = [];
const reported: unknown[] = [];
const report = (error: unknown) => reported.push(error);

afterEach(async () => {
  for (const server of running.splice(0)) await server.drain(0);
});

async function start(pages?: Partial<Pages>): Promise<WebServer> {
  const listening = await listen({ host: "127.0.0.1", port: 0 }, "this-instance", report);
  if (!listening.ok) throw new Error(listening.error);
  running.push(listening.value);
  if (pages) listening.value.show({ request: async () => {}, upgrade: async () => {}, ...pages });
  return listening.value;
}

/** A page that is asked, and answers only when the test says so. */
function heldPage() {
  const asked = signal();
  const released = signal();
  const request: Pages["request"] = async (_, res) => {
    asked.give();
    await released.given;
    res.end("late but whole");
  };
  return { request, asked: asked.given, answer: released.give };
}

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

describe("starting", () => {
  test("a request that comes before the pages are loaded waits for them", async () => {
    const server = await start();
    const response = fetch(server.url);
    await turn();
    server.show({
      request: async (_, res) => void res.end("now"),
      upgrade: async () => {},
    });
    expect(await (await response).text()).toBe("now");
  });

  test("a connection is kept long after its last answer, so that nobody sends into one that closes", async () => {
    const server = await start();
    const agent = new http.Agent({ keepAlive: true });
    const request = http.get(new URL("/healthz", server.url), { agent });
    const [response] = await once(request, "response");
    response.resume();
    expect(response.headers["keep-alive"]).toBe("timeout=75");
    agent.destroy();
  });

  test("the health check answers at once and says which instance it is", async () => {
    const server = await start();
    const response = await fetch(new URL("/healthz", server.url));
    expect(await response.json()).toEqual({ app: "tierscope", instance: "this-instance" });
  });

  test("a taken port is a value, not a crash", async () => {
    const { port } = await start();
    expect(await listen({ host: "127.0.0.1", port }, "other", report)).toEqual({
      ok: false,
      error: "port-taken",
    });
  });

  test("an address that this machine does not have is a value, too", async () => {
    // 192.0.2.0/24 is set aside for documentation (RFC 5737): nobody has it.
    expect(await listen({ host: "192.0.2.1", port: 0 }, "x", report)).toEqual({
      ok: false,
      error: "no-such-address",
    });
  });
});

describe("being ready", () => {
  const readiness = async ({ url }: WebServer): Promise<number> =>
    (await fetch(new URL("/readyz", url))).status;

  test("is said once the pages are loaded, while the database answers", async () => {
    const server = await start();
    expect(await readiness(server)).toBe(503);
    let isThere = true;
    server.show({
      request: async () => {},
      upgrade: async () => {},
      isReady: async () => isThere,
    });
    expect(await readiness(server)).toBe(200);
    isThere = false;
    expect(await readiness(server)).toBe(503);
    expect((await fetch(new URL("/healthz", server.url))).status).toBe(200);
  });

  test("ends before the server does: changes are told when to come again, questions are answered", async () => {
    const server = await start({ request: async (_, res) => void res.end("an answer") });
    expect(await readiness(server)).toBe(200);
    server.leave();
    expect(await readiness(server)).toBe(503);
    expect(await (await fetch(server.url)).text()).toBe("an answer");
    const refused = await fetch(server.url, { method: "POST", body: "a batch" });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(Number(refused.headers.get("retry-after-ms"))).toBeGreaterThan(1_500);
    expect(refused.headers.get("x-tierscope-error")).toBeNull();
    expect(await refused.json()).toMatchObject({ error: { code: "draining" } });
    const call = await fetch(new URL("/gateway/openai/v1/responses", server.url), {
      method: "POST",
    });
    expect([call.status, call.headers.get("x-tierscope-error")]).toEqual([503, "draining"]);
  });
});

describe("a page that fails", () => {
  test("is reported here and answered with 500 and no detail", async () => {
    const failure = new Error("secret detail");
    const server = await start({ request: async () => await Promise.reject(failure) });
    const response = await fetch(server.url);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
    expect(reported).toEqual([failure]);
  });
});

describe("draining", () => {
  test("lets a request under way finish, and accepts no other", async () => {
    const { request, asked, answer } = heldPage();
    const server = await start({ request });
    const response = fetch(server.url);
    await asked;

    const drained = server.drain(60_000);
    await expect(fetch(server.url)).rejects.toThrow("fetch failed");
    answer();
    expect(await (await response).text()).toBe("late but whole");
    await drained;
  });

  test("does not wait for a connection that is only kept alive", async () => {
    const server = await start({ request: async (_, res) => void res.end("done") });
    const agent = new http.Agent({ keepAlive: true });
    const request = http.get(server.url, { agent });
    const [response] = await once(request, "response");
    response.resume();
    await once(response, "end");

    await server.drain(60_000); // longer than the test's own limit
    agent.destroy();
  });

  test("cuts off what takes longer than the grace", async () => {
    const { request, asked } = heldPage();
    const server = await start({ request });
    const response = fetch(server.url);
    response.catch(() => {});
    await asked;
    await server.drain(10);
    await expect(response).rejects.toThrow("fetch failed");
  });

  test("cuts off a WebSocket", async () => {
    const server = await start({
      upgrade: async (_, socket) => void socket.write("HTTP/1.1 101 Switching Protocols\r\n\r\n"),
    });
    const socket = net.connect(server.port, "127.0.0.1");
    socket.write(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    await once(socket, "data");
    await server.drain(10);
    await once(socket, "close");
  });
});
