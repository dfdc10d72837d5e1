import { answer } from "../../../_server/answer.ts";
import { ownNamesAnswer } from "../../../_server/own-names.ts";

export async function GET(): Promise<Response> {
  return await answer(ownNamesAnswer);
}
