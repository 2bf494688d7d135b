/** The parts of the article in their order, the pages that go deeper, and where the pages are. */

/** The languages of the article, and where the page of each is. */
export const PAGES = { en: "index.html", "zh-CN": "zh/index.html" } as const;

export type Language = keyof typeof PAGES;

export const LANGUAGES = Object.keys(PAGES) as readonly Language[];

/** What stands before the first part. */
export const FIRST = "first";

/** The parts of the article, in their order. */
export const OUTLINE: readonly string[] = [
  "leak",
  "table",
  "game",
  "production",
  "what-to-do",
  "myths",
];

/** The folder of a language's pages, from the root. */
export function folderOf(language: Language): string {
  return PAGES[language].replace(/index\.html$/, "");
}

/** The folder of the pictures to take away, from the root. */
export function picturesOf(language: Language): string {
  return `pictures/${language === "en" ? "en" : "zh"}/`;
}

/** The way from a language's pages back to the root. */
export function rootOf(language: Language): string {
  return folderOf(language) === "" ? "" : "../";
}

/** The number of a section, from 1. */
export function numberOf(section: string): number {
  const place = OUTLINE.indexOf(section);
  if (place < 0) {
    throw new Error(`no section is called ${section}`);
  }
  return place + 1;
}

const FILES = import.meta.glob<string>("./{en,zh}/*.html", { query: "?raw", import: "default", eager: true });

/** Where the source of a section is, as messages name it. */
export function pathOf(section: string, language: Language): string {
  return `${language === "en" ? "en" : "zh"}/${section}.html`;
}

/** The source of a section. */
export function sourceOf(section: string, language: Language): string {
  const source = FILES[`./${pathOf(section, language)}`];
  if (source === undefined) {
    throw new Error(`there is no ${pathOf(section, language)}`);
  }
  return source;
}
