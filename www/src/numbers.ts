/** Ascending numbers. */

/** How many of some ascending numbers are at most `limit`. */
export function countUpTo(numbers: ArrayLike<number>, limit: number): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? Infinity) <= limit) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

/** The sums of the first number, of the first two, and so on. */
export function sums(numbers: readonly number[]): number[] {
  let sum = 0;
  return numbers.map((number) => (sum += number));
}
