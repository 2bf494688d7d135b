/**
 * Where this page is in the site. The pages in `zh/` are in Chinese from the start; every page has a counterpart in each language.
 * It knows no page by name.
 */
import type { Language } from "./i18n";

/** The folder of each language, from the site's root. */
const FOLDERS: Readonly<Record<Language, string>> = { en: "", "zh-CN": "zh/" };

const isInFolder = document.documentElement.dataset.folder !== undefined;

/** What this page speaks unless its address says otherwise: what it was written in, or what the reader's browser asks for. */
export const SPOKEN: string = isInFolder ? document.documentElement.lang : navigator.language;

/** The address of a page of the site in a language, from here. */
export function pageIn(name: string, language: Language): string {
  return `${isInFolder ? "../" : ""}${FOLDERS[language]}${name}`;
}
