/** The corpus to choose from, below the figure of the playground. */
import { expect, test } from "@playwright/test";
import { open } from "./figure";

test("a search leaves the scenarios that have its words, in the reader's language", async ({ page }) => {
  for (const { lang, words, left } of [
    { lang: "en", words: "Slot 5 REMOVE", left: "remove" },
    { lang: "zh-CN", words: "线程池", left: "线程池" },
  ]) {
    await open(page, `?lang=${lang}`);
    const links = page.locator("#scenarios a:visible");
    const all = await links.count();
    await page.locator("#search").fill(words);
    await expect(links.first()).toContainText(left);
    expect(await links.count()).toBeLessThan(all / 2);
    await page.locator("#search").fill("nobody wrote this");
    await expect(links).toHaveCount(0);
    await expect(page.locator("#none")).toBeVisible();
    await page.locator("#search").fill("");
    await expect(links).toHaveCount(all);
    await expect(page.locator("#none")).toBeHidden();
  }
});
