/**
 * Waits are counted in bins of the upper 16 bits of their 32-bit float: 128 to an octave, so that a bin's middle is
 * within 0.4 % of all in it. Bin 0 holds what is below a millisecond.
 */
const MANTISSA_BITS = 7;
const DROPPED_BITS = 23 - MANTISSA_BITS;
const SMALLEST_EXPONENT = -10;
const LARGEST_EXPONENT = 25;
const FIRST_KEY = (127 + SMALLEST_EXPONENT) << MANTISSA_BITS;

export const WAIT_BINS = 1 + ((LARGEST_EXPONENT - SMALLEST_EXPONENT) << MANTISSA_BITS);

const asFloat = new Float32Array(1);
const asBits = new Int32Array(asFloat.buffer);

/** The bin of a wait in seconds; all beyond a year share the last. */
export function waitBin(seconds: number): number {
  asFloat[0] = seconds;
  const bin = ((asBits[0] ?? 0) >> DROPPED_BITS) - FIRST_KEY + 1;
  if (bin < 1) return 0;
  return bin < WAIT_BINS ? bin : WAIT_BINS - 1;
}

/** The least wait of a bin in seconds; of `WAIT_BINS`, the end of the last. */
export function waitBinStart(bin: number): number {
  if (bin <= 0) return 0;
  asBits[0] = (bin - 1 + FIRST_KEY) << DROPPED_BITS;
  return asFloat[0] ?? 0;
}

/** The wait that stands for a bin, in seconds: its middle, 0 for bin 0. */
export const waitOfBin = (bin: number): number =>
  bin === 0 ? 0 : (waitBinStart(bin) + waitBinStart(bin + 1)) / 2;
