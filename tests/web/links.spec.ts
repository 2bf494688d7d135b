/** Where the page stands when a reader has followed a link, from a page that nobody has touched. */
import { expect, test } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

const PAGES = ["index.html", "zh/index.html"] as const;

/** What is asked for stands at the top of the screen, with the little room that the page leaves above it; in pixels. */
const ROOM = 40;

/** The page as a first visitor finds it, at a fragment of its address or at its top. */
async function visit(page: Page, path: string, hash = ""): Promise<void> {
  // The same page at another fragment would not be loaded again.
  await page.goto("about:blank");
  await page.goto(path + hash);
}

/** How far what has this id is from where it belongs, once the figures around have come alive; or why it cannot be seen. */
async function misplaced(page: Page, id: string): Promise<string> {
  // As in the page: a figure that is less than this away comes alive.
  const near = 600;
  await page.evaluate(() => dispatchEvent(new Event("scroll")));
  const sleeping = () =>
    page.evaluate((near) => {
      const places = [...document.querySelectorAll<HTMLElement>(".lab-figure > .lab")];
      const within = places.filter((place) => {
        const { top, bottom, height } = place.getBoundingClientRect();
        return height > 0 && bottom > -near && top < innerHeight + near;
      });
      return within.filter((place) => place.querySelector(":scope > threadlocal-lab:not([hidden])") === null).length;
    }, near);
  await expect.poll(sleeping, { message: `the figures around #${id} come alive`, timeout: 30_000 }).toBe(0);
  // Two frames: one in which the page puts things where they belong, one in which that is seen.
  return page.evaluate(
    async ({ id, room }) => {
      const frame = () => new Promise(requestAnimationFrame);
      await frame();
      await frame();
      const target = document.getElementById(id);
      if (!target?.checkVisibility()) {
        return `#${id} cannot be seen`;
      }
      const { top, height } = target.getBoundingClientRect();
      const bottom = document.documentElement.scrollHeight - innerHeight - scrollY;
      const fits = height > 0 && top >= -1 && top < innerHeight && (top <= room || bottom <= 1);
      return fits ? "" : `#${id} is ${Math.round(top)} pixels below the top, ${Math.round(height)} high`;
    },
    { id, room: ROOM },
  );
}

/** Opens what a link lies in, as a reader does who gets to see it. */
async function openAround(link: Locator): Promise<void> {
  const answer = link.locator("xpath=ancestor::form[@class='ask']");
  for (const right of await answer.locator(".right input").all()) {
    await right.check();
  }
  for (const summary of await link.locator("xpath=ancestor::details").locator(":scope > summary").all()) {
    await summary.click();
  }
  await expect(link).toBeVisible();
}

for (const path of PAGES) {
  test(`${path}: every place can be gone to by its address`, async ({ page }) => {
    await page.goto(path);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(50);
    test.setTimeout(60_000 + ids.length * 10_000);
    const wrong: string[] = [];
    for (const id of ids) {
      await visit(page, path, `#${id}`);
      wrong.push(await misplaced(page, id));
    }
    expect(wrong.filter((each) => each !== "")).toEqual([]);
  });

  test(`${path}: every link leads to its place`, async ({ page }) => {
    await page.goto(path);
    // Those of headings and captions lead to where they stand; each other one is followed once from where it stands.
    const links = page.locator('a[href^="#"]:not(.here)');
    const hashes = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(hashes.length).toBeGreaterThan(40);
    test.setTimeout(60_000 + hashes.length * 10_000);
    const wrong: string[] = [];
    for (const [n, hash] of hashes.entries()) {
      if (hashes.indexOf(hash) < n) {
        continue;
      }
      await visit(page, path);
      const link = links.nth(n);
      await openAround(link);
      // By the keyboard, since the first link of the page is there only for those who come by it.
      await link.focus();
      await link.press("Enter");
      wrong.push(await misplaced(page, hash.slice(1)));
    }
    expect(wrong.filter((each) => each !== "")).toEqual([]);
  });
}
