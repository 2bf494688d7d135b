/** The site itself where there is no network, and the one file that needs none. */
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { test } from "./site";

const DIST = fileURLToPath(new URL("../../www/dist/", import.meta.url));

test("after one visit the site works without network", async ({ page, context, serve }) => {
  const address = await serve(DIST);
  await page.goto(`${address}/playground.html?scenario=first-set&lang=en`);
  await alive(page);
  await kept(page);
  await context.setOffline(true);
  await page.goto(`${address}/playground.html?scenario=collision&lang=zh-CN`);
  await alive(page);
  await moves(page.locator("threadlocal-lab"));
  await page.goto(`${address}/survey.html`);
  await expect(page.getByRole("heading").first()).toBeVisible();
});

test("a new build takes over when no page of the old one is open", async ({ page, serve }) => {
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  try {
    cpSync(DIST, folder, { recursive: true });
    const address = await serve(folder);
    await page.goto(`${address}/playground.html`);
    await alive(page);
    await kept(page);
    const before = await caches(page);
    expect(before).toHaveLength(1);

    const worker = join(folder, "offline.js");
    writeFileSync(worker, readFileSync(worker, "utf8").replace(/const VERSION = "\w+"/, 'const VERSION = "another"'));
    await page.evaluate(async () => {
      await (await navigator.serviceWorker.ready).update();
    });
    await expect.poll(() => caches(page)).toHaveLength(2);
    await page.reload();
    await alive(page);
    expect(await caches(page), "the page that is open still has its build").toEqual(expect.arrayContaining(before));

    await expect.poll(async () => {
      await page.goto("about:blank");
      await page.waitForTimeout(500);
      await page.goto(`${address}/playground.html`);
      return caches(page);
    }, { timeout: 30_000 }).toEqual(["threadlocal-lab another"]);
    await alive(page);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the one file opens from a disk and asks for nothing", async ({ page }) => {
  const asked: string[] = [];
  const problems: string[] = [];
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url())) {
      asked.push(request.url());
    }
  });
  page.on("pageerror", (error) => problems.push(error.message));
  const file = pathToFileURL(join(DIST, "threadlocal-lab.html")).href;
  await page.goto(`${file}?lang=en`);
  await alive(page);
  await moves(page.locator("threadlocal-lab"));
  await page.locator("#scenarios a").first().click();
  await alive(page);
  await page.locator("#theme").selectOption("dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(asked.filter((url) => !url.startsWith(file))).toEqual([]);
  expect(problems).toEqual([]);
});

async function alive(page: Page): Promise<void> {
  await expect(page.locator("threadlocal-lab section").first()).toHaveAttribute("aria-busy", "false");
}

/** One step forward changes what is said. */
async function moves(figure: Locator): Promise<void> {
  const message = figure.locator(".message p").first();
  const before = await message.textContent();
  await figure.locator("section").press("ArrowRight");
  await expect(message).not.toHaveText(before ?? "");
}

/** Waits until the site is kept. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (active?.state !== "activated") {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}

function caches(page: Page): Promise<string[]> {
  return page.evaluate(() => globalThis.caches.keys());
}
