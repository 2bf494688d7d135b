import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

/** What the command line prints for the same experiment. */
interface Report {
  readonly parameters: Readonly<Record<string, number>>;
  readonly rows: readonly { readonly stale: { readonly worst: number }; readonly lost: number; readonly length: number }[];
}

async function ask(page: Page, parameters: Readonly<Record<string, number>>): Promise<void> {
  for (const [name, value] of Object.entries(parameters)) {
    await page.locator(`input[name="${name}"]`).fill(String(value));
  }
  await page.getByRole("button", { name: "Run" }).click();
}

test("a survey off the main thread prints what the command line prints", async ({ page }) => {
  const expected = JSON.parse(await readFile("../survey.json", "utf8")) as Report;
  await page.goto("survey.html?lang=en");
  await ask(page, expected.parameters);
  await expect(page.getByRole("status")).toHaveText("Done.");
  const shown = await page.locator("pre").textContent();
  expect(JSON.parse(shown ?? "")).toEqual(expected);
  const written = (number: number) => number.toLocaleString("en");
  // The design heads its row.
  const column = (table: Locator, n: number) => table.locator(`tbody td:nth-child(${n + 2})`).allTextContents();
  const stale = page.locator("table", { hasText: "stale entries" });
  const rest = page.locator("table", { hasText: "lost gets" });
  expect(await column(stale, 3)).toEqual(expected.rows.map((row) => written(row.stale.worst)));
  expect(await column(rest, 0)).toEqual(expected.rows.map((row) => written(row.lost)));
  expect(await column(rest, 2)).toEqual(expected.rows.map((row) => written(row.length)));
  expect(page.workers(), "the worker is gone").toEqual([]);
});

test("a long survey shows progress, leaves the page alive, and is cancelled", async ({ page }) => {
  await page.goto("survey.html?lang=en");
  await ask(page, { keys: 900, deaths: 50, collectEvery: 100, operations: 10_000_000 });
  const bar = page.getByRole("progressbar", { name: "Progress" });
  const done = () => bar.evaluate((element: HTMLProgressElement) => element.value);
  await expect.poll(done).toBeGreaterThan(0);
  const before = await done();
  await expect.poll(done).toBeGreaterThan(before);
  expect(page.workers()).toHaveLength(1);
  const frames = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let longest = 0;
        let last = performance.now();
        let left = 30;
        const frame = (now: number) => {
          longest = Math.max(longest, now - last);
          last = now;
          left -= 1;
          if (left > 0) {
            requestAnimationFrame(frame);
          } else {
            resolve(longest);
          }
        };
        requestAnimationFrame(frame);
      }),
  );
  expect(frames, "no frame waits for the survey, in ms").toBeLessThan(1000);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("status")).toHaveText("Cancelled.");
  await expect(bar).toBeHidden();
  await expect.poll(() => page.workers().length).toBe(0);
  await expect(page.getByRole("button", { name: "Run" })).toBeEnabled();
});

test("settings that make no experiment are named, in the reader's language", async ({ page }) => {
  for (const [language, run, message] of [
    ["en", "Run", "“stride between keys” must be from 1 to 1,000,000, and is 0."],
    ["zh-CN", "运行", "“key 的步长”必须在 1 到 1,000,000 之间，现在是 0。"],
  ] as const) {
    await page.goto(`survey.html?lang=${language}`);
    await page.locator('input[name="stride"]').fill("0");
    await page.getByRole("button", { name: run }).click();
    await expect(page.getByRole("status")).toHaveText(message);
  }
});

for (const { language, title, article, other, playground } of [
  { language: "en", title: "Roads not taken", article: "index.html", other: "zh/survey.html?lang=zh-CN", playground: "playground.html" },
  { language: "zh-CN", title: "ThreadLocalMap 的其他设计：对比实验", article: "zh/index.html", other: "survey.html?lang=en", playground: "zh/playground.html" },
] as const) {
  for (const width of [375, 768, 1280]) {
    test(`the page of the survey (${language}, ${width}): a table at once, ways back, and nothing that is cut off unseen`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`survey.html?lang=${language}`);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page).toHaveTitle(title);
      await expect(page.locator(`a[href="${article}"]`)).toBeVisible();
      await expect(page.locator(`a[href="${other}"]`)).toBeVisible();
      await expect(page.locator(`a[href="${playground}?lang=${language}"]`)).toBeVisible();
      await expect(page.locator("table").first()).toBeVisible({ timeout: 60_000 });
      const long = await page.locator("td").allTextContents();
      expect(long.filter((text) => /\d{4}/.test(text)), "thousands are set apart").toEqual([]);
      expect(long.some((text) => text.includes(","))).toBe(true);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, "the page itself does not scroll sideways").toBeLessThanOrEqual(0);
      // What does not fit scrolls in its own box, which the keyboard reaches and whose edge shows it.
      const boxes = await page.locator(".scroller").evaluateAll((all) =>
        all.map((box) => ({ hidden: box.scrollWidth - box.clientWidth, reached: (box as HTMLElement).tabIndex === 0, shadow: getComputedStyle(box).backgroundImage })),
      );
      for (const { hidden, reached, shadow } of boxes) {
        expect(hidden <= 1 || (reached && shadow.includes("gradient"))).toBe(true);
      }
      if (width >= 768) {
        expect(boxes.filter(({ hidden }) => hidden > 1)).toEqual([]);
      }
    });
  }
}

for (const [language, word] of [["en", "ThreadLocalMap"], ["zh-CN", "内存泄漏"]] as const) {
  test(`what stands in the head of the playground is in the reader's language (${language})`, async ({ page }) => {
    await page.goto(`playground.html?lang=${language}`);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page).toHaveTitle(language === "en" ? "ThreadLocal, one step at a time" : "ThreadLocal 演练场：单步运行 Java，看清内存泄漏");
    await expect(page.locator("meta[name=description]")).toHaveAttribute("content", new RegExp(word));
  });
}
