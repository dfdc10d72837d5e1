import { explainFailure } from "../../lib/db/database-error.ts";
import { problem } from "../../lib/http/problem.ts";
import { database } from "./database.ts";

/**
 * Runs a route. A database that is away is told as such; any other failure is a mistake of ours: it is
 * logged here, and answered without its details.
 */
export async function answer(route: () => Promise<Response>): Promise<Response> {
  try {
    return await route();
  } catch (error) {
    const known = explainFailure(error, database().address);
    if (known?.code === "disk-full") return problem({ code: "disk-full", message: known.message });
    if (known) return problem({ code: "database-away", message: known.message });
    console.error(error);
    const message =
      "Something went wrong on our side; the terminal that runs Tierscope shows what.";
    return problem({ code: "internal", message });
  }
}
