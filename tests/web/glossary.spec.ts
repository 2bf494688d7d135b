/** Chinese texts, wherever they stand, say what the glossary says. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { charactersIn, retiredIn } from "../../www/glossary";
import words from "../../crate/words/zh-CN.json" with { type: "json" };

const ROOT = new URL("../../", import.meta.url);

const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");

const filesIn = (folder: string, ending: string) =>
  readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

/** The Chinese halves of a Java source's comments. */
const commentsOf = (java: string) => [...java.matchAll(/(?:@zh|\/\/ @\w+\.zh)(?: \d+)? (.*)$/gm)].map(([, text]) => text ?? "");

/** What is read of a page: its texts and what its attributes say, no code. */
const textsOf = (html: string) =>
  html
    .replaceAll(/<!--[\s\S]*?-->|<(code|pre)\b[\s\S]*?<\/\1>/g, "")
    .split(/<[^>]*>/)
    .map((text) => text.trim());

/** The texts of a module. */
const literalsOf = (source: string) => [...source.matchAll(/"((?:[^"\\\n]|\\.)*)"|`([^`]*)`/g)].map(([, one, other]) => one ?? other ?? "");

/** Chinese texts by where they stand. The article's numbers are counted, and so have a check of their own. */
const PLACES: readonly { readonly place: string; readonly texts: () => readonly string[]; readonly counted?: boolean }[] = [
  ...[...filesIn("www/scenarios", ".java"), ...filesIn("www/interview/programs", ".java"), "tests/jvm/Listing.java"].map((place) => ({ place, texts: () => commentsOf(read(place)) })),
  ...filesIn("www/article/zh", ".html").map((place) => ({ place, texts: () => textsOf(read(place)), counted: true })),
  ...filesIn("www/interview/zh", ".html").map((place) => ({ place, texts: () => textsOf(read(place)) })),
  ...filesIn("tests/jdk", ".java").map((place) => ({ place, texts: () => commentsOf(read(place)) })),
  ...["www/article/text.ts", "www/interview/text.ts", "www/src/embed/words.ts"].map((place) => ({ place, texts: () => literalsOf(read(place)) })),
  { place: "www/embed/obtain.json", texts: () => literalsOf(read("www/embed/obtain.json")) },
  ...filesIn("tests/hosts/sites/hexo/source", ".md").map((place) => ({ place, texts: () => read(place).split("\n") })),
];

test("messages say what the glossary says", () => {
  const entries = Object.entries<string>(words);
  expect(entries.flatMap(([name, text]) => [...retiredIn(text, name), ...charactersIn(text)].map((wrong) => `${name}: ${wrong}`))).toEqual([]);
});

test("so do scenarios, listing, article and builder", () => {
  for (const { place, texts, counted = false } of PLACES) {
    expect.soft(texts().flatMap((text) => [...retiredIn(text), ...(counted ? [] : charactersIn(text))]), place).toEqual([]);
  }
});

test("a retired word is found, a name or a word that looks like it is not", () => {
  for (const [text, name, found] of [
    ["键已被清除", "", 1],
    ["按键和键盘", "", 0],
    ["这个槽是 stale 的", "", 1],
    ["过期（stale）的 Entry", "", 0],
    ["staleSlot 是 5", "", 0],
    ["`stale` 是参数名", "", 0],
    ["{stale} 号槽", "", 0],
    ["整个 run 都清掉", "", 1],
    ["Thread.run 返回", "", 0],
    ["这个值没有了", "ui.x", 1],
    ["表达式的值", "diagnostic.x", 0],
    ["初始值", "ui.x", 0],
    ["模拟器里的实验室，线程池的 worker", "", 2],
    ["the key, no Chinese", "", 0],
  ] as const) {
    expect(retiredIn(text, name), text).toHaveLength(found);
  }
});

test("a number in characters is found where digits are read", () => {
  for (const [text, found] of [
    ["十六个槽", 1],
    ["三号槽", 1],
    ["一百个任务", 1],
    ["两个线程", 0],
    ["十分清楚", 0],
    ["16 个槽里的 3 号槽", 0],
  ] as const) {
    expect(charactersIn(text), text).toHaveLength(found);
  }
});
