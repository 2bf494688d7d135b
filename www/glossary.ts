/**
 * Keeps the words of Chinese texts to the glossary, `crate/words/glossary.json`: finds those that it has retired, and numbers in
 * characters that are read as digits. It knows no text.
 */
import glossary from "../crate/words/glossary.json" with { type: "json" };

interface Term {
  readonly zh: string;
  /** With what English readers search for, at the first mention. */
  readonly first?: string | undefined;
  /** What was said before, or is said elsewhere. */
  readonly retired: readonly string[];
  /** Words that only look as if they held a retired one. */
  readonly unless?: readonly string[] | undefined;
  /** Beginnings of the names of words in which it means something else. */
  readonly notOf?: readonly string[] | undefined;
}

const TERMS: readonly Term[] = glossary.terms;

const HAN = /\p{Script=Han}/u;

/** What a program says of itself: names in code, and places that are filled in later. */
const CODE = /`[^`]*`|\{\w+\}/g;

/** From ten on numbers are digits, and so is every number of a slot. */
const CHARACTERS = /[一二三四五六七八九两]?[十百千][一二三四五六七八九]?|[一二三四五六七八九]号/g;

/** What has such a character and is no number. */
const NO_NUMBERS = ["十分", "十足", "十六进制", "千万", "百分"];

/** What is wrong with a Chinese text, each with what to write; `name` is what a message is called, if the text is one. */
export function retiredIn(text: string, name = ""): string[] {
  if (!HAN.test(text)) {
    return [];
  }
  const plain = text.replaceAll(CODE, "");
  return TERMS.filter(({ notOf = [] }) => !notOf.some((beginning) => name.startsWith(beginning))).flatMap((term) => {
    const rest = [term.first ?? "", ...(term.unless ?? [])].filter((each) => each !== "").reduce((rest, each) => rest.replaceAll(each, " "), plain);
    return term.retired.filter((word) => holds(rest, word)).map((word) => `“${word}” is retired, say “${term.zh}”: ${around(rest, word)}`);
  });
}

/** The numbers of a Chinese text that are written in characters and read as digits. */
export function charactersIn(text: string): string[] {
  const plain = NO_NUMBERS.reduce((rest, each) => rest.replaceAll(each, " "), text.replaceAll(CODE, ""));
  return [...plain.matchAll(CHARACTERS)].map(([number]) => `“${number}” is read as digits: ${around(plain, number)}`);
}

/** A word in Latin letters stands alone: `run` is not in `running`, nor is it a method's name. */
function holds(text: string, word: string): boolean {
  return /^[a-z]+$/.test(word) ? new RegExp(`(?<![\\w.(])${word}(?![\\w(])`).test(text) : text.includes(word);
}

function around(text: string, word: string): string {
  const at = text.indexOf(word);
  return text.slice(Math.max(0, at - 12), at + word.length + 12).trim();
}
