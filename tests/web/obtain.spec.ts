/** How to get the package is said in one file, and everywhere else as there. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import obtain from "../../www/embed/obtain.json" with { type: "json" };
import { open } from "./figure";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** Markdown as its readers see it, as far as these sentences go. */
const plain = (markdown: string) => markdown.replaceAll("`", "").replaceAll(/\s+/g, " ");

/** What only works with a name that is published. */
const BY_NAME = /npm (?:i|install|add|pack|view) [`"']?threadlocal-lab|npx threadlocal-lab|(?:unpkg|jsdelivr|esm\.sh)/;

for (const path of ["README.md", "www/embed/README.md"]) {
  test(`${path} says how to get the package as the one file does`, () => {
    expect(plain(read(path))).toContain(obtain.en);
    expect(plain(read(path))).not.toMatch(BY_NAME);
  });
}

for (const language of ["en", "zh-CN"] as const) {
  test(`the builder says how to get the package (${language})`, async ({ page }) => {
    expect(obtain[language]).not.toMatch(BY_NAME);
    await open(page, `?lang=${language}`);
    await page.locator("#embed > summary").click();
    await expect(page.locator(".builder .lead")).toContainText(obtain[language]);
    for (const option of await page.locator(".builder select").last().locator("option").all()) {
      await page.locator(".builder select").last().selectOption((await option.getAttribute("value")) ?? (await option.textContent()) ?? "");
      expect(await page.locator(".builder").innerText()).not.toMatch(BY_NAME);
    }
  });
}
