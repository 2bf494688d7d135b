/** The pages of the site that a script fills, and where each is in each language. */
import type { Language } from "./outline";

/** By their names, with what the keys of their words begin with. */
export const FILLED: Readonly<Record<string, string>> = { "playground.html": "ui.page", "survey.html": "ui.survey" };

/** Where a page is in each language. */
export function pathsOf(name: string): Readonly<Record<Language, string>> {
  return { en: name, "zh-CN": `zh/${name}` };
}
