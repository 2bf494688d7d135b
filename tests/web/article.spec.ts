import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { open } from "./figure";

const DIST = new URL("../../www/dist/", import.meta.url);

/** The sections in their order, as the article's outline has them. */
const SECTIONS = [
  ...readFileSync(new URL("../../www/article/outline.ts", import.meta.url), "utf8").matchAll(/^ {2}"([\w-]+)",$/gm),
].map(([, name]) => name ?? "");

/** The pages that go deeper, as the article's build has them. */
const DEEP = [...(/DEEP = \[(.*)\]/.exec(readFileSync(new URL("../../www/article/deep.ts", import.meta.url), "utf8"))?.[1] ?? "").matchAll(/"([\w-]+)"/g)].map(
  ([, name]) => `${name ?? ""}.html`,
);

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
      await expect(page.locator(`#${name} :is(threadlocal-lab, input, a.case)`).first(), `${name} has something to do`).toBeAttached();
    }
  });

  for (const address of [path, ...DEEP.map((deep) => path.replace("index.html", deep))]) {
    test(`${address}: every link leads somewhere, every picture is there`, async ({ page }) => {
      await page.goto(address);
      const { ids, targets } = await page.evaluate(() => ({
        ids: Array.from(document.querySelectorAll("[id]"), ({ id }) => id),
        targets: Array.from(document.querySelectorAll("[href], img[src]"), (element) => element.getAttribute("href") ?? element.getAttribute("src") ?? ""),
      }));
      expect(ids.filter((id, n) => ids.indexOf(id) !== n), "an id stands once").toEqual([]);
      const dead = targets.filter((target) => {
        if (target.startsWith("#")) {
          return !ids.includes(target.slice(1));
        }
        const url = new URL(target, new URL(address, DIST));
        const id = url.hash.slice(1);
        url.search = "";
        url.hash = "";
        return url.protocol === "file:" && (!existsSync(url) || (id !== "" && !readFileSync(url, "utf8").includes(`id="${id}"`)));
      });
      expect(dead).toEqual([]);
    });

    test(`${address}: every figure runs when the reader comes to it`, async ({ page }) => {
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(error.message));
      await page.goto(address);
      const figures = page.locator("threadlocal-lab");
      const count = await figures.count();
      test.setTimeout(60_000 + count * 15_000);
      // By the keyboard: that what is pressed stays under the pointer is tried elsewhere.
      for (const right of await page.locator("form.ask .right input").all()) {
        await right.press("Space");
        await expect(right).toBeChecked();
      }
      for (let n = 0; n < count; n += 1) {
        const lab = figures.nth(n);
        // One of several in a place is seen when the reader follows a link to it.
        const id = await lab.evaluate((element) => element.closest("figure")?.id ?? "");
        await page.evaluate((id) => {
          location.hash = id;
        }, id);
        await expect(lab, id).toBeVisible();
        const steps = () => lab.evaluate((element) => (element as unknown as { stepCount: number }).stepCount);
        await expect.poll(steps, { timeout: 30_000, message: id }).toBeGreaterThan(0);
      }
      expect(problems).toEqual([]);
    });
  }

  test(`${path}: without a script there are pictures, captions and what would be told`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(path);
    await expect(page.locator("#slot-5 img")).toBeVisible();
    await page.locator("#slot-5 summary").click();
    await expect(page.locator("#slot-5 ol li")).toHaveCount(8);
    await expect(page.locator("#remove-5 .told")).toBeVisible();
    await expect(page.locator("threadlocal-lab:not(:has(img))")).toHaveCount(0);
    await expect(page.locator("lab-figure, lab-number, lab-word, lab-ask, lab-section, lab-chart, lab-switch, lab-case, lab-predict")).toHaveCount(0);
    await context.close();
  });

  test(`${path}: half an hour's reading has become ten minutes'`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(path);
    const { words, height, closed } = await page.evaluate(() => {
      // What waits for the reader's answer, or behind a switch, counts too.
      const text = document.querySelector("main")?.cloneNode(true) as Element;
      for (const other of text.querySelectorAll("noscript, threadlocal-lab")) {
        other.remove();
      }
      return {
        words: (text.textContent.match(/[\w][^\s]*/g) ?? []).length,
        height: document.documentElement.scrollHeight,
        closed: text.querySelectorAll("details").length,
      };
    });
    if (language === "en") {
      expect(words).toBeLessThanOrEqual(3500);
    }
    expect(height).toBeLessThanOrEqual(25_000);
    expect(closed).toBe(0);
  });

  test(`${path}: the contents stay at the top and show where the reader is`, async ({ page }) => {
    await page.goto(path);
    for (const name of SECTIONS) {
      await page.evaluate((name) => {
        location.hash = name;
      }, name);
      const here = page.locator("#contents [aria-current]");
      await expect(here).toHaveAttribute("href", `#${name}`);
      await expect(here).toBeInViewport();
    }
  });
}

/** The face of a figure's element, whose tree is in that of another. */
function faceOf(page: Page, id: string): Locator {
  return page.locator(`#${id} threadlocal-lab`);
}

/** How the opening asks and judges, in each language. */
const OPENINGS = [
  { path: "index.html", run: "Run", next: "Next", slots: ["slot 5", "slot 10"], freed: 'slot 10 "ten" freed ', stays: 'slot 5 "five" stays ', said: ["you said freed", "you said stays"], tell: "Tell me", told: "5 of 16" },
  { path: "zh/index.html", run: "运行", next: "下一步", slots: ["5 号槽", "10 号槽"], freed: '10 号槽 "ten" 释放 ', stays: '5 号槽 "five" 还在 ', said: ["你猜：释放", "你猜：还在"], tell: "告诉我", told: "16 个里的 5 个" },
] as const;

for (const { path, run, next, slots, freed, stays, said, tell, told } of OPENINGS) {
  test(`${path}: the first figure is there at once, without the engine, and gives nothing away`, async ({ page }) => {
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(path);
    const figure = faceOf(page, "slot-5");
    await expect(figure.getByRole("button", { name: run, exact: true })).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(loaded.filter((file) => file.endsWith(".wasm"))).toEqual([]);
    await expect(figure.locator(".outcomes")).toBeEmpty();
    await expect(figure.locator(".turn")).toBeHidden();
    await expect(page.getByRole("button", { name: tell })).toBeHidden();
    await expect(figure.locator(".picture .never")).toHaveCount(0);
  });

  test(`${path}: what the reader said stands beside what became of each value, and only after the last beat`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(path);
    const figure = faceOf(page, "slot-5");
    // By a chip, and in the picture.
    await figure.getByRole("button", { name: slots[0] }).click();
    await figure.locator('.cell[data-slot="10"]').click();
    await expect(figure.locator('.chips [aria-pressed="true"]')).toHaveCount(2);
    await expect(figure.locator(".cell.marked")).toHaveCount(2);
    await figure.locator('.cell[data-slot="10"]').click();
    await expect(figure.getByRole("button", { name: slots[1] })).toHaveAttribute("aria-pressed", "false");
    await figure.locator('.cell[data-slot="9"]').click();
    await expect(figure.locator(".cell.marked")).toHaveCount(1);
    await figure.getByRole("button", { name: run, exact: true }).click();
    await expect(figure.locator(".chips")).toBeHidden();
    for (let beat = 2; beat <= 8; beat += 1) {
      await expect(figure.locator(".outcomes")).toBeEmpty();
      await figure.getByRole("button", { name: next, exact: true }).click();
      await expect(figure.locator(".dots .seen")).toHaveCount(beat);
    }
    await expect(figure.locator(".outcomes p")).toHaveText([stays + said[0], freed + said[1]]);
    await expect(figure.locator(".turn")).toBeVisible();
    await page.getByRole("button", { name: tell }).click();
    await expect(page.locator("#slot-5 .told")).toContainText(told);
    await expect(page.locator("#slot-5 .told")).toBeVisible();
  });

  for (const viewport of [{ width: 1280, height: 900 }, { width: 768, height: 1024 }, { width: 375, height: 812 }]) {
    test(`${path}, ${viewport.width} px: the ring, the question and the button are on the first screen, and nothing moves while it plays`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.clock.install();
      await page.addInitScript(() => {
        Object.assign(window, { shift: 0 });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
          }
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(path);
      const figure = faceOf(page, "slot-5");
      const button = figure.getByRole("button", { name: run, exact: true });
      await expect(button).toBeVisible();
      for (const part of [figure.locator(".picture"), figure.locator(".sentence"), button]) {
        await expect(part).toBeInViewport({ ratio: 1 });
      }
      const places = () =>
        page.evaluate(() =>
          [...document.querySelectorAll("h1, #slot-5, #short, #short a, #leak")].map((element) => Math.round(element.getBoundingClientRect().top + scrollY)),
        );
      const before = await places();
      await button.click();
      await page.clock.runFor(90_000);
      await expect(figure.locator(".outcomes p")).toHaveCount(2);
      expect(await places()).toEqual(before);
      const isCut = await figure.locator(".outcomes").evaluate((element) => element.scrollHeight > element.clientHeight);
      expect(isCut).toBe(false);
      expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThanOrEqual(0.01);
    });
  }
}

test("after a few calls that did not help, the reader is told what does", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("index.html");
  const figure = faceOf(page, "slot-5");
  await expect(figure.getByRole("button", { name: "Run", exact: true })).toBeVisible();
  await figure.locator("section").focus();
  await page.keyboard.press("End");
  const told = page.locator("#slot-5 .told");
  for (const call of ["get()", "set(…)", "remove()"]) {
    for (const key of ["k2", "k9b"]) {
      await expect(told).toBeHidden();
      await figure.locator(".turn select").selectOption(key);
      await figure.getByRole("button", { name: call }).click();
      await expect(figure.locator(".java code")).toContainText(`${key}.${call.slice(0, 3)}`);
      await figure.locator("section").focus();
      await page.keyboard.press("End");
      await expect(figure.locator(".turn .verdict")).toContainText("Still there");
      if (call === "remove()" && key === "k2") {
        break;
      }
    }
  }
  await expect(told).toBeVisible();
});

test("the quiz counts the first answer of each table", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("index.html");
  const score = page.locator("#quiz .score");
  for (const [table, chips, said] of [
    ["1", [], "1 of 1 foreseen"],
    ["3", ["slot 3"], "1 of 2 foreseen"],
    ["1", ["slot 8"], "1 of 2 foreseen"],
  ] as const) {
    await page.locator("#quiz").getByRole("radio", { name: new RegExp(`^${table}\\b`) }).check();
    const figure = page.locator("#quiz > figure:visible threadlocal-lab");
    await figure.scrollIntoViewIfNeeded();
    // Who presses a key before the table is there presses in vain.
    await expect(figure.locator("section:not([aria-busy])")).toBeVisible();
    await figure.locator("section").focus();
    await page.keyboard.press("Home");
    for (const chip of chips) {
      await figure.getByRole("button", { name: chip }).click();
    }
    await page.keyboard.press("End");
    await expect(score).toHaveText(said);
  }
});

test("a myth opens its program in its place, and closes it", async ({ page }) => {
  await page.goto("index.html");
  const link = page.locator("a.case").first();
  await link.click();
  const lab = page.locator("tr.opened threadlocal-lab");
  await expect.poll(() => lab.evaluate((element) => (element as unknown as { stepCount: number }).stepCount), { timeout: 30_000 }).toBeGreaterThan(0);
  await link.click();
  await expect(lab).toHaveCount(0);
});

test("who searches in Chinese finds parts by their headings", async ({ page }) => {
  await page.goto("zh/index.html");
  for (const word of ["内存泄漏", "线性探测", "启发式清理", "探测式清理", "全量清理"]) {
    await expect(page.locator(":is(h1, h2, h3)").filter({ hasText: word }).first(), word).toBeVisible();
  }
});

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
  // The contents stay above it.
  const top = () =>
    page.locator("#production").evaluate((section) => {
      const contents = document.getElementById("contents")?.getBoundingClientRect().bottom ?? 0;
      return Math.abs(section.getBoundingClientRect().top - contents);
    });
  await page.waitForTimeout(1000);
  await expect.poll(top).toBeLessThan(40);
});

test("a wrong answer is told, and the right one shown", async ({ page }) => {
  await page.goto("chaining.html");
  const ask = page.locator("form.ask").first();
  await expect(ask.locator(".answer")).toBeHidden();
  await ask.locator(".wrong input").first().check();
  await expect(ask.locator(".wrong em").first()).toHaveText("No.");
  await expect(ask.locator(".answer")).toBeVisible();
});

test("what a reader changes in a figure is drawn anew", async ({ page }) => {
  for (const [address, id, field, value, drawn] of [
    ["index.html", "homes", "input", "0x9E3779B1", /^0, 1, 2, 3, 4, 5, 6, 7, 8$/],
    ["chaining.html", "buckets", "input", "1 2 3", /^1, 2, 3$/],
    ["index.html", "hundred-chart", "[name=tasks]", "20", /^a new ThreadLocal each: lab \d+; one static ThreadLocal: lab 5; with remove\(\): lab 0; the value refers to its key: lab 20$/],
    ["array.html", "survey", "[name=operations]", "2000", /^[^;]+: [\d.]+, [\d.]+; /],
  ] as const) {
    await page.goto(address);
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

/** The kind of a picture's file, and its size in pixels. */
function kindOf(picture: Buffer): [string, number, number] {
  const isGif = picture.subarray(0, 3).toString() === "GIF";
  return isGif ? ["GIF", picture.readUInt16LE(6), picture.readUInt16LE(8)] : [picture.subarray(1, 4).toString(), picture.readUInt32BE(16), picture.readUInt32BE(20)];
}

test("the pictures to take away and those that other sites show of the page are there, and so is the map for search engines", async ({ page, request }) => {
  const previews: string[] = [];
  for (const path of ["zh/index.html", "index.html"]) {
    await page.goto(path);
    // Where the site will be, it may stand in a folder.
    const [preview = ""] = /pictures\/.*$/.exec((await page.locator('meta[property="og:image"]').getAttribute("content")) ?? "") ?? [];
    previews.push(preview);
    expect(kindOf(await (await request.get(preview)).body())).toEqual(["PNG", 1200, 630]);
    const links = await page.locator(".take a, .card a").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    const kinds = await Promise.all(links.map(async (link) => kindOf(await (await request.get(link)).body())));
    // Eight beats; the card is as high as its rules need.
    expect(kinds.slice(0, -1)).toEqual([["GIF", 720, 960], ...Array.from({ length: 8 }, () => ["PNG", 1080, 1440])]);
    const [kind, width, height] = kinds.at(-1) ?? [];
    expect([kind, width, (height ?? 0) > 1080]).toEqual(["PNG", 1080, true]);
  }
  expect(new Set(previews).size).toBe(2);
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
