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

for (const [picture, thing] of [
  ["slots", ".entry"],
  ["graph", ".thing"],
] as const) {
  test(`the things of the picture of ${picture}: Tab leads to one, the arrow keys to each, and what has the focus is lit`, async ({ page }) => {
    const figure = await open(page, "?lang=en");
    await figure.seek("op:40");
    const { step } = await figure.view();
    await tabTo(page, figure, `svg.${picture} .stop`);
    await page.keyboard.press("Home");
    const all = await figure.element.locator(`svg.${picture} .stop`).count();
    expect(all).toBeGreaterThanOrEqual((await figure.slots()).length);
    await expect(figure.element.locator(`svg.${picture} ${thing}:not(.stop)`)).toHaveCount(0);
    const focused = () =>
      figure.element.evaluate((element) => {
        const { activeElement } = element.shadowRoot ?? {};
        const lit = [...(element.shadowRoot?.querySelectorAll("svg.slots .entry.lit, svg.graph .thing.lit, .source .lit") ?? [])];
        return {
          name: activeElement?.getAttribute("aria-label") ?? "",
          place: [...(activeElement?.parentElement?.children ?? [])].findIndex((thing) => thing === activeElement),
          isLit: activeElement?.matches(".lit") === true,
          where: [...new Set(lit.map((thing) => thing.closest("[part]")?.getAttribute("part")))],
        };
      });
    const seen = [await focused()];
    for (let n = 1; n < all; n += 1) {
      await page.keyboard.press("ArrowRight");
      seen.push(await focused());
    }
    expect(new Set(seen.map(({ place }) => place)).size, "each was there").toBe(all);
    for (const { name, isLit } of seen) {
      expect(name).not.toBe("");
      expect(isLit, name).toBe(true);
    }
    // A key that a variable holds is lit in both pictures and in the code.
    expect(seen.map(({ where }) => where)).toContainEqual(expect.arrayContaining(["slots", "graph", "code"]));
    // Enter keeps the light on, and Escape gives the keys back to the figure.
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    expect(await figure.element.locator(`svg.${picture} .lit`).count()).toBeGreaterThan(0);
    expect((await figure.view()).step).toBe(step);
    await page.keyboard.press("ArrowRight");
    expect((await figure.view()).step).toBe(step + 1);
  });
}

test("a click on a thing of a picture leaves the keys to the figure", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.seek("op:40");
  const { step } = await figure.view();
  await figure.element.locator("svg.slots .entry").first().click();
  await page.keyboard.press("ArrowLeft");
  expect((await figure.view()).step).toBe(step - 1);
});

test("what is pointed at is lit in the code on every line that names it, and only in its scope", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.element.evaluate((element, text) => {
    (element as unknown as { source: string }).source = text;
  }, "static void other(ThreadLocal<String> key) {\n    key.remove();\n}\n\nvoid main() {\n    ThreadLocal<String> key = new ThreadLocal<>();\n    key.set(\"one\");\n    key.get();\n    Lab.dump();\n}");
  await figure.ready();
  await figure.seek("line:9");
  await figure.element.locator("svg.slots .entry").first().hover();
  const lines = figure.element.locator(".source .lit");
  await expect.poll(() => lines.evaluateAll((names) => names.map((name) => name.closest("[data-line]")?.getAttribute("data-line")))).toEqual(["6", "7", "8"]);
});
