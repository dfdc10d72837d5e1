"use client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Answer } from "../../lib/wire/answer.ts";

/** An answer that came with the page, by the address at which the same could be asked. */
export interface GivenAnswer {
  readonly path: string;
  readonly answer: Answer;
}

export type AnswersByPath = ReadonlyMap<string, Answer>;

const NONE: AnswersByPath = new Map();
const Given = createContext(NONE);

/** The answers that came with the page. */
export const useGivenAnswers = (): AnswersByPath => useContext(Given);

interface GivenAnswersProps {
  readonly answers: readonly GivenAnswer[];
  readonly children: ReactNode;
}

/** What is in here need not ask what the server answered with the page. */
export function GivenAnswers({ answers, children }: GivenAnswersProps) {
  const byPath = useMemo(
    () => new Map(answers.map(({ path, answer }) => [path, answer])),
    [answers],
  );
  return <Given value={byPath}>{children}</Given>;
}
