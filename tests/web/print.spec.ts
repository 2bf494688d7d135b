/** What comes out of the printer. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";

/** How many pages there are in a PDF file, by its page objects. */
async function printed(page: Page): Promise<number> {
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  return [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}

/** The text that the printer gets. */
async function text(page: Page): Promise<string> {
  await page.emulateMedia({ media: "print" });
  const text = await page.locator("body").innerText();
  await page.emulateMedia({ media: null });
  return text;
}

for (const path of ["index.html", "zh/index.html"]) {
  test(`${path}: the rule card is printed alone, on one page, and afterwards the page is whole again`, async ({ page }) => {
    await page.goto(path);
    // The browser's dialog would wait for somebody; the file is written while it would be open.
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    const whole = await text(page);
    const card = page.locator("#rules");
    const rules = (await card.locator("li").allInnerTexts()).map((rule) => rule.trim());
    expect(rules.length).toBeGreaterThan(3);
    await card.getByRole("button").click();
    const alone = await text(page);
    for (const rule of rules) {
      expect(alone).toContain(rule);
    }
    expect(alone.length, "nothing but the rules").toBeLessThan(rules.join("\n").length + 20);
    expect(await printed(page)).toBe(1);
    expect(await text(page)).toBe(whole);
    expect(await printed(page)).toBeGreaterThan(5);
  });
}
