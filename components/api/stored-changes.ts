"use client";
import { API } from "../../lib/wire/paths.ts";
import { liveValue } from "../live/live-value.ts";

/** Counts up whenever something changes on which answers depend: records, prices, names, workloads. */
export const storedEdition = liveValue(0);

/** What is asked next may be answered otherwise than before. */
export const tellStoredChange = (): void => storedEdition.set(storedEdition.get() + 1);

const READS = ["GET", "HEAD"];
/** What is sent there changes no answer. */
const NO_ANSWERS = [API.views, API.scenarios, API.uploads, API.preview, API.dryRun, API.mapping];

/** Whether a request that was answered has changed what answers depend on. */
export function changesAnswers(path: string, method = "GET"): boolean {
  if (READS.includes(method)) return false;
  const [place = "", query = ""] = path.split("?");
  const isOther = NO_ANSWERS.some((known) => place === known || place.startsWith(`${known}/`));
  return !isOther && new URLSearchParams(query).get("preview") !== "1";
}
