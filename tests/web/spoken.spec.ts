/**
 * The code pane and the listing speak the reader's language, and only they: comments in it, everything else where it stands
 * in the file, and the file itself as it is wherever a reader takes it from.
 */
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { pieces } from "../../www/src/java";
import { spoken } from "../../www/src/spoken";
import { open } from "./figure";
import type { FigureOnPage } from "./figure";

const FOLDER = new URL("../../www/scenarios/", import.meta.url);

const SCENARIOS = readdirSync(FOLDER).filter((name) => name.endsWith(".java")).map((name) => name.replace(/\.java$/, "")).sort();

const LANGUAGES = ["en", "zh-CN"] as const;

const HAN = /\p{Script=Han}/u;

/** What speaks to the lab alone has no language. */
const TO_THE_LAB = /^\/\/ @(?:heap|young|gc|proof|design)\b/;

for (const { what, lines, en, zh, hidden = {} } of [
  { what: "a comment with two parts", lines: ["f(); // one @zh 一"], en: ["f(); // one"], zh: ["f(); // 一"] },
  { what: "a comment that stands alone, indented", lines: ["    // one @zh 一"], en: ["    // one"], zh: ["    // 一"] },
  { what: "a comment with one part", lines: ["f(); // one"], en: ["f(); // one"], zh: ["f(); // one"] },
  { what: "a text that looks like one", lines: ['f("// one @zh 一"); // two @zh 二'], en: ['f("// one @zh 一"); // two'], zh: ['f("// one @zh 一"); // 二'] },
  { what: "a text that looks like one, and no comment", lines: ['f("// one @zh 一");'], en: ['f("// one @zh 一");'], zh: ['f("// one @zh 一");'] },
  { what: "a comment between other things", lines: ["f(/* one @zh 一 */);"], en: ["f(/* one @zh 一 */);"], zh: ["f(/* one @zh 一 */);"] },
  { what: "an address with an @zh in it", lines: ["f(); // to a@zh.example"], en: ["f(); // to a@zh.example"], zh: ["f(); // to a@zh.example"] },
  { what: "a comment with three parts, as nobody writes it", lines: ["f(); // one @zh 一 @zh 二"], en: ["f(); // one"], zh: ["f(); // 一 @zh 二"] },
  { what: "notes and titles in two languages", lines: ["// @title.en A", "// @title.zh 甲", "f();", "// @note.zh 乙", "// @note.en B"], hidden: { en: [2, 4], zh: [1, 5] } },
  { what: "a note in one language", lines: ["// @note.en A", "f();", "// @note.zh 乙"], hidden: { en: [], zh: [] } },
  { what: "a title and a note beside each other", lines: ["// @title.en A", "// @note.zh 乙"], hidden: { en: [], zh: [] } },
] as { what: string; lines: string[]; en?: string[]; zh?: string[]; hidden?: { en?: number[]; zh?: number[] } }[]) {
  test(`what a reader sees of ${what}`, () => {
    expect(spoken(lines, "en")).toEqual({ lines: en ?? lines, hidden: new Set(hidden.en) });
    expect(spoken(lines, "zh-CN")).toEqual({ lines: zh ?? lines, hidden: new Set(hidden.zh) });
  });
}

/** A line that is shown. */
interface Line {
  readonly number: number;
  readonly code: string;
  readonly comment: string;
  /** Where pieces are marked that mean an object, and which one; where a problem is. */
  readonly marks: readonly string[];
}

/** The lines of a pane, and how many pixels of them are cut off at the right. */
function shown(figure: FigureOnPage, part: string): Promise<{ lines: Line[]; cut: number }> {
  return figure.element.evaluate(async (element, part) => {
    await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    const pane = element.shadowRoot?.querySelector(`.${part} threadlocal-lab-code`);
    await (pane as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    const lines = [...(pane?.querySelectorAll<HTMLElement>("[data-line]") ?? [])].map((line) => {
      const text = (selector: string) => [...line.querySelectorAll(selector)].map(({ textContent }) => textContent).join("");
      const comment = text(".comment");
      const all = [...line.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE || (node instanceof Element && node.matches("span:not(.outcome)")));
      const code = all.filter((node) => !(node instanceof Element && node.matches(".comment"))).map(({ textContent }) => textContent).join("");
      let at = 0;
      const marks = all.flatMap((node) => {
        const start = at;
        at += node.textContent?.length ?? 0;
        return node instanceof HTMLElement && node.matches(".held, .marked") ? [`${start} ${node.className} ${node.dataset.object ?? ""} ${node.textContent}`] : [];
      });
      return { number: Number(line.dataset.line), code, comment, marks };
    });
    const box = pane?.querySelector(".lines");
    return { lines, cut: box ? box.scrollWidth - box.clientWidth : 0 };
  }, part);
}

/** What a file's lines have in front of their comments. */
function codeOf(source: string): string[] {
  return source.split("\n").map((line) => pieces(line).filter(({ kind }) => kind !== "comment").map(({ text }) => text).join(""));
}

/** What is wrong with the comments that a reader of a language sees. */
function misspoken(lines: readonly Line[], language: string): string[] {
  return lines.filter(({ comment }) => {
    if (comment === "" || TO_THE_LAB.test(comment)) {
      return false;
    }
    const another = language === "en" ? HAN.test(comment) || /@(?:note|title)\.zh/.test(comment) : !HAN.test(comment) || /@(?:note|title)\.en/.test(comment);
    return another || comment.includes("@zh");
  }).map(({ number, comment }) => `line ${number}: ${comment}`);
}

test("every scenario and the listing, in both languages: one language, each line in its place, the same things marked, nothing cut off", async ({ page }) => {
  test.setTimeout(60_000 + SCENARIOS.length * 5_000);
  await page.setViewportSize({ width: 375, height: 800 });
  const figure = await open(page, "?lang=en");
  const wrong: string[] = [];
  let two = 0;
  for (const scenario of SCENARIOS) {
    const source = readFileSync(new URL(`${scenario}.java`, FOLDER), "utf8");
    const code = codeOf(source);
    await figure.change(scenario);
    await figure.seek("end");
    const marks: string[][] = [];
    for (const language of LANGUAGES) {
      await figure.speak(language);
      const { lines, cut } = await shown(figure, "source");
      const say = (problem: string) => wrong.push(`${scenario}, ${language}: ${problem}`);
      misspoken(lines, language).forEach(say);
      // All of the code is there, under the numbers of the file.
      const numbers = new Set(lines.map(({ number }) => number));
      code.forEach((text, n) => {
        if (text.trim() !== "" && !numbers.has(n + 1)) {
          say(`line ${n + 1} is not shown`);
        }
      });
      lines.filter(({ number, code: text }) => text.trimEnd() !== (code[number - 1] ?? "").trimEnd()).forEach(({ number, code: text }) => say(`line ${number} is ${text}`));
      if (cut > 1) {
        say(`${cut} pixels are cut off`);
      }
      two += lines.filter(({ comment }) => comment !== "").length;
      marks.push(lines.flatMap(({ number, marks }) => marks.map((mark) => `${number}: ${mark}`)));
    }
    expect(marks[1], `${scenario}: what is marked`).toEqual(marks[0]);
  }
  expect(wrong).toEqual([]);
  expect(two, "comments that were looked at").toBeGreaterThan(2 * SCENARIOS.length);
});

for (const language of LANGUAGES) {
  test(`${language}: the listing speaks it, under the numbers of its file`, async ({ page }) => {
    const listing = codeOf(readFileSync(new URL("../jvm/Listing.java", import.meta.url), "utf8").trimEnd());
    const figure = await open(page, `?lang=${language}`);
    const { lines } = await shown(figure, "listing");
    expect(misspoken(lines, language)).toEqual([]);
    expect(lines.map(({ code }) => code.trimEnd())).toEqual(listing.map((code) => code.trimEnd()));
    expect(lines.filter(({ comment }) => comment !== "").length).toBeGreaterThan(5);
  });

  test(`${language}: a problem stands at its word, before a comment in two languages and on a line that is not shown otherwise`, async ({ page }) => {
    const figure = await open(page, `?lang=${language}`);
    await figure.write("// @title.en A\n// @title.zh 甲\nvoid main() {\n    int a = nobody; // of two languages @zh 两种语言\n}\n");
    const { lines } = await shown(figure, "source");
    const [problem] = lines.filter(({ marks }) => marks.length > 0);
    expect(problem).toMatchObject({ number: 4, code: "    int a = nobody; ", comment: language === "en" ? "// of two languages" : "// 两种语言" });
    expect(problem?.marks.join()).toMatch(/^12 .*marked.* nobody$/);
    expect(lines.map(({ number }) => number)).toEqual(language === "en" ? [1, 3, 4, 5] : [2, 3, 4, 5]);
  });

  test(`${language}: the arrow keys go by the lines that are shown`, async ({ page }) => {
    const figure = await open(page, `?lang=${language}`);
    const number = (line: number) => figure.element.locator(`.source [data-line="${line}"] .line-number`);
    const [hidden, seen] = language === "en" ? [2, 1] : [1, 2];
    await expect(number(hidden)).toHaveCount(0);
    await number(3).focus();
    await page.keyboard.press("ArrowUp");
    await expect(number(seen)).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(number(3)).toBeFocused();
  });

  test(`${language}: what a reader takes away or edits is the file as it is`, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const scenario = "new-key-at-3-cleans-slot-5";
    const file = readFileSync(new URL(`${scenario}.java`, FOLDER), "utf8");
    expect(file).toContain("@zh");
    const figure = await open(page, `?lang=${language}&scenario=${scenario}`);
    const source = (from: FigureOnPage) => from.element.evaluate((element) => (element as unknown as { source: string }).source);
    expect(await source(figure)).toBe(file);
    await figure.element.locator(".share summary").click();
    const saved = figure.element.locator(".share .jdk button").first();
    const [download] = await Promise.all([page.waitForEvent("download"), saved.click()]);
    expect(await readFile(await download.path(), "utf8")).toBe(file);
    await figure.element.locator(".share .row button").first().click();
    await expect(figure.element.locator(".share .told")).not.toBeEmpty();
    const address = await page.evaluate(() => navigator.clipboard.readText());
    await figure.element.locator(".caption .edit").click();
    await expect(figure.element.locator(".cm-content")).toContainText("// somebody tidies up: slot 14 is null @zh 有人顺手清理");
    // Its own program, edited and appended to, keeps what it does not show.
    await figure.write(`${file}// mine\n`);
    expect(await source(figure)).toBe(`${file}// mine\n`);
    await page.goto("about:blank");
    await page.goto(address);
    await figure.ready();
    await expect.poll(() => source(figure)).toBe(file);
  });
}
