/**
 * The words of the reading face: of each language only what it can say, so that a reader loads no more. What is said of
 * micro-steps comes with the others when somebody asks for one.
 */
import type { Key, Language, Words } from "../i18n";
import { say } from "../i18n";

const CUT = {
  en: () => import("../../../crate/words/en.json?reading"),
  "zh-CN": () => import("../../../crate/words/zh-CN.json?reading"),
} satisfies Record<Language, () => Promise<{ default: Partial<Words> }>>;

/** The keys that are in the cut words. */
export type ReadingKey = Extract<Key, `ui.reading.${string}` | `ui.reason.${string}` | "ui.failed" | "ui.noPoint">;

/** Says a key in the reader's language. */
export type ReadingSay = (key: ReadingKey, values?: Readonly<Record<string, string | number>>) => string;

/** Loads what the face says in a language. The other keys are not there. */
export async function readingWords(language: Language): Promise<Words> {
  return (await CUT[language]()).default;
}

/** The same as a function. */
export function sayIn(words: Words): ReadingSay {
  return (key, values) => say(words, key, values);
}
