import type { Advice, PlaybookAnswer, VerdictTier } from "../wire/workloads.ts";
import type { Evidence } from "./playbook-evidence.ts";
import { type Prefill, prefill } from "./playbook-rules.ts";

/** The questions by which work is matched to a tier, in the order in which they are put. */
export const PLAYBOOK = [
  {
    id: "personWaits",
    text: "Does a person wait for it?",
    answers: [
      { id: "yes", text: "Yes" },
      { id: "no", text: "No" },
    ],
  },
  {
    id: "latencySensitive",
    text: "Is it revenue-critical or latency-sensitive?",
    answers: [
      { id: "yes", text: "Yes" },
      { id: "no", text: "No" },
    ],
  },
  {
    id: "jobShaped",
    text: "Is it job-shaped, with a known end?",
    answers: [
      { id: "yes", text: "Yes" },
      { id: "no", text: "No" },
    ],
  },
  {
    id: "canWait",
    text: "How long can it wait?",
    answers: [
      { id: "seconds", text: "Seconds" },
      { id: "minutes", text: "Minutes" },
      { id: "day", text: "A day" },
    ],
  },
] as const;

export type QuestionId = (typeof PLAYBOOK)[number]["id"];

interface Judged {
  readonly verdict: VerdictTier | null;
  readonly reason: string;
  readonly ask: QuestionId | null;
}

type Known = Readonly<Record<QuestionId, PlaybookAnswer>>;

const SAID = { you: "you said", data: "the data suggests" } as const;

const saidOf = ({ from }: PlaybookAnswer): string => (from === null ? "" : SAID[from]);

interface VerdictRule {
  readonly verdict: VerdictTier;
  readonly holds: (answer: (question: QuestionId) => string | null) => boolean;
  /** The question whose answer decides. */
  readonly by: QuestionId;
  readonly why: string;
}

/** From the first rule that holds comes the verdict. */
const VERDICTS: readonly VerdictRule[] = [
  {
    verdict: "standard",
    holds: (answer) => answer("personWaits") === "yes",
    by: "personWaits",
    why: "a person waits for it, and neither flex nor batch promises when the answer comes",
  },
  {
    verdict: "standard",
    holds: (answer) => answer("latencySensitive") === "yes",
    by: "latencySensitive",
    why: "it is revenue-critical or latency-sensitive; whether priority pays is for you to say",
  },
  {
    verdict: "standard",
    holds: (answer) => answer("canWait") === "seconds",
    by: "canWait",
    why: "it can wait for seconds only, and flex may take minutes",
  },
  {
    verdict: "batch",
    holds: (answer) => answer("canWait") === "day" && answer("jobShaped") !== "no",
    by: "canWait",
    why: "it can wait a day, within which batch answers",
  },
  {
    verdict: "flex",
    holds: (answer) => answer("canWait") === "day",
    by: "jobShaped",
    why: "it can wait, but comes call by call: batch only where you collect its calls into files",
  },
  {
    verdict: "flex",
    holds: (answer) => answer("canWait") === "minutes",
    by: "canWait",
    why: "it can wait for minutes, so that calls without room can be tried again",
  },
  {
    verdict: "flex",
    holds: (answer) => answer("personWaits") === "no",
    by: "personWaits",
    why: "nobody waits for it; if it can wait a day, say so, and batch is the answer",
  },
];

const TIER_NAME = { batch: "Batch", flex: "Flex", standard: "Standard" } as const;

function judge(known: Known): Judged {
  const answer = (question: QuestionId): string | null => known[question].answer;
  const rule = VERDICTS.find(({ holds }) => holds(answer));
  if (rule) {
    const { verdict, by, why } = rule;
    const reason = `${TIER_NAME[verdict]}: ${why} (${saidOf(known[by])}).`;
    return { verdict, reason, ask: null };
  }
  const ask = answer("personWaits") === null ? "personWaits" : "canWait";
  const question = PLAYBOOK.find(({ id }) => id === ask)?.text ?? "";
  return {
    verdict: null,
    reason: `The data does not decide it. ${question}`,
    ask,
  };
}

const UNSAID: Prefill = { answer: null, reason: "" };

function answerOf(
  question: (typeof PLAYBOOK)[number],
  said: string | undefined,
  shown: Prefill,
): PlaybookAnswer {
  const { id, answers } = question;
  if (answers.some((one) => one.id === said)) {
    return { question: id, answer: said ?? null, from: "you", reason: "" };
  }
  const from = shown.answer === null ? null : shown.isSaid ? "you" : "data";
  return { question: id, answer: shown.answer, from, reason: shown.reason };
}

/**
 * The playbook's questions answered by the user, else by what the records show, and the tier that follows; no tier where
 * too little is known.
 */
export function advise(evidence: Evidence, said: Readonly<Record<string, string>>): Advice {
  const shown = prefill(evidence);
  const answers = PLAYBOOK.map((question) =>
    answerOf(question, said[question.id], shown[question.id] ?? UNSAID),
  );
  const known = Object.fromEntries(answers.map((one) => [one.question, one])) as Known; // every question is a key
  return { answers, ...judge(known) };
}
