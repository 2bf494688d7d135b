import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import type { Download } from "@playwright/test";
import { FigureOnPage, open } from "./figure";

async function text(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}

async function opened(figure: FigureOnPage): Promise<void> {
  await figure.element.locator("summary", { hasText: "Take it away" }).click();
  await expect(figure.control("Copy link")).toBeVisible();
}

test("a link brings source, step and language back, and stays short with 50 operations", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await open(page, "?lang=en");
  await figure.seek("end");
  for (let n = 0; n < 50; n += 1) {
    const problems = await figure.element.evaluate(
      (element, java) => (element as unknown as { run(java: string): Promise<readonly unknown[]> }).run(java),
      ['k13.set(new String("a"));', "k2.get();", "k9.remove();", "System.gc();"][n % 4] ?? "",
    );
    expect(problems).toEqual([]);
  }
  await figure.seek("op:60");
  const before = await figure.read();
  const source = await figure.element.evaluate((element) => (element as unknown as { source: string }).source);
  await opened(figure);
  await figure.control("Copy link").click();
  await expect(figure.element.getByText("The link is in the clipboard.")).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address.length).toBeLessThanOrEqual(2000);

  const other = await context.newPage();
  await other.goto(address);
  const again = new FigureOnPage(other);
  await again.ready();
  await expect.poll(async () => (await again.view()).step).toBe(before.view.step);
  expect(await again.read()).toEqual(before);
  expect(await again.element.evaluate((element) => (element as unknown as { source: string }).source)).toBe(source);
});

test("a damaged link gets a message, and the page lives", async ({ page }) => {
  for (const hash of ["#lab=", "#lab=1", "#lab=1abc", "#lab=1%%%", "#lab=2AAAA", `#lab=1${"A".repeat(3000)}`]) {
    await page.goto("about:blank");
    const figure = await open(page, `?lang=en${hash}`);
    await expect(page.getByRole("alert"), hash).toHaveText(/^This link is damaged/);
    expect((await figure.view()).stepCount).toBeGreaterThan(0);
  }
});

test("the pictures, a film of some steps, and the program with what runs it", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.seek("op:41");
  await opened(figure);
  const saved = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent("download"), figure.control(name).click()]);
    return download;
  };
  const svg = await saved("table, SVG");
  expect(svg.suggestedFilename()).toMatch(/^set-misses-slot-5-slots-\d+\.svg$/);
  expect(await text(svg)).toMatch(/^<svg [^>]*role="group"[^]*<a href="http:[^"]*\/playground.html[^"]*#lab=1[^"]*"[^]*five[^]*<\/a><\/svg>\n$/);
  const png = await readFile(await (await saved("references, PNG")).path());
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  expect(png.length).toBeGreaterThan(5000);

  await figure.element.getByLabel("from step").fill("3");
  await figure.element.getByLabel("to step").fill("9");
  const film = await text(await saved("Save"));
  expect(film.match(/class="frame"/g)).toHaveLength(7);
  const parsed = await page.evaluate((film) => new DOMParser().parseFromString(film, "image/svg+xml").querySelector("parsererror")?.textContent ?? "", film);
  expect(parsed).toBe("");
  await figure.element.getByLabel("to step").fill("2");
  await figure.control("Save").click();
  await expect(figure.element.getByText("The first step must come before the last")).toBeVisible();

  expect(await text(await saved("set-misses-slot-5.java"))).toContain("Will it get as far as slot 5?");
  expect(await text(await saved("Lab.java"))).toContain("class Lab");
  await expect(figure.element.locator(".command")).toHaveText(/^java --add-opens .* Lab\.java set-misses-slot-5\.java$/);
});
