/** The sections of the article in their order: the names of their files, and what the page calls them in links. */

/** The languages of the article, and where the page of each is. */
export const PAGES = { en: "index.html", "zh-CN": "zh/index.html" } as const;

export type Language = keyof typeof PAGES;

export const LANGUAGES = Object.keys(PAGES) as readonly Language[];

/** What stands before the first section. */
export const FIRST = "first";

export const OUTLINE: readonly string[] = [
  "where-the-value-lives",
  "one-leak",
  "weak-key",
  "home-and-run",
  "who-cleans-what",
  "three-calls",
  "what-reaches-slot-5",
  "eight-tables",
  "production",
  "what-to-do",
  "chaining",
  "soft-and-phantom",
  "why-an-array",
  "locks",
  "wrong",
  "playground",
];

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

/** The sections that are written in a language. */
export function written(language: Language): readonly string[] {
  return OUTLINE.filter((section) => `./${pathOf(section, language)}` in FILES);
}
