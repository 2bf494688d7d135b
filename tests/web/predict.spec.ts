import { expect, test } from "@playwright/test";
import { open } from "./figure";

test("which slots will be cleared: marked on the picture and by buttons, run, scored, explained", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await open(page, "?lang=en");
  await figure.seek("op:40");
  await figure.element.locator("summary", { hasText: "Predict" }).click();
  await expect(figure.element.getByText("Before k9b.set(…) runs:")).toBeVisible();
  await figure.control("Which slots will be cleared?").click();
  await figure.control("slot 5").click();
  await expect(figure.control("slot 5")).toHaveAttribute("aria-pressed", "true");
  await figure.element.locator('svg.slots .entry[data-slot="10"]').first().click();
  await expect(figure.control("slot 10")).toHaveAttribute("aria-pressed", "true");
  await figure.control("Run it").click();
  const verdict = figure.element.locator(".verdict");
  await expect(verdict).toContainText("Not quite.");
  await expect(verdict).toContainText("Marked, but not so: 5.");
  await expect(figure.element.locator(".why")).toContainText("15, 0, 1, 2, 3 and at no other");
  await expect(figure.element.locator("svg.slots .badge.wrong")).toHaveAttribute("data-slot", "5");
});

test("where a key lands and whether slot 5 survives", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await open(page, "?lang=en");
  await figure.element.locator("summary", { hasText: "Predict" }).click();
  for (const [question, answer, words] of [
    ["Where will this key land?", "slot 10", "Right. The key sits in slot 10."],
    ["Does the entry in slot 5 survive?", "It stays", "Right. The entry in slot 5 stays."],
  ] as const) {
    await figure.seek("op:40");
    await figure.control(question).click();
    await figure.control(answer).click();
    await figure.control("Run it").click();
    await expect(figure.element.locator(".verdict")).toContainText(words);
    await figure.control("Next question").click();
  }
  await figure.seek("end");
  await expect(figure.element.getByText("Nothing is left to predict from here")).toBeVisible();
});
