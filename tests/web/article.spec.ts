import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { open } from "./figure";

const DIST = new URL("../../www/dist/", import.meta.url);

/** The sections in their order, as the article's outline has them. */
const SECTIONS = [
  ...readFileSync(new URL("../../www/article/outline.ts", import.meta.url), "utf8").matchAll(/^ {2}"([\w-]+)",$/gm),
].map(([, name]) => name ?? "");

const PAGES = [
  { path: "index.html", language: "en", other: "zh/index.html" },
  { path: "zh/index.html", language: "zh-CN", other: "../index.html" },
] as const;

for (const { path, language, other } of PAGES) {
  test(`${path}: the outline, and a link to the other language`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    expect(SECTIONS.length).toBeGreaterThan(0);
    const numbered = SECTIONS.map((name, n) => `${n + 1} ${name}`);
    const headings = await page.locator("section > h2").evaluateAll((all) =>
      all.map((heading) => `${heading.querySelector(".ordinal")?.textContent ?? ""} ${heading.parentElement?.id ?? ""}`),
    );
    expect(headings).toEqual(numbered);
    const contents = await page.locator("#contents a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(contents).toEqual(SECTIONS.map((name) => `#${name}`));
    await expect(page.locator(`header a[href="${other}"]`)).toHaveCount(1);
    for (const name of SECTIONS) {
      await expect(page.locator(`#${name} :is(.lab, input, a.run)`).first(), `${name} has something to do`).toBeAttached();
    }
  });

  test(`${path}: every link leads somewhere, every picture is there`, async ({ page }) => {
    await page.goto(path);
    const { ids, targets } = await page.evaluate(() => ({
      ids: Array.from(document.querySelectorAll("[id]"), ({ id }) => id),
      targets: Array.from(document.querySelectorAll("[href], img[src]"), (element) => element.getAttribute("href") ?? element.getAttribute("src") ?? ""),
    }));
    expect(ids.filter((id, n) => ids.indexOf(id) !== n), "an id stands once").toEqual([]);
    const dead = targets.filter((target) => {
      if (target.startsWith("#")) {
        return !ids.includes(target.slice(1));
      }
      const url = new URL(target, new URL(path, DIST));
      url.search = "";
      url.hash = "";
      return url.protocol === "file:" && !existsSync(url);
    });
    expect(dead).toEqual([]);
  });

  test(`${path}: without a script there are pictures, captions and answers`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(path);
    await expect(page.locator("form.predict .lab img").first()).toBeVisible();
    await page.locator("form.predict summary").first().click();
    await expect(page.locator("form.predict .answer").first()).toBeVisible();
    await expect(page.locator(".lab:not(:has(img, svg))")).toHaveCount(0);
    await expect(page.locator("lab-figure, lab-number, lab-word, lab-ask, lab-section, lab-chart")).toHaveCount(0);
    await context.close();
  });

  test(`${path}: every figure runs when the reader comes to it`, async ({ page }) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    await page.goto(path);
    const figures = page.locator(".lab-figure > .lab");
    const count = await figures.count();
    test.setTimeout(60_000 + count * 15_000);
    // A figure in an answer is seen when the question is answered.
    // By the keyboard: that what is pressed stays under the pointer is tried elsewhere.
    for (const right of await page.locator("form.ask .right input").all()) {
      await right.press("Space");
      await expect(right).toBeChecked();
    }
    for (let n = 0; n < count; n += 1) {
      const figure = figures.nth(n);
      await figure.scrollIntoViewIfNeeded();
      const lab = figure.locator("threadlocal-lab");
      await expect(lab, (await figure.getAttribute("data-scenario")) ?? "").toBeVisible({ timeout: 30_000 });
      const steps = () => lab.evaluate((element) => (element as unknown as { stepCount: number }).stepCount);
      await expect.poll(steps, { timeout: 30_000 }).toBeGreaterThan(0);
    }
    expect(problems).toEqual([]);
  });
}

test("nothing is loaded until the reader does something; then the first question runs", async ({ page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto("index.html");
  await page.waitForLoadState("networkidle");
  expect(loaded.filter((path) => path.endsWith(".wasm"))).toEqual([]);
  const form = page.locator("form.predict").first();
  await form.getByLabel("slot 10").check();
  await form.locator("summary").click();
  await expect(form.locator("label.freed em")).toHaveText("freed");
  await expect(form.locator("label.stays em")).toHaveText("stays");
  await expect(form.locator("threadlocal-lab")).toBeVisible();
  expect(loaded.filter((path) => path.endsWith(".wasm"))).toHaveLength(1);
});

for (const [slots, verdict] of [
  [["slot 10"], "You had it right."],
  [["slot 5", "slot 10"], "You expected something else."],
] as const) {
  test(`what the reader predicted is judged: ${slots.join(" and ")}`, async ({ page }) => {
    await page.goto("index.html");
    const form = page.locator("form.predict").first();
    for (const slot of slots) {
      await form.getByLabel(slot).check();
    }
    await form.locator("summary").click();
    await expect(form.locator(".verdict")).toHaveText(verdict);
    // The call is over while the reader still looks at it.
    const steps = () => form.locator("threadlocal-lab").evaluate((element) => {
      const { step, stepCount } = element as unknown as { step: number; stepCount: number };
      return stepCount > 0 && step === stepCount;
    });
    await expect.poll(steps, { timeout: 20_000 }).toBe(true);
  });
}

test("of all keys of the first screen only k2 takes the call to slot 5, as the article says", async ({ page }) => {
  const figure = await open(page, "?lang=en&scenario=set-misses-slot-5");
  const reaching: string[] = [];
  for (const key of ["k2", "k9", "k11", "k13", "k15"]) {
    await figure.seek("op:40");
    const slots = await figure.element.evaluate(async (element, key) => {
      const lab = element as unknown as { run(java: string): Promise<readonly unknown[]>; source: string };
      const { source } = lab;
      const problems = await lab.run(`${key} = null; System.gc(); k9b.set(new String("new"));`);
      return { problems: problems.length, source };
    }, key);
    expect(slots.problems).toBe(0);
    await figure.seek("end");
    if (!(await figure.slots()).some((slot) => slot.startsWith("5 "))) {
      reaching.push(key);
    }
    await figure.control("Undo").click();
  }
  expect(reaching).toEqual(["k2"]);
});

test("a link to a section stays at it while figures above come alive", async ({ page }) => {
  await page.goto("index.html#production");
  await page.evaluate(() => dispatchEvent(new Event("scroll")));
  await expect(page.locator("#production threadlocal-lab").first()).toBeVisible({ timeout: 30_000 });
  const top = () => page.locator("#production").evaluate((section) => Math.abs(section.getBoundingClientRect().top));
  await page.waitForTimeout(1000);
  await expect.poll(top).toBeLessThan(40);
});

test("a wrong answer is told, and the right one shown", async ({ page }) => {
  await page.goto("index.html");
  const ask = page.locator("form.ask").first();
  await expect(ask.locator(".answer")).toBeHidden();
  await ask.locator(".wrong input").first().check();
  await expect(ask.locator(".wrong em").first()).toHaveText("No.");
  await expect(ask.locator(".answer")).toBeVisible();
});

test("what a reader changes in a figure is drawn anew", async ({ page }) => {
  await page.goto("index.html");
  for (const [id, field, value, drawn] of [
    ["homes", "input", "0x9E3779B1", /^0, 1, 2, 3, 4, 5, 6, 7, 8$/],
    ["buckets", "input", "1 2 3", /^1, 2, 3$/],
    ["hundred-chart", "[name=tasks]", "20", /^a new ThreadLocal each: lab \d+; one static ThreadLocal: lab 5; with remove\(\): lab 0; the value refers to its key: lab 20$/],
    ["survey", "[name=operations]", "2000", /^[^;]+: [\d.]+, [\d.]+; /],
  ] as const) {
    const figure = page.locator(`#${id}`);
    await figure.locator(field).first().fill(value);
    const button = figure.getByRole("button");
    if (await button.count()) {
      await button.click();
    }
    await expect(figure.locator("img"), id).toHaveAttribute("src", /^data:image/, { timeout: 30_000 });
    await expect(figure.locator("img"), id).toHaveAttribute("alt", drawn);
  }
});

test("without a GC before the end a chart keeps everything, however many tasks", async ({ page }) => {
  await page.goto("index.html");
  const figure = page.locator("#hundred-chart");
  await figure.locator("[name=tasks]").fill("999");
  await figure.locator("[name=collectEvery]").fill("0");
  await figure.getByRole("button").click();
  const told = "a new ThreadLocal each: lab 999; one static ThreadLocal: lab 5; with remove(): lab 0; the value refers to its key: lab 999";
  await expect(figure.locator("img")).toHaveAttribute("alt", told, { timeout: 30_000 });
});

test("a chart that is run with the numbers it stands with says the same, and keeps what the JDKs kept", async ({ page }) => {
  await page.goto("index.html");
  const figure = page.locator("#hundred-chart");
  const image = figure.locator("img");
  const before = (await image.getAttribute("alt")) ?? "";
  expect(before).toMatch(/a GC after each task: lab 25, JDK 17 \d+–\d+, JDK 25 \d+–\d+;/);
  await figure.getByRole("button").click();
  await expect(image).toHaveAttribute("src", /^data:image/, { timeout: 30_000 });
  await expect(image).toHaveAttribute("alt", before);
});

test("the picture that other sites show of the page is there, and so is the map for search engines", async ({ page, request, browser }) => {
  await page.goto("index.html");
  const address = (await page.locator('meta[property="og:image"]').getAttribute("content")) ?? "";
  // Where the site will be, it may stand in a folder.
  const path = address.slice(address.lastIndexOf("/") + 1);
  if (process.env.LAB_RECORD) {
    const context = await browser.newContext({ viewport: { width: 960, height: 504 }, deviceScaleFactor: 1.25 });
    const first = await context.newPage();
    await first.goto("index.html");
    await first.screenshot({ path: `../../www/public/${path}` });
    await context.close();
  }
  const picture = await (await request.get(path)).body();
  expect([picture.subarray(1, 4).toString(), picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual(["PNG", 1200, 630]);
  const map = await (await request.get("sitemap.xml")).text();
  for (const link of await page.locator("link[rel=canonical], link[hreflang]").all()) {
    expect(map).toContain(`"${(await link.getAttribute("href")) ?? ""}"`);
  }
  const robots = await (await request.get("robots.txt")).text();
  expect(robots).toMatch(/^Sitemap: .*\/sitemap\.xml$/m);
});

test("the playground starts with an empty program and leads back to the article", async ({ page }) => {
  await page.goto("playground.html?lang=zh-CN&scenario=empty");
  const lab = page.locator("threadlocal-lab");
  await expect.poll(() => lab.evaluate((element) => (element as unknown as { source: string }).source)).toBe("void main() {\n}\n");
  await page.locator("#article").click();
  await expect(page).toHaveURL(/zh\/index\.html$/);
});
