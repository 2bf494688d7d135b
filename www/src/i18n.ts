/**
 * The words of the page and of the engine's messages, in the reader's language.
 *
 * A language is loaded when it is first asked for. It knows no sentence itself: they are in `crate/words/`.
 */
import type { ArgumentView } from "./engine";
import { byKey } from "./memo";

/** Every message, by its key. The compiler refuses a key that is not there. */
export type Key = keyof typeof import("../../crate/words/en.json");

/** All messages of one language. */
export type Words = Readonly<Record<Key, string>>;

/** A piece of a message: plain text, or an argument and what it names in the picture. */
export type Part = string | ArgumentView;

const LANGUAGES = {
  en: () => import("../../crate/words/en.json?page"),
  "zh-CN": () => import("../../crate/words/zh-CN.json?page"),
} satisfies Record<string, () => Promise<{ default: Partial<Words> }>>;

const DIAGNOSTICS: Readonly<Record<keyof typeof LANGUAGES, () => Promise<{ default: Partial<Words> }>>> = {
  en: () => import("../../crate/words/en.json?diagnostics"),
  "zh-CN": () => import("../../crate/words/zh-CN.json?diagnostics"),
};

/** A language that the lab speaks. */
export type Language = keyof typeof LANGUAGES;

/** How each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", "zh-CN": "中文" };

/** What is said where the words of a language do not come. */
export const WORDLESS: Readonly<Record<Language, string>> = {
  en: "The words of the page did not come. Perhaps there is no network, or the page has a newer version: then load it again.",
  "zh-CN": "页面的文字没有取到。也许网络断了，也许页面有了新版本：若是后者，请重新加载。",
};

/** The language for a `lang` attribute or a browser's preference: Chinese if it is any Chinese, otherwise English. */
export function languageOf(tag: string | null | undefined): Language {
  return tag?.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

/** The first part of a language's name, `zh`: comments in a source name it so. */
export function shortTag(language: string): string {
  return language.split("-")[0] ?? language;
}

/** Loads the words of a language: all but those that only the reading face says, or the survey, or what is wrong with a source. */
export async function words(language: Language): Promise<Words> {
  return (await LANGUAGES[language]()).default;
}

/** The same with what is said of diagnostics. */
export async function wordsOfDiagnostics(language: Language): Promise<Words> {
  const [all, { default: diagnostics }] = await Promise.all([words(language), DIAGNOSTICS[language]()]);
  return { ...all, ...diagnostics };
}

/** Says a key in the reader's language. */
export type Say = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** The text of `key` with its arguments filled in. */
export function say(words: Words, key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  return words[key].replaceAll(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces));
}

/**
 * The text of a message of the engine, cut where its arguments are. A key that nobody knows is its own text; of a diagnostic whose
 * words are on their way there is nothing to say yet.
 */
export function parts(words: Words, key: string, values: readonly ArgumentView[]): Part[] {
  const text = (words as Readonly<Partial<Record<string, string>>>)[key] ?? (key.startsWith("diagnostic.") ? "" : key);
  // Every second piece is the name of an argument.
  return text
    .split(/\{(\w+)\}/)
    .map((piece, at) => (at % 2 === 0 ? piece : (grouped(values.find(({ name }) => name === piece)) ?? `{${piece}}`)))
    .filter((part) => part !== "");
}

/** Arguments that say how much or how many; other numbers are names, of lines and slots for instance. */
const AMOUNTS = new Set(["bytes", "count", "free", "limit"]);

/** An argument of the engine with its thousands set apart, as both languages do. */
function grouped(value: ArgumentView | undefined): ArgumentView | undefined {
  return value && AMOUNTS.has(value.name) && /^\d{4,}$/.test(value.text) ? { ...value, text: value.text.replace(/\B(?=(?:\d{3})+$)/g, ",") } : value;
}

/** The same as one string. */
export function plain(words: Words, key: string, values: readonly ArgumentView[]): string {
  return parts(words, key, values)
    .map((part) => (typeof part === "string" ? part : part.text))
    .join("");
}

/** To make one of these takes longer than to draw a pane. */
const numberFormats = byKey<Intl.NumberFormat>(20);

/** A number as a language writes it, with so many digits behind the point at most. */
export function numberIn(language: Language, value: number, digits = 0): string {
  const format = numberFormats(`${language} ${digits}`, () => new Intl.NumberFormat(language, { maximumFractionDigits: digits }));
  return format.format(value);
}
