import { expect, test } from "@playwright/test";
import { open } from "./figure";

test("the source runs as the reader types, and they stay where nothing has changed before", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.seek("line:21");
  const { step, stepCount } = await figure.view();
  await figure.control("Edit").click();
  const editor = figure.element.getByRole("textbox", { name: /^Editor/ });
  await editor.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Home");
  await page.keyboard.type("    k2.remove();\n");
  await expect.poll(async () => (await figure.view()).stepCount).toBeGreaterThan(stepCount);
  expect((await figure.view()).step).toBe(step);

  // The first statement of main now does something else: the reader is taken back to where the runs part.
  await page.keyboard.press("Control+Home");
  const first = figure.element.locator(".cm-line", { hasText: '"two"' });
  await first.click();
  await page.keyboard.press("Home");
  await page.keyboard.type("k2before();\n");
  await expect(figure.element.getByText("Not run: 1 to mend.")).toBeVisible();
  await expect(figure.element.locator(".cm-lintRange-error").first()).toBeVisible();
  expect((await figure.view()).step, "what ran last still shows").toBe(step);
  for (const key of ["ArrowUp", "End", "Shift+Home"]) {
    await page.keyboard.press(key);
  }
  await page.keyboard.type("System.gc();");
  await expect.poll(async () => (await figure.view()).step).toBeLessThan(step);
  await expect(figure.element.getByText("Runs as you type.")).toBeVisible();
  await figure.control("Done").click();
  await expect(figure.element.locator(".source .line", { hasText: "k2.remove();" })).toBeVisible();
});

test("what does not run is not lost when the editor closes, and it is told", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.control("Edit").click();
  await figure.element.getByRole("textbox", { name: /^Editor/ }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("nonsense");
  await figure.control("Done").click();
  await expect(figure.element.locator(".source")).toContainText("nonsense");
  await expect(figure.element.locator(".problems, .problem").first()).toBeVisible();
});

test("a readonly figure has no editor, and one that asks for it has it open", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.element.evaluate((element) => {
    element.setAttribute("panes", "slots message timeline editor");
  });
  await expect(figure.element.getByRole("textbox", { name: /^Editor/ })).toBeVisible();
  await figure.element.evaluate((element) => {
    element.setAttribute("readonly", "");
  });
  await expect(figure.element.getByRole("textbox", { name: /^Editor/ })).toHaveCount(0);
  await expect(figure.control("Edit")).toHaveCount(0);
});
