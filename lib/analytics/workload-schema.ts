import { z } from "zod";

const Names = z.array(z.string()).optional();

/** A workload as the API and files of rules tell it; what its values may be is checked where it is kept. */
export const NewWorkload = z.object({
  name: z.string(),
  match: z.strictObject({
    project: Names,
    apiKey: Names,
    endpoint: Names,
    model: Names,
    workload: Names,
  }),
  deadlineSeconds: z.number().nullable(),
  delayValueUsdPerHour: z.string().nullable(),
  answers: z.record(z.string().max(40), z.string().max(40)),
});
