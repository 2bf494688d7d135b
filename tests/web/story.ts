/** The slot-5 story: what a reader sees when each of its operations has ended. */
import { expect } from "@playwright/test";
import type { Shown } from "./figure";

/** The keys of the story in order: variable, the slot it lands in, value. */
const KEYS = [
  ["k2", 2, "two"],
  ["k5", 5, "five"],
  ["k9", 9, "nine"],
  ["k10", 10, "ten"],
  ["k11", 11, "eleven"],
  ["k13", 13, "thirteen"],
  ["k14", 14, "fourteen"],
  ["k15", 15, "fifteen"],
  ["k9b", 12, "old"],
] as const;

/** What a reader sees when an operation has ended. */
export interface Moment {
  readonly message: RegExp;
  /** Slot by slot: index, who, value. */
  readonly slots: readonly string[];
  readonly line: number;
  readonly leaked?: string;
}

/** Every operation of the story. */
export function story(): Moment[] {
  const moments: Moment[] = [];
  const seats = new Map<number, string>();
  const shown = () => [...seats].sort(([a], [b]) => a - b).map(([slot, seat]) => `${slot} ${seat}`);
  const add = (line: number, message: RegExp, leaked?: string) => {
    moments.push({ line, message, slots: shown(), ...(leaked === undefined ? {} : { leaked }) });
  };
  KEYS.forEach(([name, slot, value], n) => {
    const line = 9 + n;
    add(4, /^key now refers to #\d+\.$/);
    seats.set(slot, `key "${value}"`);
    add(5, new RegExp(`^set is done: key has the value "${value}" on this thread\\.$`));
    const number = NUMBERS[name];
    seats.set(slot, `#${number} "${value}"`);
    add(line, new RegExp(`^filled returned #${number}\\. Its frame is gone`));
    seats.set(slot, `${name} "${value}"`);
    add(line, new RegExp(`^${name} now refers to #${number}\\.$`));
  });
  seats.delete(14);
  add(18, /^remove is done: this thread has no entry for k14\.$/);
  seats.set(5, `#${NUMBERS.k5} "five"`);
  add(19, /^k5 now refers to null\.$/, "leaked now: 1 entry, 1 value, 56 bytes");
  seats.set(10, `#${NUMBERS.k10} "ten"`);
  add(20, /^k10 now refers to null\.$/, "leaked now: 2 entries, 2 values, 112 bytes");
  seats.set(5, 'stale "five"');
  seats.set(10, 'stale "ten"');
  add(21, /^GC: objects swept: \d+\. \d{1,3}(?:,\d{3})* bytes are free again\.$/, "leaked now: 2 entries, 2 values, 112 bytes");
  seats.delete(12);
  seats.set(10, 'k9b "new"');
  add(32, /^set is done: k9b has the value "new" on this thread\.$/, "leaked now: 1 entry, 1 value, 56 bytes");
  return moments;
}

/** The place of each key in the sequence of ThreadLocals, as a real JDK's dump says it. */
const NUMBERS: Readonly<Record<string, number>> = {
  k2: 14,
  k5: 19,
  k9: 31,
  k10: 38,
  k11: 45,
  k13: 59,
  k14: 66,
  k15: 73,
  k9b: 79,
};

/** What is shown is a moment of the story. */
export function expectMoment(shown: Shown, moment: Moment): void {
  expect(shown.slots, "the slots").toEqual(moment.slots);
  expect(shown.message).toMatch(moment.message);
  expect(shown.sourceLine, "the source line").toBe(moment.line);
  if (moment.leaked !== undefined) {
    expect(shown.header).toContain(moment.leaked);
  }
  const { tables, message } = shown.view;
  const [table] = tables;
  expect(shown.table, "the table's numbers are the view's").toEqual(
    table ? [table.length, table.size, table.threshold] : [],
  );
  for (const { name, text } of message.arguments) {
    // A ThreadLocal is called by its variable where one holds it.
    if (/^\d+$/.test(text)) {
      // Thousands are set apart on the page.
      expect(shown.message.replaceAll(/(?<=\d),(?=\d{3})/g, ""), `the number ${name} of the message is the view's`).toContain(text);
    }
  }
}
