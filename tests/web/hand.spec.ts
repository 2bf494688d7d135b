import { expect, test } from "@playwright/test";
import { open } from "./figure";
import type { FigureOnPage } from "./figure";

const SLOT_5 = "?lang=en&scenario=set-misses-slot-5";

/** Where a step is: how many frames there are, the method of the listing, the source line. */
function place(figure: FigureOnPage): Promise<{ step: number; frames: number; method: string; line: number }> {
  return figure.element.evaluate(async (element) => {
    await (element as unknown as { updateComplete: Promise<boolean> }).updateComplete;
    const { step, stack, listing, source } = (
      element as unknown as {
        view: {
          step: number;
          stack: readonly unknown[];
          listing?: { method: string } | null;
          source?: { line: number } | null;
        };
      }
    ).view;
    return { step, frames: stack.length, method: listing?.method ?? "", line: source?.line ?? 0 };
  });
}

test("over goes past a call, out leaves the method, and both lead back", async ({ page }) => {
  const figure = await open(page, SLOT_5);
  await figure.seek("line:10");
  const before = await place(figure);
  expect(before.frames).toBe(1);
  await figure.control("Over this call").click();
  const called = await place(figure);
  expect(called.frames, "filled has returned").toBe(before.frames);
  expect(called.step).toBeGreaterThan(before.step + 5);
  await figure.control("Over, backward").click();
  expect((await place(figure)).step).toBe(before.step);

  await figure.control("Step").click();
  await figure.control("Step").click();
  const inside = await place(figure);
  expect(inside.frames).toBe(before.frames + 1);
  await figure.control("Out of this method").click();
  expect((await place(figure)).frames).toBe(before.frames);

  await figure.seek("line:32");
  while ((await place(figure)).method !== "ThreadLocalMap.cleanSomeSlots") {
    await figure.control("Step").click();
  }
  await figure.control("Out of this method").click();
  expect((await place(figure)).method).not.toBe("ThreadLocalMap.cleanSomeSlots");
});

test("out of main leads nowhere, and says so", async ({ page }) => {
  const figure = await open(page, SLOT_5);
  await figure.seek("line:10");
  const { step } = await place(figure);
  for (const out of ["Out of this method", "Out, backward"]) {
    await figure.control(out).click();
    await expect(figure.element.getByText("Nobody called main: there is nothing to go out to.")).toBeVisible();
    expect((await place(figure)).step).toBe(step);
  }
});

test("breakpoints on lines of the source and of the listing, by pointer and by keyboard", async ({ page }) => {
  const figure = await open(page, SLOT_5);
  const next = figure.control("To the next breakpoint");
  await next.click();
  await expect(figure.element.getByText("No breakpoint that way.")).toBeVisible();

  const number = (sheet: string, line: number) => figure.element.locator(`.${sheet} [data-line="${line}"] .line-number`);
  await number("source", 21).click();
  await expect(number("source", 21)).toHaveAttribute("aria-pressed", "true");
  await expect(figure.control("Breakpoint on line 21").first()).toBeVisible();
  await next.click();
  expect((await place(figure)).line).toBe(21);

  // One Tab stop for all numbers of a pane: the arrow keys lead on from it.
  await number("source", 21).focus();
  // The Chinese note, and what the author says of beats, are not shown here.
  for (const key of ["ArrowDown", "ArrowDown", "Enter"]) {
    await page.keyboard.press(key);
  }
  await expect(number("source", 32)).toHaveAttribute("aria-pressed", "true");
  await expect(figure.element.locator(".source .line-number[tabindex='0']")).toHaveCount(1);
  await next.click();
  const { step, line } = await place(figure);
  expect(line).toBe(32);

  const scan = figure.element.locator(".listing .line", { hasText: "n = n >>> 1" }).first();
  await scan.locator(".line-number").click();
  await next.click();
  expect((await place(figure)).method).toBe("ThreadLocalMap.cleanSomeSlots");
  await figure.control("To the breakpoint before").click();
  expect((await place(figure)).step).toBe(step);

  await number("source", 21).click();
  await number("source", 32).click();
  await scan.locator(".line-number").click();
  await expect(figure.element.locator(".line-number[aria-pressed=true]")).toHaveCount(0);
});

test("playing stops at a breakpoint, and a breakpoint stays with its line", async ({ page }) => {
  const figure = await open(page, SLOT_5);
  await figure.element.getByLabel("Speed").selectOption("4×");
  await figure.seek("line:19");
  await figure.element.locator('.source [data-line="21"] .line-number').click();
  await figure.control("Play").click();
  await expect.poll(async () => (await place(figure)).line).toBe(21);
  await expect(figure.control("Play")).toBeVisible();

  // A statement that is put in behind it leaves it where it is; a line in front of it moves it.
  await figure.seek("end");
  await figure.control("System.gc()").click();
  await expect(figure.element.locator('.source [data-line="21"] .line-number')).toHaveAttribute("aria-pressed", "true");
  await figure.control("Edit").click();
  await figure.element.getByRole("textbox", { name: /^Editor/ }).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("// first\n");
  await figure.control("Done").click();
  await expect(figure.element.locator('.source [data-line="22"] .line-number')).toHaveAttribute("aria-pressed", "true");
  await expect(figure.element.locator(".line-number[aria-pressed=true]")).toHaveCount(1);
});

test("to the next leak, and back", async ({ page }) => {
  const figure = await open(page, SLOT_5);
  const leaked = async () => (await figure.view()).leaked.values;
  await figure.control("To the next leak").click();
  expect((await place(figure)).line).toBe(19);
  expect(await leaked()).toBe(1);
  await figure.control("To the next leak").click();
  expect(await leaked()).toBe(2);
  await figure.control("To the next leak").click();
  await expect(figure.element.getByText("Nothing starts to leak that way.")).toBeVisible();
  await figure.control("To the leak before").click();
  expect(await leaked()).toBe(1);
});

test("g asks where to go, ? lists the keys, and neither is heard in an input", async ({ page }) => {
  const figure = await open(page, SLOT_5);
  const section = figure.element.locator("section");
  await section.focus();
  await page.keyboard.press("g");
  const input = figure.element.getByLabel("Go to").getByRole("textbox");
  await expect(input).toBeFocused();
  await page.keyboard.type("op:41");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await figure.read()).message).toMatch(/^set is done: k9b/);
  await expect(section).toBeFocused();

  await page.keyboard.press("?");
  const help = figure.element.getByRole("dialog", { name: "Keys" });
  await expect(help).toBeVisible();
  for (const name of ["over", "out", "breakpoint", "leak"]) {
    await expect(help.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) })).toHaveCount(1);
  }
  const { step } = await figure.view();
  await page.keyboard.press("ArrowLeft");
  expect((await figure.view()).step).toBe(step);
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await expect(section).toBeFocused();

  await page.keyboard.press("g");
  await page.keyboard.type("line:999");
  await page.keyboard.press("Enter");
  await expect(figure.element.getByRole("alert")).toHaveText("This run has no point line:999.");
  expect((await figure.view()).step).toBe(step);
});
