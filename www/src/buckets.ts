/** Plain numbers in two hash tables, for comparison: chained buckets and open slots. It knows no DOM and no language. */
import type { Picture, Shape } from "./picture/shape";

/** The buckets, each with its numbers in the order in which they came. */
export function chained(numbers: readonly number[], buckets: number): readonly (readonly number[])[] {
  return Array.from({ length: buckets }, (_, bucket) => numbers.filter((number) => number % buckets === bucket));
}

/** The slots after each number has taken the first free one from its home on; numbers beyond the last slot are left out. */
export function open(numbers: readonly number[], slots: number): readonly (number | undefined)[] {
  const table: (number | undefined)[] = Array.from({ length: slots }, () => undefined);
  for (const number of numbers.slice(0, slots)) {
    let slot = number % slots;
    while (table[slot] !== undefined) {
      slot = (slot + 1) % slots;
    }
    table[slot] = number;
  }
  return table;
}

const CELL = 26;
const ROW = 32;

/** A chain has room for so many; of a longer one the last place says how many more there are. */
const SHOWN = 5;

/** Buckets on the left with their chains, slots on the right; what is not at home is marked. */
export function bucketsPicture(numbers: readonly number[]): Picture {
  const chains = chained(numbers, 8);
  const slots = open(numbers, 16);
  const shapes: Shape[] = [];
  const cell = (key: string, x: number, y: number, number: number | undefined, away: boolean) => {
    const state = number === undefined ? "" : away ? "lingering" : "inUse";
    shapes.push({ kind: "box", key: `cell ${key}`, class: `node ${state}`, x, y, width: CELL + 4, height: CELL, radius: 4 });
    if (number !== undefined) {
      shapes.push({ kind: "text", key: `number ${key}`, class: "", x: x + CELL / 2 + 2, y: y + 18, anchor: "middle", size: 13, text: String(number) });
    }
  };
  const numeral = (key: string, x: number, y: number, number: number) => {
    shapes.push({ kind: "text", key: `numeral ${key}`, class: "head", x, y: y + 18, anchor: "end", size: 12, text: String(number) });
  };
  for (const [bucket, chain] of chains.entries()) {
    const y = 4 + bucket * ROW;
    numeral(`bucket ${bucket}`, 18, y, bucket);
    const more = chain.length > SHOWN ? chain.length - (SHOWN - 1) : 0;
    const shown = more > 0 ? chain.slice(0, SHOWN - 1) : chain;
    if (more > 0) {
      const x = 24 + (SHOWN - 1) * (CELL + 20);
      shapes.push({ kind: "text", key: `more ${bucket}`, class: "head", x, y: y + 18, anchor: "start", size: 13, text: `+${more}` });
    }
    shown.forEach((number, n) => {
      const x = 24 + n * (CELL + 20);
      if (n > 0) {
        shapes.push({ kind: "path", key: `link ${bucket} ${n}`, class: "edge", d: `M${x - 16} ${y + CELL / 2}H${x}` });
      }
      cell(`chain ${bucket} ${n}`, x, y, number, n > 0);
    });
    if (chain.length === 0) {
      cell(`chain ${bucket} 0`, 24, y, undefined, false);
    }
  }
  for (const [slot, number] of slots.entries()) {
    const x = 300 + Math.floor(slot / 8) * 74;
    const y = 4 + (slot % 8) * ROW;
    numeral(`slot ${slot}`, x - 6, y, slot);
    cell(`slot ${slot}`, x, y, number, number !== undefined && number % 16 !== slot);
  }
  return { width: 440, height: 4 + 8 * ROW, shapes };
}
