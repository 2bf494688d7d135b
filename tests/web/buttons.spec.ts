import { readdirSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { open } from "./figure";

test("the buttons append the Java that they show, and Undo takes it back", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await figure.element.locator("section").focus();
  await page.keyboard.press("End");
  const source = figure.element.locator(".source");
  await figure.element.getByRole("combobox", { name: "key" }).selectOption("k13");
  for (const [java, shown] of [
    ['k13.set(new String("a"))', '13 k13 "a"'],
    ["k13.get()", '13 k13 "b"'],
    ["k13.remove()", ""],
  ] as const) {
    const before = (await figure.view()).stepCount;
    await figure.control(java).click();
    await expect.poll(async () => (await figure.view()).stepCount).toBeGreaterThan(before);
    await expect(source).toContainText(`${java};`);
    if (java.includes("set")) {
      expect(await figure.slots()).toContain(shown);
    }
  }
  expect(await figure.slots()).not.toContainEqual(expect.stringContaining("13 "));
  await figure.control("Undo").click();
  await expect(source).not.toContainText("k13.remove();");
});

test("dropping a reference and a GC leave a stale entry", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await figure.element.locator("section").focus();
  await page.keyboard.press("End");
  await figure.element.getByRole("combobox", { name: "key" }).selectOption("k2");
  await figure.control("k2 = null").click();
  await expect.poll(() => figure.slots()).toContain('2 #14 "two"');
  await expect(figure.element.getByText("leaked now: 2 entries, 2 values, 112 bytes")).toBeVisible();
  await figure.control("System.gc()").click();
  await expect.poll(() => figure.slots()).toContain('2 stale "two"');
});

test("a new ThreadLocal at a chosen home slot: it has a variable, so the other buttons are for it too", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await open(page, "?lang=en");
  await figure.seek("end");
  await figure.element.getByLabel("new key, home slot").fill("3");
  await figure.element.getByLabel("new key, home slot").press("Enter");
  await figure.control("ThreadLocal<Object> key3 = Lab.atSlot(3)").click();
  await expect(figure.element.locator(".source")).toContainText("ThreadLocal<Object> key3 = Lab.atSlot(3);");
  await figure.element.getByRole("combobox", { name: "key" }).selectOption("key3");
  await figure.control("key3.set(new Object())").click();
  await expect.poll(() => figure.slots()).toContainEqual(expect.stringMatching(/^3 key3 /));
});

test("pressed at an earlier point, a call branches there, and Undo brings back what came later", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await open(page, "?lang=en");
  const whole = (await figure.view()).stepCount;
  await figure.seek("op:38");
  const { step } = await figure.view();
  const line = await figure.element.locator(".source .current").getAttribute("data-line");
  await expect(figure.element.getByText(`goes in after line ${line}, and what came later is dropped`)).toBeVisible();
  await figure.control("System.gc()").click();
  await expect.poll(async () => (await figure.view()).stepCount).toBeLessThan(whole);
  await expect(figure.element.locator(".source")).not.toContainText("k9b.set");
  await figure.control("Undo").click();
  await expect.poll(async () => (await figure.view()).stepCount).toBe(whole);
  await expect(figure.element.locator(".source")).toContainText("k9b.set");
  expect((await figure.view()).step, "where the button was pressed").toBe(step);
});

test("the end of main takes its map along, and nothing can follow but Undo", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await open(page, "?lang=en");
  await figure.seek("op:41");
  await figure.seek("end");
  const before = await figure.slots();
  await figure.control("return").click();
  await expect.poll(() => figure.slots()).toEqual([]);
  await expect(figure.element.getByText("main has ended before its closing brace")).toBeVisible();
  for (const button of await figure.element.locator(".actions .action").all()) {
    await expect(button).toHaveAttribute("aria-disabled", "true");
  }
  await figure.control("Undo").click();
  await expect.poll(() => figure.slots()).toEqual(before);
});

test("a call on a new thread and on a pool's, and the end of the pool", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await open(page, "?lang=en&scenario=pool-static-key");
  // Before the pool is shut down.
  await figure.seek("line:25");
  const on = figure.element.getByRole("combobox", { name: "on", exact: true });
  const source = figure.element.locator(".source");
  for (const [where, java] of [
    ["a new thread", /^new Thread\(\w+::get\)\.start\(\)$/],
    ["pool", /^pool\.execute\(\w+::get\)$/],
    ["pool", /^pool\.shutdown\(\)$/],
  ] as const) {
    await on.selectOption(where);
    const button = figure.element.getByRole("button", { name: java });
    const text = (await button.innerText()).trim();
    await button.click();
    await expect(source).toContainText(`${text};`);
    await expect(figure.element.locator(".trouble")).not.toContainText("line ");
  }
});

/** Sources that do not run: the line that is marked, and words of what is said about it. */
const BAD = [
  ["void main() {\n    ThreadLocal<String> k = new ThreadLocal<>()\n    k.set(null);\n}", 2, "Expected ;, found k."],
  ["void main() {\n    nothing.set(1);\n}", 2, "Nothing is called nothing here."],
  ["void main() {\n    int i = 0;\n    double half = 1;\n}", 3, "double is not supported"],
  ["void main() {\n    while (true) { }\n}", 2, "1,000,000 steps"],
] as const;

for (const [source, line, words] of BAD) {
  test(`bad source is told at line ${line}: ${words}`, async ({ page }) => {
    const figure = await open(page, "?lang=en");
    await figure.element.evaluate((element, text) => {
      (element as unknown as { source: string }).source = text;
    }, source);
    const marked = figure.element.locator(`.source .line.error[data-line="${line}"]`);
    await expect(marked).toBeVisible();
    await expect(figure.element.locator(".source .problem.error").first()).toContainText(words);
    await expect(figure.element.locator(".source .line.error")).toHaveCount(1);
  });
}

test("every scenario stands in the page's list, which opens it", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  const names = page.locator("#scenarios a");
  const scenarios = readdirSync(new URL("../../www/scenarios/", import.meta.url));
  await expect(names).toHaveCount(scenarios.length);
  // That each runs is seen where each is walked.
  for (const n of [0, Math.floor(scenarios.length / 2), scenarios.length - 1]) {
    await names.nth(n).click();
    await expect(figure.element.locator("h2").first()).toHaveText((await names.nth(n).innerText()).trim());
    await figure.ready();
  }
});

test("the menu at the top has every scenario by its subject, and opens it", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  const menu = page.getByRole("combobox", { name: "Scenario" });
  const scenarios = readdirSync(new URL("../../www/scenarios/", import.meta.url));
  await expect(menu.locator("optgroup option")).toHaveCount(scenarios.length);
  await expect(menu.locator('optgroup[label="Others"]'), "each has a subject").toHaveCount(0);
  await expect(menu).toHaveValue("set-misses-slot-5");
  await menu.selectOption("pool-remove");
  await expect(page).toHaveURL(/scenario=pool-remove/);
  await figure.ready();
  await expect(figure.element.locator(".source")).toContainText("pool-remove.java");
});
