"use client";
import { Download, Printer } from "lucide-react";
import type { PageContext } from "../answers/page-context.ts";
import { chartCsv } from "../charts/kit/csv.ts";
import { saveFile } from "../download/save-file.ts";
import { Button } from "../ui/button.tsx";
import type { Evaluation } from "./evaluate.ts";
import type { Draft } from "./scenario-file.ts";
import { scenarioTable } from "./scenario-table.ts";

interface ScenarioFilesProps {
  readonly page: PageContext;
  readonly draft: Draft;
  /** `null` before there are figures. */
  readonly evaluation: Evaluation | null;
}

/** The whole scenario as CSV, as JSON and on paper. */
export function ScenarioFiles({ page: { marks }, draft, evaluation }: ScenarioFilesProps) {
  function saveCsv(): void {
    if (evaluation === null) return;
    const text = `\uFEFF${chartCsv(scenarioTable(draft, evaluation), marks)}`; // spreadsheets read UTF-8 only behind a byte order mark
    saveFile("tierscope-scenario.csv", new Blob([text], { type: "text/csv" }));
  }

  function saveJson(): void {
    if (evaluation === null) return;
    const covers = Object.fromEntries(marks.map(({ label, text }) => [label, text]));
    const { before, after } = evaluation;
    const { answer, steps } = after;
    const whole = { covers, scenario: draft, answer, steps, today: before.answer };
    const text = `${JSON.stringify(whole, null, 2)}\n`;
    saveFile("tierscope-scenario-answer.json", new Blob([text], { type: "application/json" }));
  }

  const shared = { size: "small", look: "quiet", disabled: evaluation === null } as const;
  return (
    <span className="flex">
      <Button {...shared} onClick={saveCsv} aria-label="CSV of this scenario">
        <Download size={13} aria-hidden className="max-sm:hidden" />
        CSV
      </Button>
      <Button {...shared} onClick={saveJson} aria-label="JSON of this scenario and its answer">
        JSON
      </Button>
      <Button {...shared} onClick={() => window.print()}>
        <Printer size={13} aria-hidden className="max-sm:hidden" />
        Print
      </Button>
    </span>
  );
}
