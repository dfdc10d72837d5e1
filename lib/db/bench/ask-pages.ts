import type { CallsPage } from "../../wire/calls.ts";
import { BENCH_LISTS, BENCH_PAGES } from "./pages.ts";
import type { Panel } from "./panels.ts";

const WHOLE_PAGE_MS = 1_000;
const LIST_MS = 50;

async function fetchWhole(address: string): Promise<string> {
  const response = await fetch(address);
  const text = await response.text();
  if (!response.ok) throw new Error(`${address}: ${response.status} ${text.slice(0, 200)}`);
  return text;
}

/** Pages as a browser asks for them, and lists of calls; the sizes are bytes and calls. */
export async function pagePanels(url: string): Promise<readonly Panel[]> {
  const api = (ask: string): Promise<string> => fetchWhole(`${url}/api/v1/${ask}`);
  const pages = BENCH_PAGES.map(({ name, path, asks }): Panel => {
    const ask = async (): Promise<number> => {
      const page = await fetchWhole(`${url}${path}`);
      const answers = await Promise.all(asks.map(api));
      return answers.reduce((sum, answer) => sum + answer.length, page.length);
    };
    return { name: `page: ${name}`, limitMs: WHOLE_PAGE_MS, ask, raw: null };
  });
  const lists: Panel[] = [];
  for (const { name, ask: first, pages: before = 0 } of BENCH_LISTS) {
    let address = first;
    for (let page = 0; page < before; page++) {
      const { next } = JSON.parse(await api(address)) as CallsPage; // our own server's answer
      if (next === null) break;
      address = `${first}&after=${encodeURIComponent(next)}`;
    }
    const ask = async (): Promise<number> =>
      (JSON.parse(await api(address)) as CallsPage).calls.length; // our own server's answer
    lists.push({ name, limitMs: LIST_MS, ask, raw: null });
  }
  return [...pages, ...lists];
}
