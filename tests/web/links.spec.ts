/** Where the page stands when a reader has followed a link, from a page that nobody has touched. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";

const PAGES = ["index.html", "zh/index.html"] as const;

/** What is asked for stands at the top of what can be seen, with the little room that the page leaves above it; in pixels. */
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
  const awake = await page
    .waitForFunction(
      (near) => {
        const places = [...document.querySelectorAll("threadlocal-lab")];
        const within = places.filter((place) => {
          const { top, bottom, height } = place.getBoundingClientRect();
          return height > 0 && bottom > -near && top < innerHeight + near;
        });
        return within.every((place) => (place as unknown as { stepCount: number }).stepCount > 0);
      },
      near,
      { polling: "raf", timeout: 30_000 },
    )
    .catch(() => undefined);
  if (!awake) {
    return `the figures around #${id} do not come alive`;
  }
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
      const { top: from, height } = target.getBoundingClientRect();
      // The contents stay at the top, over what is scrolled.
      const strip = document.getElementById("contents");
      const over = strip && strip !== target && !strip.contains(target) ? strip.getBoundingClientRect() : undefined;
      const top = from - (over && over.top <= 0 ? over.bottom : 0);
      const bottom = document.documentElement.scrollHeight - innerHeight - scrollY;
      const fits = height > 0 && top >= -1 && top < innerHeight && (top <= room || bottom <= 1);
      return fits ? "" : `#${id} is ${Math.round(top)} pixels below the top, ${Math.round(height)} high`;
    },
    { id, room: ROOM },
  );
}

/** What lies in something that a reader must open first: such a place, or a link there, is come to on a page of its own. */
const CLOSED = "details *, .switch > figure:not(:nth-of-type(1))";

for (const path of PAGES) {
  test(`${path}: every place can be gone to by its address`, async ({ page }) => {
    await page.goto(path);
    // Those of the page alone: what is in a figure has no address.
    const places = await page.evaluate((closed) => Array.from(document.querySelectorAll("[id]"), (each) => ({ id: each.id, closed: each.matches(closed) })), CLOSED);
    expect(places.length).toBeGreaterThan(50);
    const hidden = places.filter(({ closed }) => closed);
    expect(hidden.length, "places that a switch shows").toBeGreaterThan(5);
    test.setTimeout(60_000 + hidden.length * 10_000 + places.length * 2_000);
    const wrong: string[] = [];
    // From the end to the start, so that the figures above a place sleep when the page comes to it, as on a first visit.
    await visit(page, path);
    for (const { id } of places.filter(({ closed }) => !closed).toReversed()) {
      await page.evaluate((id) => {
        location.hash = id;
      }, id);
      wrong.push(await misplaced(page, id));
    }
    for (const { id } of hidden) {
      await visit(page, path, `#${id}`);
      wrong.push(await misplaced(page, id));
    }
    expect(wrong.filter((each) => each !== "")).toEqual([]);
  });

  test(`${path}: every link leads to its place`, async ({ page }) => {
    await page.goto(path);
    // Those of headings and captions lead to where they stand; each other one is followed once from where it stands.
    const links = page.locator('a[href^="#"]:not(.here)');
    const all = await links.evaluateAll(
      (all, closed) =>
        all.map((link, n) => {
          const hash = link.getAttribute("href") ?? "";
          const target = document.getElementById(hash.slice(1));
          const place = [...document.querySelectorAll("[id]")].findIndex((each) => each === target);
          return { n, hash, place, fresh: link.matches(closed) || target?.matches(closed) === true };
        }),
      CLOSED,
    );
    expect(all.length).toBeGreaterThan(25);
    const once = all.filter(({ hash }, n) => all.findIndex((other) => other.hash === hash) === n);
    const fresh = once.filter((link) => link.fresh);
    expect(fresh.length, "links to what a switch shows").toBeGreaterThan(2);
    test.setTimeout(60_000 + fresh.length * 10_000 + once.length * 2_000);
    const wrong: string[] = [];
    const follow = async (n: number, hash: string) => {
      const link = links.nth(n);
      await expect(link).toBeVisible();
      // By the keyboard, since the first link of the page is there only for those who come by it.
      await link.focus();
      await link.press("Enter");
      wrong.push(await misplaced(page, hash.slice(1)));
    };
    await visit(page, path);
    for (const { n, hash } of once.filter((link) => !link.fresh).toSorted((one, other) => other.place - one.place)) {
      await follow(n, hash);
    }
    for (const { n, hash } of fresh) {
      await visit(page, path);
      await follow(n, hash);
    }
    expect(wrong.filter((each) => each !== "")).toEqual([]);
  });
}
