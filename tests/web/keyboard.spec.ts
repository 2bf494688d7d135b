/** A figure without a pointer, and as a screen reader tells it. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { HOOKS, open } from "./figure";
import type { FigureOnPage } from "./figure";
import { expectMoment, story } from "./story";

/** Tabs on until something is focused, and fails if that never happens. */
async function tabTo(page: Page, figure: FigureOnPage, selector: string): Promise<void> {
  const reached = () =>
    figure.element.evaluate((element, selector) => element.shadowRoot?.activeElement?.matches(selector) ?? false, selector);
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (await reached()) {
      return;
    }
  }
  throw new Error(`60 presses of Tab do not reach ${selector}`);
}

/** What a polite live region says from now on, utterance by utterance. */
async function listen(figure: FigureOnPage): Promise<() => Promise<string[]>> {
  await figure.element.evaluate((element, region) => {
    const heard: string[] = [];
    Object.assign(element, { heard });
    for (const node of element.shadowRoot?.querySelectorAll(region) ?? []) {
      const tell = () => {
        heard.push((node.textContent).replace(/\s+/g, " ").trim());
      };
      new MutationObserver(tell).observe(node, { childList: true, characterData: true, subtree: true });
    }
  }, HOOKS.live);
  return () => figure.element.evaluate((element) => (element as unknown as { heard: string[] }).heard.splice(0));
}

test("the whole story by keyboard alone, one polite message for each press", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await tabTo(page, figure, HOOKS.body);
  const heard = await listen(figure);
  const moments = story();
  const press = async (key: string) => {
    await page.keyboard.press(key);
    const shown = await figure.read();
    expect(await heard(), `what ${key} says`).toEqual([shown.message]);
    return shown;
  };
  for (const moment of moments) {
    expectMoment(await press("ArrowDown"), moment);
  }
  await press("End");
  await press("ArrowUp");
  for (const moment of moments.toReversed().slice(1)) {
    expectMoment(await press("ArrowUp"), moment);
  }
  await press("Home");
  // Step by step through the first set, where sentences can be alike.
  for (let step = 1; step <= 16; step += 1) {
    expect((await press("ArrowRight")).view.step).toBe(step);
  }
  await press("ArrowLeft");
});

test("playing says nothing, and the space bar starts and stops it", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await tabTo(page, figure, HOOKS.body);
  const heard = await listen(figure);
  await page.keyboard.press("Space");
  await expect.poll(async () => (await figure.view()).step).toBeGreaterThan(2);
  await page.keyboard.press("Space");
  const { step } = await figure.view();
  expect(await heard()).toEqual([]);
  await page.keyboard.press("ArrowRight");
  expect((await figure.view()).step, "it stood still").toBe(step + 1);
});

test("a key is chosen, fired and taken back by keyboard", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await tabTo(page, figure, HOOKS.body);
  await page.keyboard.press("End");
  const before = await figure.slots();
  await tabTo(page, figure, HOOKS.keyChooser);
  await page.keyboard.type("k13");
  await page.keyboard.press("Enter");
  await tabTo(page, figure, `${HOOKS.actions} .remove`);
  await page.keyboard.press("Enter");
  await expect.poll(() => figure.slots()).toEqual(before.filter((slot) => !slot.startsWith("13 ")));
  await tabTo(page, figure, `${HOOKS.actions} .undo`);
  await page.keyboard.press("Enter");
  await expect.poll(() => figure.slots()).toEqual(before);
});
