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

/** Events with their times, in the order in which they were put in: typed arrays in step, which grow by doubling. */
function eventColumns() {
  let times = new Float64Array(FIRST_CAPACITY);
  let orders = new Float64Array(FIRST_CAPACITY);
  let events = new Int32Array(FIRST_CAPACITY);
  const grow = (): void => {
    const [oldTimes, oldOrders, oldEvents] = [times, orders, events];
    times = new Float64Array(2 * oldTimes.length);
    orders = new Float64Array(2 * oldTimes.length);
    events = new Int32Array(2 * oldTimes.length);
    times.set(oldTimes);
    orders.set(oldOrders);
    events.set(oldEvents);
  };
  return {
    timeAt: (place: number): number => times[place] ?? Infinity,
    eventAt: (place: number): number => events[place] ?? -1,
    put(place: number, time: number, order: number, event: number): void {
      if (place === times.length) grow();
      times[place] = time;
      orders[place] = order;
      events[place] = event;
    },
    isBefore(a: number, b: number): boolean {
      const first = times[a] ?? 0;
      const second = times[b] ?? 0;
      return first === second ? (orders[a] ?? 0) < (orders[b] ?? 0) : first < second;
    },
    swap(a: number, b: number): void {
      const [time, order, event] = [times[a] ?? 0, orders[a] ?? 0, events[a] ?? 0];
      times[a] = times[b] ?? 0;
      orders[a] = orders[b] ?? 0;
      events[a] = events[b] ?? 0;
      times[b] = time;
      orders[b] = order;
      events[b] = event;
    },
  };
}

/** A binary heap. */
export function eventHeap(): EventHeap {
  const { timeAt, eventAt, put, isBefore, swap } = eventColumns();
  let size = 0;
  let pushed = 0;
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
    nextTime: () => (size === 0 ? Infinity : timeAt(0)),
    push(time, event) {
      put(size, time, pushed++, event);
      let place = size++;
      while (place > 0 && isBefore(place, (place - 1) >> 1)) {
        swap(place, (place - 1) >> 1);
        place = (place - 1) >> 1;
      }
    },
    pop() {
      if (size === 0) return -1;
      const event = eventAt(0);
      size--;
      swap(0, size);
      sink();
      return event;
    },
  };
}
