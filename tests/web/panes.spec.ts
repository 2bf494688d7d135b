import { expect, test } from "@playwright/test";
import { open } from "./figure";

test("variables of the frame and of the listing, and the call stack above them", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.seek("line:32");
  const variables = figure.element.locator("[part=variables]");
  const stack = figure.element.locator("[part=stack]");
  await expect(variables).toContainText("main");
  await expect(variables.locator(".row", { hasText: "k9b" })).toBeVisible();
  for (let n = 0; n < 12; n += 1) {
    await figure.control("Step").click();
  }
  await expect(stack.locator("li[aria-current]")).toContainText("ThreadLocalMap.");
  await expect(stack.locator("li").last()).toContainText("main");
  await expect(variables.locator("h3")).toHaveCount(2);
  await figure.element.locator("[part=variables] .argument[data-slot]").first().hover();
  await expect(figure.element.locator("svg.slots .lit").first()).toBeAttached();
});

test("thread tabs: the picture follows the running thread unless it is held at another", async ({ page }) => {
  const figure = await open(page, "?lang=en&scenario=one-key-two-threads");
  const tabs = figure.element.getByRole("tab");
  await figure.seek("end");
  await expect(tabs).toHaveCount(2);
  const shown = async () => (await figure.read()).slots.length;
  const own = await shown();
  await expect(figure.element.locator("[role=tab][aria-selected=true]")).toHaveText("main");
  await tabs.nth(1).click();
  await expect(tabs.nth(1)).toHaveAttribute("aria-selected", "true");
  await figure.control("Step back").click();
  await expect(tabs.nth(1)).toHaveAttribute("aria-selected", "true");
  await tabs.nth(1).click();
  await figure.seek("end");
  await expect(figure.element.locator("[role=tab][aria-selected=true]")).toHaveText("main");
  expect(await shown()).toBe(own);
});

test("the counter of what is leaked stays in sight while the figure is", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.seek("op:41");
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 600 });
    await figure.element.locator("[part=ledger]").scrollIntoViewIfNeeded();
    await expect(figure.element.getByText("leaked now: 1 entry, 1 value, 56 bytes")).toBeInViewport();
  }
});
