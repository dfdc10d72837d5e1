import type { FrontierData, FrontierPoint } from "./prepare.ts";

const point = (
  name: string,
  cost: string,
  p95Seconds: number | null,
  more: Partial<FrontierPoint> = {},
): FrontierPoint => ({ name, cost, p95Seconds, kind: "preset", requests: 100, ...more });

export const samples: Readonly<Record<string, FrontierData>> = {
  usual: {
    points: [
      point("today", "100", 60, { kind: "today" }),
      point("Flex", "60", 180),
      point("Patient", "58", 600),
      point("SDK default", "62", 190),
      point("Priority", "200", 40, { requests: 80 }),
    ],
    without: [],
  },
  empty: { points: [], without: [] },
  untimed: { points: [point("Flex", "60", null)], without: ["Batch"] },
  hostile: {
    points: Array.from({ length: 40 }, (_, place) =>
      point(
        place === 0 ? "<b>__proto__" : `p ${place}`,
        `${10 ** (place % 12)}`,
        10 ** (place % 7),
      ),
    ),
    without: ["<script>"],
  },
};
