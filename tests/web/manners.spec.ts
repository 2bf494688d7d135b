import { expect, test } from "@playwright/test";
import { open } from "./figure";

test("on the smallest phone nothing makes the page scroll sideways, whatever is open", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const language of ["en", "zh-CN"]) {
    const figure = await open(page, `?lang=${language}`);
    await figure.seek("op:40");
    await figure.openAll();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), language).toBeLessThanOrEqual(320);
    const wide = await figure.element.evaluate((element) => {
      const { right } = element.getBoundingClientRect();
      return [...(element.shadowRoot?.querySelectorAll("button, input, select, summary, p") ?? [])]
        .filter((part) => part.getBoundingClientRect().right > right + 1 && !part.closest(".lines, .listed, .scroll, .threads, .cm-scroller, dialog, .announcement"))
        .map((part) => part.outerHTML.slice(0, 100));
    });
    expect(wide, language).toEqual([]);
  }
});

test("a long name of a scenario does not make the page scroll sideways", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const figure = await open(page, "?lang=en&scenario=out-of-memory-although-every-key-is-dead");
  await expect(figure.element.locator(".caption", { hasText: "out-of-memory-although-every-key-is-dead.java" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

/** The smallest text of a picture, in CSS pixels as the reader sees it. */
function smallestText(picture: SVGSVGElement): number {
  const shown = picture.getBoundingClientRect().width / picture.viewBox.baseVal.width;
  return Math.min(...[...picture.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize) * shown));
}

/** The least that a text of a picture may measure. */
const READABLE = 9;

for (const width of [320, 375, 768, 1280]) {
  test(`pictures are drawn for the room that they have: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const figure = await open(page, "?lang=en");
    await figure.seek("end");
    await figure.settle();
    for (const picture of ["svg.slots", "svg.graph"]) {
      const smallest = await figure.element.locator(picture).evaluate(smallestText as (picture: Element) => number);
      expect(smallest, picture).toBeGreaterThanOrEqual(READABLE);
    }
  });
}

/** Whether the ink is light: that of a figure, and that of a page which has text of its own. */
function inks(): boolean[] {
  const lab = document.querySelector("threadlocal-lab")?.shadowRoot?.querySelector(".lab");
  return [...(document.querySelector("h1") ? [document.body] : []), ...(lab ? [lab] : [])].map((element) => {
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(element).color.match(/[\d.]+/g) ?? []).map(Number);
    return 0.3 * red + 0.6 * green + 0.1 * blue > 128;
  });
}

for (const address of ["index.html", "zh/index.html", "interview.html", "playground.html", "survey.html", "embed/embed.html", "threadlocal-lab.html"]) {
  test(`the reader's system says whether it is dark: ${address}`, async ({ page }) => {
    await page.goto(address);
    if (!/index|interview|survey/.test(address)) {
      await expect(page.locator("threadlocal-lab section")).toBeAttached();
    }
    for (const colorScheme of ["dark", "light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(inks);
      expect(found.length, "texts").toBeGreaterThan(0);
      expect(found, colorScheme).toEqual(found.map(() => colorScheme === "dark"));
    }
  });
}

for (const colorScheme of ["dark", "light"] as const) {
  test(`where the system sets the colours, labels can be read: ${colorScheme}`, async ({ page }) => {
    // What fades away is pale for a moment.
    await page.emulateMedia({ forcedColors: "active", colorScheme, reducedMotion: "reduce" });
    const figure = await open(page, "?lang=en");
    for (const step of ["op:40", "op:41", "end"]) {
      await figure.seek(step);
      await figure.settle();
      expect(await figure.paleLabels(), step).toEqual([]);
    }
  });
}

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 375, height: 700 } });

  test("a tap lights a slot up in every pane until the next tap", async ({ page }) => {
    const figure = await open(page, "?lang=en");
    await figure.seek("op:41");
    await figure.element.locator('svg.slots .entry[data-slot="5"]').first().tap();
    await expect(figure.element.locator("tr.lit")).toContainText('"five"');
    await figure.element.locator('svg.slots .entry[data-slot="5"]').first().tap();
    await page.locator("h1").tap();
    await expect(figure.element.locator("tr.lit")).toHaveCount(0);
  });
});

test("ten figures on one page do not meet, and those out of sight stand still", async ({ page }) => {
  await open(page, "?lang=en");
  const figures = await page.evaluate(async () => {
    document.body.innerHTML = Array.from({ length: 10 }, () => `<threadlocal-lab lang="en" scenario="set-misses-slot-5" panes="slots message timeline" style="margin: 40px 0"></threadlocal-lab>`).join("");
    type Lab = HTMLElement & { ready: Promise<void>; step: number; play(): void; updateComplete: Promise<boolean> };
    const labs = [...document.querySelectorAll<Lab>("threadlocal-lab")];
    await Promise.all(labs.map((lab) => lab.ready));
    labs.forEach((lab, n) => {
      lab.step = n;
    });
    scrollTo(0, 0);
    labs.at(-1)?.play();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    return labs.map((lab) => lab.step);
  });
  expect(figures).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const last = page.locator("threadlocal-lab").last();
  await last.scrollIntoViewIfNeeded();
  await expect.poll(() => last.evaluate((lab) => (lab as HTMLElement & { step: number }).step)).toBeGreaterThan(9);
});
