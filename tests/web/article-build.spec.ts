/** The checks that the article's build makes: each finds what it is for. */
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { runnerImport } from "vite";

interface Numbers {
  readonly problemWith: (text: string, at: () => unknown, attribute: (name: string) => string) => string;
}
interface Homes {
  readonly homesOf: (increment: number, length: number) => readonly number[];
  readonly longestRun: (homes: readonly number[], length: number) => number;
}
interface Numerals {
  readonly numberIn: (text: string) => number | undefined;
}
interface Lint {
  readonly strayDigits: (fragment: unknown) => string[];
}
interface Sections {
  readonly parseSection: (name: string, source: string) => { readonly root: unknown };
}

async function module<T>(path: string): Promise<T> {
  const root = new URL("../../www/", import.meta.url).pathname;
  return (await runnerImport<T>(`${root}article/${path}`, { root, configFile: false, logLevel: "error" })).module;
}

test("numbers are read as prose writes them", async () => {
  const { numberIn } = await module<Numerals>("numerals.ts");
  for (const [text, number] of [
    ["5", 5],
    ["1,072", 1072],
    ["2.4", 2.4],
    ["five", 5],
    ["sixteen", 16],
    ["twenty-five", 25],
    ["a hundred", 100],
    ["two hundred and five", 205],
    ["one million", 1_000_000],
    ["0x61C88647", 0x61c88647],
    ["五", 5],
    ["两", 2],
    ["十六", 16],
    ["二十五", 25],
    ["一百零五", 105],
    ["一百万", 1_000_000],
    ["1000 万", 10_000_000],
    ["some", undefined],
    ["", undefined],
  ] as const) {
    expect(numberIn(text), text).toBe(number);
  }
});

test("a digit that nobody counts is found, names are left alone", async () => {
  const { strayDigits } = await module<Lint>("lint.ts");
  const { parseSection } = await module<Sections>("section.ts");
  for (const [source, stray] of [
    ["<p>It looks at 5 cells.</p>", 1],
    ["<p>It looks at <lab-number>5</lab-number> cells.</p>", 0],
    ["<p>Since JDK 1.2 and JEP 506, <code>k9b</code>.</p>", 0],
    ['<p><lab-word slot="5">slot 5</lab-word></p>', 0],
    ['<p><lab-word slot="5">slot 6</lab-word></p>', 1],
    ["<p>第 ５ 格</p>", 1],
  ] as const) {
    expect(strayDigits(parseSection("x", source).root), source).toHaveLength(stray);
  }
});

test("the article's numbers are those of the engine: each is read from the page and none is empty", async () => {
  for (const path of ["index.html", "zh/index.html"]) {
    const html = await readFile(new URL(`../../www/dist/${path}`, import.meta.url), "utf8");
    const numbers = [...html.matchAll(/<span class="number">([^<]*)<\/span>/g)].map(([, text]) => text ?? "");
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.filter((text) => text.trim() === "")).toEqual([]);
  }
});

test("the longest run is one of seats: keys with the same home sit behind each other", async () => {
  const { homesOf, longestRun } = await module<Homes>("../src/homes.ts");
  for (const [increment, length, longest] of [
    [0x61c88647, 16, 2],
    [0x9e3779b1, 16, 9],
    [0, 16, 9],
    [0, 32, 20],
    // Five keys at home in 0, four in 8.
    [8, 16, 5],
    // Homes 0, 15, 14 …: one run, around the end.
    [15, 16, 9],
    // Homes 0, 4, 8, 12 and again: every home has two keys, the first three.
    [4, 16, 3],
  ] as const) {
    expect(longestRun(homesOf(increment, length), length), `${increment} in ${length} slots`).toBe(longest);
  }
});

test("a measured number is looked up where it was measured", async () => {
  const { problemWith } = await module<Numbers>("numbers.ts");
  const hundred = { table: "hundred", row: "new ThreadLocal, GC after each task", tasks: "100" };
  for (const [text, attributes] of [
    ["0x9E3779B9", { table: "golden" }],
    ["0x61c88647", { table: "golden", what: "negated" }],
    ["7", { table: "compiled", scenario: "set-misses-slot-5", column: "interpreter" }],
    ["one", { table: "compiled", scenario: "set-misses-slot-5", column: "jdk25" }],
    ["25", { ...hundred, column: "lab" }],
  ] as const) {
    const attribute = (name: string) => (attributes as Readonly<Record<string, string>>)[name] ?? "";
    expect(problemWith(text, () => undefined, attribute), text).toBe("");
  }
  const end = (name: string) => ({ ...hundred, end: "least" })[name] ?? "";
  expect(problemWith("31", () => undefined, end)).toMatch(/^“31” is \d+$/);
});

test("a number that is not what was counted is refused, with both", async () => {
  const { problemWith } = await module<Numbers>("numbers.ts");
  const row: Readonly<Record<string, string>> = { table: "hundred", row: "new ThreadLocal, no GC meanwhile", column: "jdk25", tasks: "100" };
  const attribute = (name: string) => row[name] ?? "";
  const nowhere = () => {
    throw new Error("a table needs no point");
  };
  for (const [text, problem] of [
    ["100", ""],
    ["a hundred", ""],
    ["5", "“5” is 100"],
    ["several", "“several” is no number"],
  ] as const) {
    expect(problemWith(text, nowhere, attribute)).toBe(problem);
  }
  expect(problemWith("5", nowhere, (name) => (name === "count" ? "leafs" : ""))).toBe("nobody knows how to count leafs");
});

test("the diagram of the classes is in the reader's language: what is no name of the JDK, and what is read out", async () => {
  const HAN = /\p{Script=Han}/u;
  const drawn = async (language: string) => readFile(new URL(`../../www/dist/figures/${language}/classes.svg`, import.meta.url), "utf8");
  const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? "").filter((text) => text !== "");
  const [en, zh] = [texts(await drawn("en")), texts(await drawn("zh"))];
  // A word that starts with a small letter and is followed by another one is prose, as no name is.
  const isProse = (text: string) => /^[a-z]+ [a-z]/.test(text);
  expect(en.filter(isProse)).toEqual(["the value", "static field, local variable", "your code"]);
  expect(zh.filter(isProse)).toEqual([]);
  expect(en.filter((text) => HAN.test(text))).toEqual([]);
  expect(zh.filter((text) => HAN.test(text))).toHaveLength(3);
  expect(en.filter((text) => !isProse(text))).toEqual(zh.filter((text) => !HAN.test(text)));
});
