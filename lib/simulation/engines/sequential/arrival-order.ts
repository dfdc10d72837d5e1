import type { Arrivals } from "../../engine.ts";

/** Requests one by one, in order of time. */
export interface ArrivalOrder {
  readonly requests: number;
  /** Seconds after the beginning of tick 0; requests of one row are spread evenly over its tick. */
  readonly atSeconds: Float64Array;
  readonly classOf: Uint16Array;
}

/** The order of arrivals is the same for every policy and tape. */
const known = new WeakMap<Arrivals, ArrivalOrder>();

export function arrivalOrder(arrivals: Arrivals): ArrivalOrder {
  const order = known.get(arrivals) ?? sortedArrivals(arrivals);
  known.set(arrivals, order);
  return order;
}

function sortedArrivals({ tick, classOf, count, tickSeconds }: Arrivals): ArrivalOrder {
  const requests = count.reduce((sum, of) => sum + of, 0);
  const at = new Float64Array(requests);
  const classes = new Uint16Array(requests);
  let number = 0;
  tick.forEach((inTick, row) => {
    const of = count[row] ?? 0;
    for (let turn = 0; turn < of; turn++) {
      at[number] = (inTick + (turn + 0.5) / of) * tickSeconds;
      classes[number++] = classOf[row] ?? 0;
    }
  });
  const isSorted = at.every((time, place) => place === 0 || time >= (at[place - 1] ?? 0));
  if (isSorted) return { requests, atSeconds: at, classOf: classes };
  const places = Array.from({ length: requests }, (_, place) => place);
  places.sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b);
  return {
    requests,
    atSeconds: Float64Array.from(places, (place) => at[place] ?? 0),
    classOf: Uint16Array.from(places, (place) => classes[place] ?? 0),
  };
}
