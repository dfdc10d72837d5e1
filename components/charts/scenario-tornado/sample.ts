import type { TornadoData } from "./prepare.ts";

export const samples: Readonly<Record<string, TornadoData>> = {
  usual: {
    inputs: [
      { name: "how flex refuses", cost: ["1918.4", "1951.2"] },
      { name: "whether given-up calls are billed", cost: ["1935", "1945"] },
    ],
  },
  empty: { inputs: [] },
  hostile: {
    inputs: Array.from({ length: 20 }, (_, place) => ({
      name: place === 0 ? "<b>__proto__" : `input ${place}`,
      cost: ["0.000000000001", String(10 ** (12 - place))] as const,
    })),
  },
};
