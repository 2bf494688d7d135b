import { expect, test } from "@playwright/test";
import { open } from "./figure";
import type { FigureOnPage } from "./figure";

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
interface Moment {
  readonly message: RegExp;
  /** Slot by slot: index, who, value. */
  readonly slots: readonly string[];
  readonly line: number;
  readonly leaked?: string;
}

/** Every operation of the story. */
function story(): Moment[] {
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
  add(19, /^k5 now refers to null\.$/, "leaked now: 1 value, 56 bytes");
  seats.set(10, `#${NUMBERS.k10} "ten"`);
  add(20, /^k10 now refers to null\.$/, "leaked now: 2 values, 112 bytes");
  seats.set(5, 'stale "five"');
  seats.set(10, 'stale "ten"');
  add(21, /^GC: \d+ objects swept, \d+ bytes are free again\.$/, "leaked now: 2 values, 112 bytes");
  seats.delete(12);
  seats.set(10, 'k9b "new"');
  add(24, /^set is done: k9b has the value "new" on this thread\.$/, "leaked now: 1 value, 56 bytes");
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

async function expectMoment(figure: FigureOnPage, moment: Moment): Promise<void> {
  const shown = await figure.read();
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
      expect(shown.message, `the number ${name} of the message is the view's`).toContain(text);
    }
  }
}

test("the whole story, operation by operation, forward and backward", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  const moments = story();
  expect(await figure.slots()).toEqual([]);
  for (const moment of moments) {
    await figure.control("Operation").click();
    await expectMoment(figure, moment);
  }
  await figure.control("Operation").click();
  const end = await figure.view();
  expect(end.step).toBe(end.stepCount);
  await expect(figure.element.getByText("| 5 stale five |")).toBeVisible();
  for (const moment of moments.toReversed()) {
    await figure.control("Operation back").click();
    await expectMoment(figure, moment);
  }
  await figure.control("To the start").click();
  expect((await figure.view()).step).toBe(0);
  expect(await figure.slots()).toEqual([]);
});

test("inside the set: the swap, the expunge, and the five cells that are looked at", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.seek("line:24");
  const cells: number[] = [];
  const methods = new Set<string>();
  let { step } = await figure.view();
  expect(step).toBeGreaterThan(200);
  for (;;) {
    await figure.control("Step").click();
    const shown = await figure.read();
    const { view } = shown;
    expect(view.step).toBe(step + 1);
    step = view.step;
    if (!view.listing) {
      break;
    }
    expect(shown.listingLine, "a line of the listing is marked").not.toBe("");
    methods.add(shown.listingMethod);
    const looked = view.listing.scanned.at(-1);
    if (looked !== undefined && looked !== cells.at(-1)) {
      cells.push(looked);
      expect(shown.message).toContain(`slot ${looked}`);
    }
  }
  expect(cells).toEqual([15, 0, 1, 2, 3]);
  expect([...methods]).toEqual(
    expect.arrayContaining([
      "ThreadLocalMap.replaceStaleEntry",
      "ThreadLocalMap.expungeStaleEntry",
      "ThreadLocalMap.cleanSomeSlots",
    ]),
  );
  expect(await figure.slots()).toContain('5 stale "five"');
});

test("the story in Chinese", async ({ page }) => {
  const figure = await open(page, "?lang=zh-CN");
  await figure.seek("op:41");
  expect((await figure.read()).message).toBe('set 完成：在当前线程上，k9b 的值是 "new"。');
});

test("the keyboard moves the figure while it has the focus", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.element.locator("section").focus();
  const step = async () => (await figure.view()).step;
  for (const [key, expected] of [
    ["ArrowRight", 1],
    ["ArrowRight", 2],
    ["ArrowLeft", 1],
    ["ArrowDown", 2],
    ["End", (await figure.view()).stepCount],
    ["Home", 0],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(step, `after ${key}`).toBe(expected);
  }
});
