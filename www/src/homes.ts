/** The homes of consecutive keys in a table: numbers in, a picture out. It knows no DOM and no language. */
import type { Picture, Shape } from "./picture/shape";

const PER_ROW = 16;
const CELL = 27;
const ROW = 52;

/** The home slots of the first keys whose hashes are `increment` apart; as many as a table takes before it is swept. */
export function homesOf(increment: number, length: number): readonly number[] {
  return Array.from({ length: Math.floor((length * 2) / 3) - 1 }, (_, n) => (Math.imul(n, increment) & (length - 1)) >>> 0);
}

/** The slots that the keys sit in: each takes the first free one from its home on, around the circle. */
export function seatsOf(homes: readonly number[], length: number): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const home of homes) {
    let slot = home;
    while (taken.has(slot) && taken.size < length) {
      slot = (slot + 1) % length;
    }
    taken.add(slot);
  }
  return taken;
}

/** The longest run of occupied slots, around the circle, when keys with these homes have sat down one after the other. */
export function longestRun(homes: readonly number[], length: number): number {
  const taken = seatsOf(homes, length);
  let longest = 0;
  let run = 0;
  // Twice around, for a run that goes over the end.
  for (let slot = 0; slot < 2 * length; slot += 1) {
    run = taken.has(slot % length) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return Math.min(longest, length);
}

/** Each slot as a box with the numbers of the keys, from 1, that have their home there. */
export function homesPicture(homes: readonly number[], length: number): Picture {
  const rows = Math.ceil(length / PER_ROW);
  const shapes = Array.from({ length }, (_, slot): Shape[] => {
    const x = 4 + (slot % PER_ROW) * CELL;
    const y = 4 + Math.floor(slot / PER_ROW) * ROW;
    const keys = homes.flatMap((home, n) => (home === slot ? [n + 1] : []));
    const text = keys.length > 1 ? `×${keys.length}` : String(keys[0] ?? "");
    const state = keys.length === 0 ? "" : keys.length === 1 ? "inUse" : "leaked";
    return [
      { kind: "box", key: `slot ${slot}`, class: `node ${state}`, x, y, width: CELL - 2, height: 28, radius: 4 },
      { kind: "text", key: `key ${slot}`, class: "", x: x + CELL / 2 - 1, y: y + 19, anchor: "middle", size: 12, text },
      { kind: "text", key: `number ${slot}`, class: "head", x: x + CELL / 2 - 1, y: y + 42, anchor: "middle", size: 10, text: String(slot) },
    ];
  });
  return { width: 8 + PER_ROW * CELL, height: 4 + rows * ROW, shapes: shapes.flat() };
}
