"use client";
import { PLAYBOOK } from "../../lib/analytics/playbook.ts";
import type { Advice } from "../../lib/wire/workloads.ts";
import { Segmented } from "../ui/segmented.tsx";
import { TextButton } from "../ui/text-link.tsx";

interface PlaybookFieldsProps {
  /** What the data says; `null` where the workload has no records yet. */
  readonly advice: Advice | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly onChange: (answers: Readonly<Record<string, string>>) => void;
}

/** The playbook's questions, each answered by the data or by the user. */
export function PlaybookFields({ advice, answers, onChange }: PlaybookFieldsProps) {
  return (
    <ul className="flex flex-col gap-3">
      {PLAYBOOK.map(({ id, text, answers: choices }) => {
        const said = answers[id];
        const known = advice?.answers.find(({ question }) => question === id);
        const fromData = known && known.answer !== null && known.reason !== "" ? known : null;
        const wasSaid = known?.from === "you" && fromData === null;
        const value = said ?? fromData?.answer ?? "";
        return (
          <li key={id} className="flex flex-col gap-1">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <span className="text-13">{text}</span>
              <Segmented<string>
                label={text}
                segments={choices.map((choice) => ({ value: choice.id, label: choice.text }))}
                value={value}
                onChange={(answer) => onChange({ ...answers, [id]: answer })}
              />
            </div>
            <p className="text-12 text-ink-3">
              {said !== undefined ? (
                <>
                  You said so.{" "}
                  <TextButton
                    className="text-12"
                    onClick={() => {
                      const { [id]: _said, ...others } = answers;
                      onChange(others);
                    }}
                  >
                    Take it back
                  </TextButton>
                </>
              ) : fromData ? (
                `${fromData.from === "data" ? "From the data" : "You said"}: ${fromData.reason}.`
              ) : advice === null || wasSaid ? (
                "The data answers once this is kept."
              ) : (
                "The data does not say."
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
