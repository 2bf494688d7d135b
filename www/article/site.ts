/** Where the site is, and the pages of it that a script fills, in each language. */
import type { Language } from "./outline";

/** Where the site will be. Links between its pages are relative; what other sites read of it must be absolute. */
export const SITE = import.meta.env.VITE_SITE ?? "http://127.0.0.1:4173/";

/** A page in each language, by its path. */
export type Paths = Readonly<Record<Language, string>>;

/** The address of a page. */
export function addressOf(pages: Paths, language: Language): string {
  return SITE + pages[language].replace(/index\.html$/, "");
}

/** By their names, with what the keys of their words begin with. */
export const FILLED: Readonly<Record<string, string>> = { "playground.html": "ui.page", "survey.html": "ui.survey" };

/** Where a page is in each language. */
export function pathsOf(name: string): Paths {
  return { en: name, "zh-CN": `zh/${name}` };
}
