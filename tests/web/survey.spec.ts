import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";

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
  const rows = page.locator("tbody tr");
  await expect(rows).toHaveCount(expected.rows.length);
  for (const [index, { stale, lost, length }] of expected.rows.entries()) {
    const cells = await rows.nth(index).locator("td").allTextContents();
    expect([cells[3], cells.at(-3), cells.at(-1)]).toEqual([stale.worst, lost, length].map(String));
  }
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
    ["en", "Run", "stride must be from 1 to 1000000, and is 0."],
    ["zh-CN", "运行", "stride 必须在 1 到 1000000 之间，现在是 0。"],
  ] as const) {
    await page.goto(`survey.html?lang=${language}`);
    await page.locator('input[name="stride"]').fill("0");
    await page.getByRole("button", { name: run }).click();
    await expect(page.getByRole("status")).toHaveText(message);
  }
});
