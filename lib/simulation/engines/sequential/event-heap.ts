/** Events in order of time; of those at the same time, the one put in first. */
export interface EventHeap {
  readonly size: number;
  /** `Infinity` where there is none. */
  nextTime(): number;
  push(time: number, event: number): void;
  /** The event of `nextTime`; `-1` where there is none. */
  pop(): number;
}

const FIRST_CAPACITY = 1024;

/** A binary heap in typed arrays that grow by doubling. */
export function eventHeap(): EventHeap {
  let times = new Float64Array(FIRST_CAPACITY);
  let orders = new Float64Array(FIRST_CAPACITY);
  let events = new Int32Array(FIRST_CAPACITY);
  let size = 0;
  let pushed = 0;
  const grow = (): void => {
    const [oldTimes, oldOrders, oldEvents] = [times, orders, events];
    times = new Float64Array(2 * size);
    orders = new Float64Array(2 * size);
    events = new Int32Array(2 * size);
    times.set(oldTimes);
    orders.set(oldOrders);
    events.set(oldEvents);
  };
  const isBefore = (a: number, b: number): boolean => {
    const first = times[a] ?? 0;
    const second = times[b] ?? 0;
    return first === second ? (orders[a] ?? 0) < (orders[b] ?? 0) : first < second;
  };
  const swap = (a: number, b: number): void => {
    const [time, order, event] = [times[a] ?? 0, orders[a] ?? 0, events[a] ?? 0];
    times[a] = times[b] ?? 0;
    orders[a] = orders[b] ?? 0;
    events[a] = events[b] ?? 0;
    times[b] = time;
    orders[b] = order;
    events[b] = event;
  };
  const sink = (): void => {
    let place = 0;
    while (true) {
      const left = 2 * place + 1;
      if (left >= size) return;
      const least = left + 1 < size && isBefore(left + 1, left) ? left + 1 : left;
      if (!isBefore(least, place)) return;
      swap(least, place);
      place = least;
    }
  };
  return {
    get size() {
      return size;
    },
    nextTime: () => (size === 0 ? Infinity : (times[0] ?? Infinity)),
    push(time, event) {
      if (size === times.length) grow();
      times[size] = time;
      orders[size] = pushed++;
      events[size] = event;
      let place = size++;
      while (place > 0 && isBefore(place, (place - 1) >> 1)) {
        swap(place, (place - 1) >> 1);
        place = (place - 1) >> 1;
      }
    },
    pop() {
      if (size === 0) return -1;
      const event = events[0] ?? -1;
      size--;
      swap(0, size);
      sink();
      return event;
    },
  };
}
