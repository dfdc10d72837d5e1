"use client";
import { useEffect, useRef, useState } from "react";
import type { Answer } from "../../lib/wire/answer.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";
import { storedEdition } from "../api/stored-changes.ts";
import { useLiveValue } from "../live/live-value.ts";
import { type AnswersByPath, useGivenAnswers } from "./given-answers.tsx";

export interface Answers {
  /** In the order of the questions; `null` until all of them were answered once. */
  readonly answers: readonly Answer[] | null;
  /** The answers are those of other questions: the new ones are on their way. */
  readonly pending: boolean;
  readonly problem: RequestProblem | null;
  readonly retry: () => void;
}

interface Shown {
  readonly key: string;
  readonly answers: readonly Answer[];
}

const MOST_KEPT = 60;
/** Answers of this page view, so that "back" shows at once what was there; the oldest go first. */
const kept = new Map<string, Answer>();

function keep(path: string, answer: Answer): void {
  kept.delete(path);
  kept.set(path, answer);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
}

const running = new Map<string, ReturnType<typeof requestJson<Answer>>>();

// After a change that answers depend on, those of before are neither shown nor waited for.
storedEdition.follow(() => {
  kept.clear();
  running.clear();
});

/** Panels that ask the same at the same time share one request. */
function ask(path: string): ReturnType<typeof requestJson<Answer>> {
  const known = running.get(path);
  if (known) return known;
  const asked = requestJson<Answer>(path).finally(() => {
    if (running.get(path) === asked) running.delete(path);
  });
  running.set(path, asked);
  return asked;
}

/** What came with the page, where that is all that is asked. */
function givenFor(key: string, given: AnswersByPath): Shown | null {
  const answers = key.split(" ").flatMap((path) => given.get(path) ?? []);
  return answers.length === key.split(" ").length ? { key, answers } : null;
}

function keptFor(paths: readonly string[]): readonly Answer[] | null {
  const found = paths.flatMap((path) => kept.get(path) ?? []);
  return found.length === paths.length ? found : null;
}

/**
 * The answers to some questions, asked at once. What is shown stays until the newer answers are there, also where the
 * server does not answer. Another `round` asks again, and so does a change of what they depend on.
 */
export function useAnswers(paths: readonly string[], round = 0): Answers {
  const key = paths.join(" ");
  const given = useGivenAnswers();
  const [from, setFrom] = useState(given);
  const [shown, setShown] = useState(() => givenFor(key, given));
  const isGiven = useRef(shown !== null);
  const [problem, setProblem] = useState<RequestProblem | null>(null);
  const [again, setAgain] = useState(0);
  const edition = useLiveValue(storedEdition);
  if (from !== given) {
    setFrom(given);
    setShown(givenFor(key, given) ?? shown);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another edition answers the same otherwise
  useEffect(() => {
    if (isGiven.current) {
      isGiven.current = false;
      for (const [path, answer] of given) keep(path, answer);
      return;
    }
    let current = true;
    const asked = key.split(" ");
    const known = round === 0 && again === 0 ? keptFor(asked) : null;
    if (known) {
      setShown({ key, answers: known });
      setProblem(null);
    }
    Promise.all(asked.map(ask)).then((results) => {
      if (!current) return;
      const answers: Answer[] = [];
      for (const [place, result] of results.entries()) {
        if (!result.ok) return setProblem(result.error);
        keep(asked[place] ?? "", result.value);
        answers.push(result.value);
      }
      setProblem(null);
      setShown({ key, answers });
    });
    return () => {
      current = false;
    };
  }, [key, round, again, edition]);

  return {
    answers: shown?.answers ?? null,
    pending: shown?.key !== key && problem === null,
    problem,
    retry: () => {
      setProblem(null);
      setAgain((n) => n + 1);
    },
  };
}
