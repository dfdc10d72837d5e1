"use client";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { saveFile } from "../../download/save-file.ts";
import { TableFiles } from "../../download/table-exports.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PanelHeading } from "../../ui/panel.tsx";
import type { ChartModel } from "./chart-model.ts";
import { ChartTable } from "./chart-table.tsx";
import type { ExportMark } from "./csv.ts";
import type { Chart, ChartViewProps } from "./define-chart.ts";
import type { PictureError } from "./picture.ts";
import { useChartData } from "./use-chart-data.ts";

interface ChartFigureProps<Data, Model extends ChartModel>
  extends Omit<ChartViewProps<Model>, "model"> {
  readonly chart: Chart<Data, Model>;
  readonly data: Data;
  /** Range and filters in words, for the exported picture. */
  readonly covers: string;
  /** What every row of the exported table says beside its figures. */
  readonly marks?: readonly ExportMark[];
  /** The key of the series, drawn above the chart. */
  readonly legend?: (model: Model) => ReactNode;
  readonly className?: string;
}

const NO_MARKS: readonly ExportMark[] = [];

const NO_PICTURE: Readonly<Record<PictureError, string>> = {
  "nothing-drawn": "There is no drawing to save. Narrow the period, or save the CSV.",
  "font-away":
    "The picture was not made: Tierscope did not send the font for it. See whether it still runs, and press PNG again.",
  "too-large":
    "The browser could not make a picture this large. Make the window narrower, and press PNG again.",
};

function AsTable({ model }: { readonly model: ChartModel }) {
  return (
    <details className="group mt-auto border-t border-line">
      <summary className="no-print flex h-9 items-center gap-1.5 px-4 text-13 text-ink-2 hover:text-ink">
        <ChevronRight size={14} aria-hidden className="group-open:rotate-90" />
        <span className="group-open:hidden">Show as table</span>
        <span className="hidden group-open:inline">Hide the table</span>
      </summary>
      <ChartTable caption={model.title} table={model.table} />
    </details>
  );
}

/** A chart with all that goes with it: title, the chart in a sentence, table, exports. */
export function ChartFigure<Data, Model extends ChartModel>(props: ChartFigureProps<Data, Model>) {
  const { chart, data, covers, marks = NO_MARKS, legend, className, ...picks } = props;
  const { model, drawable } = useChartData(chart, data);
  const box = useRef<HTMLDivElement>(null);
  const summaryId = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const { View } = chart;
  const isEmpty = model.marks === 0; // axes without marks would say less than the sentence above them

  async function savePng(): Promise<void> {
    const { chartPicture } = await import("./picture.ts");
    if (!box.current) return;
    const picture = await chartPicture(box.current, {
      title: model.title,
      covers,
      key: model.key,
    });
    setProblem(picture.ok ? null : NO_PICTURE[picture.error]);
    if (picture.ok) saveFile(`tierscope-${chart.id}.png`, picture.value);
  }

  const actions = (
    <>
      <TableFiles id={chart.id} title={model.title} table={() => model.table} marks={marks} />
      <Button size="small" look="quiet" onClick={savePng} aria-label={`PNG of ${model.title}`}>
        PNG
      </Button>
    </>
  );
  return (
    <figure aria-describedby={summaryId} className={className ?? "flex min-w-0 flex-col bg-panel"}>
      <figcaption>
        <PanelHeading title={model.title} actions={actions} />
        <p id={summaryId} className="-mt-1.5 px-4 pb-2 text-13 text-ink-3">
          {model.summary} {model.note}
        </p>
      </figcaption>
      {problem === null ? null : (
        <div className="px-4 pb-2">
          <Notice kind="warn" live>
            {problem}
          </Notice>
        </div>
      )}
      {isEmpty ? null : legend?.(model)}
      <div ref={box} className="chart bg-panel px-4 pb-3 text-ink">
        {isEmpty ? null : drawable ? (
          <div style={{ height: model.height }}>
            <View model={model} {...picks} />
          </div>
        ) : (
          <Notice kind="warn">Too much to draw. Read the table or narrow the period.</Notice>
        )}
      </div>
      <AsTable model={model} />
    </figure>
  );
}
