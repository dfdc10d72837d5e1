import type { DaySpend } from "../../../lib/wire/overview.ts";
import { addDays } from "../../format/moment.ts";
import type { SpendByDayData } from "./prepare.ts";

function daySpend(index: number): DaySpend {
  const day = addDays("2026-10-22", index);
  const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  const load = (weekend ? 4 : 10) + (index % 3);
  return {
    day,
    byTier: {
      standard: `${load}.5`,
      flex: `${load / 4}`,
      batch: `${load / 8}`,
      priority: "1.25",
      unknown: index % 5 === 0 ? "0.75" : "0",
    },
    records: load * 100,
    unpricedRecords: 0,
    partial: index === 29,
  };
}

const usual = Array.from({ length: 30 }, (_, index) => daySpend(index));
const hostile = '"><script>alert(1)</script>';

export const samples: Readonly<Record<string, SpendByDayData>> = {
  usual: { days: usual, zone: "UTC" },
  empty: { days: [], zone: "UTC" },
  hostile: {
    days: [
      {
        day: "2026-11-01",
        byTier: { [hostile]: "1", __proto__x: "2", "=1+1": "3" },
        records: 3,
        unpricedRecords: 0,
        partial: false,
      },
    ],
    zone: "UTC",
  },
  "many tiers": {
    days: [
      {
        day: "2026-11-01",
        byTier: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`tier-${i}`, `${i + 1}`])),
        records: 40,
        unpricedRecords: 0,
        partial: false,
      },
    ],
    zone: "UTC",
  },
  "ten years": {
    days: Array.from({ length: 3_650 }, (_, index) => ({
      ...daySpend(index),
      day: addDays("2016-11-21", index),
      partial: index === 3_649,
    })),
    zone: "Europe/Berlin",
  },
};
