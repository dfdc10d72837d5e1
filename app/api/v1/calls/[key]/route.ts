import { data, problem } from "../../../../../lib/http/problem.ts";
import { answer } from "../../../../_server/answer.ts";
import { callDetail } from "../../../../_server/calls.ts";

interface Context {
  readonly params: Promise<{ readonly key: string }>;
}

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { key } = await params;
  return await answer(async () => {
    const detail = await callDetail(key);
    if (detail) return data(detail);
    const message = `There is no call ${key.slice(0, 40)}. Its import may have been undone; see the list of calls.`;
    return problem({ code: "not-found", message });
  });
}
