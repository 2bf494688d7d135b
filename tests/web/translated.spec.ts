/** Pages that a script fills: each is written in both languages, and says so without one. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

const DIST = new URL("../../www/dist/", import.meta.url);

const PAGES = [
  { path: "playground.html", language: "en", title: /^ThreadLocal, one step at a time$/ },
  { path: "zh/playground.html", language: "zh-CN", title: /^ThreadLocal 演练场.*内存泄漏/ },
  { path: "survey.html", language: "en", title: /^Roads not taken$/ },
  { path: "zh/survey.html", language: "zh-CN", title: /^ThreadLocalMap 的其他设计/ },
] as const;

for (const { path, language, title } of PAGES) {
  test(`${path}: title, description and texts are there without a script, in its language`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(path);
    await expect(page).toHaveTitle(title);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    const han = /\p{Script=Han}/u;
    const description = (await page.locator("meta[name=description]").getAttribute("content")) ?? "";
    expect(han.test(description)).toBe(language === "zh-CN");
    for (const text of [await page.locator("h1").innerText(), await page.locator(".lead").innerText()]) {
      expect(han.test(text), text).toBe(language === "zh-CN");
    }
    await expect(page.locator("link[rel=alternate][hreflang]")).toHaveCount(3);
    await context.close();
  });

  test(`${path}: its script speaks the same, and its links lead somewhere`, async ({ page }) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    const missing: string[] = [];
    page.on("response", (response) => response.status() >= 400 && missing.push(response.url()));
    // The page at the root speaks as the reader's browser asks, and that is English.
    await page.goto(path);
    await expect(page.locator("table, threadlocal-lab section").first()).toBeVisible({ timeout: 30_000 });
    await expect(page).toHaveTitle(title);
    const targets = await page.evaluate(() => Array.from(document.querySelectorAll("a[href]"), (link) => link.getAttribute("href") ?? ""));
    const dead = targets.filter((target) => {
      const url = new URL(target, new URL(path, DIST));
      url.search = "";
      url.hash = "";
      return url.protocol === "file:" && !existsSync(url);
    });
    expect(dead).toEqual([]);
    expect({ problems, missing }).toEqual({ problems: [], missing: [] });
  });
}

test("the map of the site has every page in each language", () => {
  const map = readFileSync(new URL("sitemap.xml", DIST), "utf8");
  for (const { path } of PAGES) {
    expect(map).toContain(`/${path}</loc>`);
  }
  expect(map).toContain("/interview.html</loc>");
  expect(map).toContain("/zh/interview.html</loc>");
});
