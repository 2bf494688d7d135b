import { expect, test } from "@playwright/test";
import { open } from "./figure";
import type { FigureOnPage } from "./figure";

/** The button that opens the row of a value. */
function opener(figure: FigureOnPage, value: string) {
  return figure.element.locator(".opener", { hasText: value });
}

/** A call that the explanation offers. */
function call(figure: FigureOnPage, java: string) {
  return figure.element.locator(".explanation").getByRole("button", { name: java, exact: true });
}

test("a leaked value says since when, held by whom and how much it keeps alive, by keyboard alone", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.seek("op:41");
  await opener(figure, '"five"').focus();
  await page.keyboard.press("Enter");
  const explanation = figure.element.locator(".explanation");
  await expect(explanation).toContainText("Its key was cleared, but its entry is still in the table");
  await expect(explanation).toContainText("It alone keeps 24 bytes alive.");
  const way = (await explanation.locator(".route li").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());
  expect(way).toEqual(["GC root Thread main", ".threadLocals ThreadLocalMap", ".table Entry[]", "[5] Entry", '.value "five"']);
  // The next stop of the keyboard goes to where it began.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await figure.view()).toMatchObject({ operation: 40, leaked: { values: 2, bytes: 112 } });
  await expect(explanation).toBeVisible();
  // An object of the way lights up in the picture.
  await explanation.getByRole("button", { name: "Entry", exact: true }).focus();
  await expect(figure.element.locator('[part="slots"] .entry.lit')).toHaveAttribute("data-slot", "5");
  await opener(figure, '"five"').press("Enter");
  await expect(explanation).toHaveCount(0);
});

test("what is said to free a value frees it when its button is pressed, and what is said not to does not", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await open(page, "?lang=en");
  await figure.seek("op:41");
  const row = figure.element.locator("tr", { has: page.locator(".opener", { hasText: '"five"' }) });
  await opener(figure, '"five"').click();
  await figure.element.locator(".explanation summary").click();
  const kept = "k9.get();";
  await call(figure, kept).press("Enter");
  await expect(figure.element.locator(".source")).toContainText(kept);
  await expect(row).toContainText("leaked: entry stale");
  const freed = "Lab.withHash(3).set(new Object());";
  await call(figure, freed).press("Enter");
  await expect(figure.element.locator(".source")).toContainText(freed);
  await expect(row).toContainText("garbage");
  await expect(figure.element.locator(".explanation")).toContainText("Nothing refers to it.");
  await figure.control("Undo").click();
  await expect(row).toContainText("leaked: entry stale");
  // So does the end of the thread.
  await call(figure, "return;").press("Enter");
  await expect(row).toContainText("garbage");
});

test("a key that no GC has cleared yet: the button collects before it calls", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await open(page, "?lang=en");
  // k5 = null has run, the GC has not.
  await figure.seek("op:38");
  await opener(figure, '"five"').click();
  const explanation = figure.element.locator(".explanation");
  await expect(explanation).toContainText("so each call was tried after a GC");
  await call(figure, "System.gc(); Lab.withHash(5).set(new Object());").press("Enter");
  await expect(figure.element.locator("tr", { has: page.locator(".opener", { hasText: '"five"' }) })).toContainText("garbage");
});

test("the heap meter's parts are the whole", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.seek("op:41");
  const meter = figure.element.locator(".heap");
  const parts = await meter.locator("li b").allInnerTexts();
  expect(parts).toEqual(["1,160 B", "0 B", "56 B", "80 B"]);
  await expect(meter).toContainText("1,296 B of 1 GB");
  // The bar is drawn to the capacity: of so little, each part has the two pixels that it has at least.
  const widths = await meter.locator(".bar i").evaluateAll((all) => all.map((part) => part.getBoundingClientRect().width));
  expect(widths.map(Math.round)).toEqual([2, 2, 2]);
});

test("on a phone nothing of an explanation is cut off", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const language of ["en", "zh-CN"]) {
    const figure = await open(page, `?lang=${language}`);
    await figure.seek("op:41");
    await opener(figure, '"five"').click();
    await figure.element.locator(".explanation summary").click();
    const overflow = await figure.element
      .locator("[part=ledger] .scroll")
      .evaluate((scroll) => scroll.scrollWidth - scroll.clientWidth);
    expect(overflow, language).toBe(0);
  }
});

test("of more values than can be listed the ledger says how many there are", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.write("void main() {\n    for (int i = 0; i < 401; i++) {\n        new ThreadLocal<Object>().set(new Object());\n    }\n}\n");
  await figure.seek("end");
  await expect(figure.element.locator("[part=ledger]")).toContainText("401 values were stored");
});
