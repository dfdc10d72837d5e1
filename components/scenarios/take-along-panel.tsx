"use client";
import { Download } from "lucide-react";
import type { PageContext } from "../answers/page-context.ts";
import { saveFile } from "../download/save-file.ts";
import { filterQuery } from "../filters/filter-query.ts";
import { Button } from "../ui/button.tsx";
import { Panel } from "../ui/panel.tsx";
import type { Draft } from "./scenario-file.ts";

const FILE = "tierscope-scenario.json";

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const quoted = (value: string): string =>
  /^[\w.:/-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;

/** The command that answers the same: the page's filters as options. */
export function commandOf(query: URLSearchParams): string {
  const options = [...query].map(([name, value]) => {
    const isNot = name.endsWith("!");
    const option = kebab(isNot ? name.slice(0, -1) : name);
    return ` --${isNot ? "not-" : ""}${option} ${quoted(value)}`;
  });
  return `tierscope simulate --scenario ${FILE}${options.join("")}`;
}

/** The scenario as a file, with the command that gives the same figures. */
export function TakeAlongPanel({
  page,
  draft,
}: {
  readonly page: PageContext;
  readonly draft: Draft;
}) {
  const save = (): void => {
    const text = JSON.stringify(draft, null, 2);
    saveFile(FILE, new Blob([text], { type: "application/json" }));
  };
  return (
    <Panel
      title="Take it along"
      note="This address is the scenario; the command gives the same figures."
      actions={
        <Button size="small" look="quiet" onClick={save}>
          <Download size={13} aria-hidden className="max-sm:hidden" />
          Scenario file
        </Button>
      }
    >
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="scroll-box rounded-control bg-sunken px-3 py-2 font-mono text-12"
      >
        {commandOf(filterQuery(page.filters))}
      </pre>
    </Panel>
  );
}
