import { expect, test } from "@playwright/test";
import { open } from "./figure";
import { expectMoment, story } from "./story";

test("the whole story, operation by operation, forward and backward", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  const moments = story();
  expect(await figure.slots()).toEqual([]);
  for (const moment of moments) {
    await figure.control("Operation").click();
    expectMoment(await figure.read(), moment);
  }
  await figure.control("Operation").click();
  const end = await figure.view();
  expect(end.step).toBe(end.stepCount);
  await expect(figure.element.getByText("| 5 stale five |")).toBeVisible();
  for (const moment of moments.toReversed()) {
    await figure.control("Operation back").click();
    expectMoment(await figure.read(), moment);
  }
  await figure.control("To the start").click();
  expect((await figure.view()).step).toBe(0);
  expect(await figure.slots()).toEqual([]);
});

test("inside the set: the swap, the expunge, and the five cells that are looked at", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.seek("line:32");
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
  expect((await figure.read()).message).toBe('set 完成：在当前线程上，k9b 的 value 是 "new"。');
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
