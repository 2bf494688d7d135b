/** The page of the interview: questions in both languages, each with something that runs. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { runnerImport } from "vite";

const DIST = new URL("../../www/dist/", import.meta.url);

const PAGES = [
  { path: "interview.html", language: "en", other: "zh/interview.html" },
  { path: "zh/interview.html", language: "zh-CN", other: "../interview.html" },
] as const;

interface Questions {
  readonly questionMarkup: (question: unknown, language: string) => string;
}
interface Breaks {
  readonly breakWell: (root: unknown, language: string) => void;
}
interface Sections {
  readonly parseSection: (name: string, source: string) => { readonly root: Element };
}

async function module<T>(path: string): Promise<T> {
  const root = new URL("../../www/", import.meta.url).pathname;
  return (await runnerImport<T>(`${root}${path}`, { root, configFile: false, logLevel: "error" })).module;
}

const questionsOn = (page: Page) =>
  page.locator(".question").evaluateAll((all) =>
    all.map((question) => ({
      id: question.id,
      programs: question.querySelectorAll("details.program").length,
      followUps: question.querySelectorAll("details.follow").length,
      wrong: question.querySelectorAll("dd").length,
    })),
  );

test("both languages ask the same, with a program, a follow-up and a wrong answer each", async ({ page }) => {
  await page.goto(PAGES[0].path);
  const english = await questionsOn(page);
  expect(english.length).toBeGreaterThan(0);
  expect(english.filter(({ programs, followUps, wrong }) => programs === 0 || followUps === 0 || wrong === 0)).toEqual([]);
  await page.goto(PAGES[1].path);
  expect(await questionsOn(page)).toEqual(english);
});

for (const { path, language, other } of PAGES) {
  test(`${path}: its head is there without a script, every link leads somewhere, every number was counted`, async ({ page }) => {
    const html = readFileSync(new URL(path, DIST), "utf8");
    expect(html).toMatch(language === "en" ? /<title>ThreadLocal interview questions/ : /<title>ThreadLocal 面试题/);
    expect(html).toMatch(/<meta name="description" content="[^"]{60,}">/);
    expect(html).not.toMatch(/<lab-/);
    const numbers = [...html.matchAll(/<span class="number">([^<]*)<\/span>/g)].map(([, text]) => text ?? "");
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.filter((text) => text.trim() === "")).toEqual([]);
    await page.goto(path);
    await expect(page.locator(`header a[href="${other}"]`)).toHaveCount(1);
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

  test(`${path}: every program runs when it is opened, and nothing is loaded before`, async ({ page }) => {
    const problems: string[] = [];
    const loaded: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    expect(loaded.filter((each) => /\.(?:wasm|rec|svg)$/.test(each) && !each.endsWith("icon.svg"))).toEqual([]);
    const programs = page.locator("details.program:has(.lab)");
    const count = await programs.count();
    expect(count).toBeGreaterThan(0);
    test.setTimeout(60_000 + count * 10_000);
    for (const program of await programs.all()) {
      await program.locator("summary").click();
      const figure = program.locator("threadlocal-lab");
      const steps = () => figure.evaluate((element) => (element as unknown as { stepCount: number }).stepCount);
      await expect.poll(steps, { timeout: 30_000, message: await program.locator("summary").innerText() }).toBeGreaterThan(0);
      await expect(figure.locator("threadlocal-reading")).toBeVisible();
    }
    expect(problems).toEqual([]);
  });

  test(`${path}: all its texts are there without a script`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(path);
    for (const word of language === "en" ? ["linear probing", "memory leak", "CompletableFuture"] : ["内存泄漏", "线性探测", "启发式清理", "父线程"]) {
      await expect(page.locator(".question", { hasText: word }).first(), word).toBeVisible();
    }
    await page.locator("details.follow summary").first().click();
    await expect(page.locator("details.follow p").first()).toBeVisible();
    await context.close();
  });

  for (const width of [1280, 768, 375]) {
    test(`${path}, ${width} wide: nothing sticks out`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      for (const details of await page.locator("details.program:has(pre), details.follow").all()) {
        await details.evaluate((element) => {
          element.setAttribute("open", "");
        });
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
    });
  }
}

test("what a JDK printed stands beside its program, in the reader's language", async ({ page }) => {
  for (const { path, comment, by } of [
    { path: "interview.html", comment: "read on the caller's thread", by: "Printed by JDK 17 and JDK 25" },
    { path: "zh/interview.html", comment: "在调用者的线程上读出来", by: "JDK 17 和 JDK 25 打印" },
  ]) {
    await page.goto(path);
    const program = page.locator("#async details.program").first();
    await program.locator("summary").click();
    await expect(program.locator("pre").first()).toContainText(comment);
    await expect(program.locator("pre").first()).not.toContainText(/@zh|refused:/);
    await expect(program).toContainText(by);
    await expect(program.locator(".output")).toContainText("supplyAsync: null");
  }
});

const question = (answer: string, rest: string) =>
  `<lab-question id="q"><h3>Why?</h3><p>${answer}</p>${rest}<dl class="follow"></dl><dl class="wrong"></dl></lab-question>`;

test("an answer that takes longer than 30 seconds is refused, and a question without a program", async () => {
  const { questionMarkup } = await module<Questions>("interview/question.ts");
  const { parseSection } = await module<Sections>("article/section.ts");
  const markup = (source: string, language: string) => questionMarkup(parseSection("x", source).root.querySelector("lab-question"), language);
  const program = "<details></details>";
  expect(markup(question("word ".repeat(80), program), "en")).toContain('id="q"');
  expect(() => markup(question("word ".repeat(81), program), "en")).toThrow("81 words");
  expect(markup(question("字".repeat(110), program), "zh-CN")).toContain('id="q"');
  expect(() => markup(question("字".repeat(111), program), "zh-CN")).toThrow("111 words");
  expect(() => markup(question("word", ""), "en")).toThrow("nothing to run");
});

test("Chinese headings may break between words and nowhere else, short expressions not at all", async () => {
  const { breakWell } = await module<Breaks>("article/breaks.ts");
  const { parseSection } = await module<Sections>("article/section.ts");
  const { root } = parseSection("x", "<h2>内存泄漏是怎么发生的？</h2><p><code>hash &amp; (length - 1)</code>，<code>get()</code></p>");
  breakWell(root, "zh-CN");
  expect(root.querySelector("h2")?.innerHTML).toContain("内存<wbr>泄漏");
  expect(root.querySelector("h2")?.innerHTML).not.toContain("<wbr>？");
  expect([...root.querySelectorAll(".whole")].map(({ textContent }) => textContent)).toEqual(["hash & (length - 1)"]);
});
