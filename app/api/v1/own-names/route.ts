import { answerAll } from "../../../_server/answer-all.ts";
import { ownNamesAnswer } from "../../../_server/own-names.ts";

export async function GET(request: Request): Promise<Response> {
  return await answerAll(request, ownNamesAnswer);
}
