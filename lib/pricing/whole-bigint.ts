const words = new Uint32Array(2);
const whole = new BigUint64Array(words.buffer);
const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const LOW = isLittleEndian ? 0 : 1;
const HIGH = isLittleEndian ? 1 : 0;

/**
 * The big integer of a whole number from 0 to 2^53 - 1.
 * `BigInt(number)` is a call out of compiled code and costs more than the rest of a price's arithmetic;
 * two writes and a read of shared memory stay inside it.
 */
export function wholeBigint(number: number): bigint {
  words[LOW] = number; // an array of words keeps the remainder by 2^32
  words[HIGH] = number / 2 ** 32;
  return whole[0] ?? 0n;
}
