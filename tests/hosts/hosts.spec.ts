/** The figure in other people's pages, each built by its own generator. */
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { complaints, rests, test } from "./site";

/** Where each host's page is, and what a reader does before the figure is in sight. */
const HOSTS: readonly { name: string; folder: string; page: string; language: "en" | "zh-CN"; before?: (page: Page) => Promise<void> }[] = [
  { name: "plain HTML", folder: "plain", page: "/", language: "en" },
  { name: "Hexo", folder: "hexo/public", page: "/slot-5/", language: "zh-CN" },
  { name: "Hugo", folder: "hugo/public", page: "/slot-5/", language: "en" },
  { name: "mdBook", folder: "mdbook/book", page: "/slot-5.html", language: "en" },
  { name: "VitePress", folder: "vitepress/.vitepress/dist", page: "/slot-5.html", language: "en" },
  {
    name: "reveal.js, on a slide that is hidden at first",
    folder: "reveal",
    page: "/",
    language: "en",
    before: async (page) => {
      // Slides keep their size and are made transparent.
      const slide = page.locator(".slides > section", { has: page.locator("threadlocal-lab") });
      await expect(slide).toHaveClass("future");
      await expect(slide).toHaveCSS("opacity", "0");
      await page.locator("body").press("ArrowRight");
      await expect(slide).toHaveClass("present");
      await expect(slide).toHaveCSS("opacity", "1");
    },
  },
];

/** What the buttons are called, and how the table tells of slot 5. */
const WORDS = {
  en: { operation: "Operation", back: "Operation back", stale: /; 5 stale "five"/ },
  "zh-CN": { operation: "操作", back: "后退一个操作", stale: /5.*"five"/ },
} as const;

for (const { name, folder, page: path, language, before } of HOSTS) {
  test(`${name}: the figure is clicked through`, async ({ page, serve }) => {
    const problems = complaints(page);
    await page.goto(`${await serve(folder)}${path}`);
    await before?.(page);
    const figure = page.locator("threadlocal-lab");
    await clickThrough(figure, language);
    expect(problems).toEqual([]);
  });
}

test("a page of ten figures: all are alive, and each moves by itself", async ({ page, serve }) => {
  const problems = complaints(page);
  await page.goto(`${await serve("ten")}/`);
  const figures = page.locator("threadlocal-lab");
  await expect(figures).toHaveCount(10);
  for (const [index, figure] of (await figures.all()).entries()) {
    await alive(figure);
    for (let step = 0; step <= index; step += 1) {
      await figure.locator("section").press("ArrowRight");
    }
  }
  const steps = await figures.evaluateAll((all) => all.map((each) => (each as HTMLElement & { step: number }).step));
  expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(problems).toEqual([]);
});

test("a page with hostile styles: the figure looks as it does elsewhere", async ({ page, serve }) => {
  // The whole figure at once: what sticks to the edge of a window would be drawn at other fractions of a pixel.
  await page.setViewportSize({ width: 1280, height: 3200 });
  const looks = async (folder: string) => {
    await page.goto(`${await serve(folder)}/`);
    const figure = page.locator("threadlocal-lab");
    await alive(figure);
    await figure.evaluate((element) => {
      element.style.cssText = "position: absolute !important; left: 0 !important; top: 0 !important; width: 884px !important";
    });
    await rests(figure);
    const inside = figure.locator("section").first();
    // Whatever comes in from the page would have to come through here.
    const style = await inside.evaluate((element) => {
      const computed = getComputedStyle(element);
      return Object.fromEntries([...computed].map((name) => [name, computed.getPropertyValue(name)]));
    });
    return { style, picture: await inside.screenshot({ animations: "disabled" }) };
  };
  const plain = await looks("plain");
  const hostile = await looks("hostile");
  expect(hostile.style).toEqual(plain.style);
  expect(hostile.picture.equals(plain.picture), "the same picture, pixel by pixel").toBe(true);
});

test("a strict policy: the figure comes in an iframe, which grows to its height and hears its host", async ({ page, serve }) => {
  const problems = complaints(page);
  const address = await serve("strict");
  await page.addInitScript(() => {
    addEventListener("message", ({ data }: MessageEvent<{ type?: string } | null>) => {
      if (data?.type === "threadlocal-lab-step") {
        Object.assign(globalThis, { told: data });
      }
    });
  });
  await page.goto(`${address}/`);
  const frame = page.locator("iframe");
  const figure = page.frameLocator("iframe").locator("threadlocal-lab");
  await alive(figure);
  await expect.poll(async () => Number(await frame.getAttribute("height"))).toBeGreaterThan(400);
  await rests(figure);
  const height = await figure.evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
  await expect(frame).toHaveAttribute("height", String(height));
  await clickThrough(figure, "en");
  // By key: a frame of another process may still stand where the page was before it scrolled.
  await page.getByRole("button", { name: "Go to the end" }).press("Enter");
  await expect.poll(() => figure.evaluate((element) => {
    const { step, stepCount } = element as HTMLElement & { step: number; stepCount: number };
    return stepCount - step;
  })).toBe(0);
  await expect.poll(() => page.evaluate(() => (globalThis as { told?: { step: number; stepCount: number } }).told)).toMatchObject({ step: 359, stepCount: 359 });
  for (const message of [null, 7, "threadlocal-lab-play", { type: "toString" }, { type: "threadlocal-lab-seek", step: {} }]) {
    await frame.evaluate((element, message) => {
      (element as HTMLIFrameElement).contentWindow?.postMessage(message, "*");
    }, message);
  }
  await expect(figure.locator("section")).toHaveAttribute("aria-busy", "false");
  expect(problems).toEqual([]);
});

/** Goes through the operation on slot 5 with the mouse, forward and back. */
async function clickThrough(figure: Locator, language: keyof typeof WORDS): Promise<void> {
  const { operation, back, stale } = WORDS[language];
  await alive(figure);
  const table = figure.locator("svg.slots");
  const before = await table.getAttribute("aria-label");
  await figure.getByRole("button", { name: operation, exact: true }).click();
  await expect(table).not.toHaveAttribute("aria-label", before ?? "");
  await expect(table).toHaveAttribute("aria-label", stale);
  await figure.getByRole("button", { name: back, exact: true }).click();
  await expect(table).toHaveAttribute("aria-label", before ?? "");
}

async function alive(figure: Locator): Promise<void> {
  await expect(figure.locator("section")).toHaveAttribute("aria-busy", "false");
  await expect(figure.locator(".message p").first()).not.toBeEmpty();
}
