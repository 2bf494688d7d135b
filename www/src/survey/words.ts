/** All words of a language: the survey has some that no figure says. */
import type { Language, Words } from "../i18n";

// A language that lacks a key of the English one does not compile.
const ALL = {
  en: () => import("../../../crate/words/en.json"),
  "zh-CN": () => import("../../../crate/words/zh-CN.json"),
} satisfies Record<Language, () => Promise<{ default: Words }>>;

/** Loads them. */
export async function allWords(language: Language): Promise<Words> {
  return (await ALL[language]()).default;
}
