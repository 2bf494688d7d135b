/** What a reader is at stays under their pointer and in their sight while the figures around it come alive. */
import { expect, test } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

const PAGES = ["index.html", "zh/index.html"] as const;

/** A figure of the article that is seen. */
const FIGURE = ".lab-figure:has(threadlocal-lab):not(.switch *)";

/** What a reader can press in the article around its figures. */
const PRESSED = ".switch label:nth-of-type(2), .homes input, .hundred input, a.case, #contents a";

/** The article with recordings, and an engine, that come when they are told to. */
async function visit(page: Page, path: string): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\.(?:rec|wasm)$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(path);
  return release;
}

/** Waits until the figures on the screen and the next ones are alive, and for their sizes; says how many there are. */
async function alive(page: Page): Promise<number> {
  await page.waitForFunction(() => {
    const near = [...document.querySelectorAll("threadlocal-lab")].filter((place) => {
      const { top, bottom, height } = place.getBoundingClientRect();
      return height > 0 && bottom > -500 && top < innerHeight + 500;
    });
    return near.every((place) => (place as unknown as { stepCount: number }).stepCount > 0);
  });
  return page.evaluate(async () => {
    for (let n = 0; n < 10; n += 1) {
      await new Promise(requestAnimationFrame);
    }
    return [...document.querySelectorAll("threadlocal-lab")].filter((lab) => (lab as unknown as { stepCount: number }).stepCount > 0).length;
  });
}

function top(locator: Locator): Promise<number> {
  return locator.evaluate((element) => element.getBoundingClientRect().top);
}

for (const path of PAGES) {
  for (const width of [1280, 375]) {
    test(`${path}, ${width} px: what is pressed before a figure above it comes alive is what is let go`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      const count = await page.goto(path).then(() => page.locator(PRESSED).count());
      expect(count).toBeGreaterThan(10);
      test.setTimeout(60_000 + count * 15_000);
      const moved: string[] = [];
      let woken = 0;
      for (let n = 0; n < count; n += 1) {
        await page.unrouteAll({ behavior: "ignoreErrors" });
        const release = await visit(page, path);
        const pressed = page.locator(PRESSED).nth(n);
        await pressed.scrollIntoViewIfNeeded();
        const box = await pressed.boundingBox();
        expect(box).not.toBeNull();
        const at = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
        await page.mouse.move(at.x, at.y);
        await page.mouse.down();
        const before = await top(pressed);
        release();
        woken += await alive(page);
        const after = await top(pressed);
        const isUnder = await pressed.evaluate((element, at) => element.contains(document.elementFromPoint(at.x, at.y)), at);
        await page.mouse.up();
        if (Math.abs(after - before) > 1 || !isUnder) {
          moved.push(`${n}: from ${Math.round(before)} to ${Math.round(after)}, ${isUnder ? "under" : "not under"} the pointer`);
        }
      }
      expect(moved).toEqual([]);
      expect(woken, "figures that came alive").toBeGreaterThan(count / 2);
    });
  }
}

test("what has the focus stays where it is", async ({ page }) => {
  const release = await visit(page, "index.html");
  const figure = page.locator(FIGURE).nth(2);
  const link = figure.locator("a.here");
  await link.focus();
  await page.keyboard.press("Shift");
  const before = await top(link);
  release();
  await alive(page);
  await expect(figure.locator("threadlocal-lab")).toBeVisible();
  expect(Math.abs((await top(link)) - before)).toBeLessThanOrEqual(1);
});

test("a reader who scrolls by and points at nothing reads on where they were", async ({ page }) => {
  const release = await visit(page, "index.html");
  // The end of a figure is just in sight at the top.
  const caption = page.locator(FIGURE).nth(2).locator("figcaption");
  await caption.evaluate((element) => {
    scrollTo({ top: element.getBoundingClientRect().top + scrollY - 40, behavior: "instant" });
  });
  const before = await top(caption);
  release();
  expect(await alive(page)).toBeGreaterThan(0);
  expect(Math.abs((await top(caption)) - before)).toBeLessThanOrEqual(1);
});
