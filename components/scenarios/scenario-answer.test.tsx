import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { VerdictWords } from "./scenario-answer.tsx";

const say = (verdict: Parameters<typeof VerdictWords>[0]["verdict"]): string =>
  renderToStaticMarkup(<VerdictWords verdict={verdict} />)
    .replace(/<[^>]+>/g, "")
    .replaceAll("\u00a0", " ");

test("the verdict names the price of an hour, to two digits, on which it turns", () => {
  expect(say({ kind: "below", usdPerHour: 0.4249, extraSeconds: 15 })).toBe(
    "Worth it while an hour of delay costs you less than $0.42 per request: answers come 15 s later in the mean.",
  );
  expect(say({ kind: "above", usdPerHour: 1_234, extraSeconds: -90 })).toBe(
    "Worth it once an hour of delay costs you more than $1,200 per request: answers come 1.5 min sooner in the mean.",
  );
  expect(say({ kind: "never" })).toBe("It saves nothing and is no faster: not worth it.");
});
