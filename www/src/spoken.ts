/**
 * What a reader sees of a source that speaks two languages: `// English @zh 中文` has one part for each, and of titles and
 * notes that say the same one after the other, one is the reader's. It knows comments, and nothing else of Java. What is
 * in front of a comment stays where it is, so columns and lines mean the same in every language.
 */
import { shortTag } from "./i18n";
import type { Language } from "./i18n";
import { pieces } from "./java";
import { once } from "./memo";

/** The lines of a source as one reader sees them. */
export interface Spoken {
  /** All lines, those too that are not shown, so that each keeps its number. */
  readonly lines: readonly string[];
  /** The numbers, from 1, of the lines that say in another language what a line beside them says in the reader's, or what is said of beats. */
  readonly hidden: ReadonlySet<number>;
}

const DIRECTIVE = /^\s*\/\/\s*(@title|@note|@beat)\.(\w+)\b/;

/** What stands before the Chinese part of a comment. */
const CHINESE = /\s+@zh\s+/;

const READERS: Readonly<Record<Language, (lines: readonly string[]) => Spoken>> = {
  en: once((lines) => inTheirs(lines, "en")),
  "zh-CN": once((lines) => inTheirs(lines, "zh-CN")),
};

/** The lines of a source for a reader of `language`; the same lines give the very same result. */
export function spoken(lines: readonly string[], language: Language): Spoken {
  return READERS[language](lines);
}

function inTheirs(lines: readonly string[], language: Language): Spoken {
  const tag = shortTag(language);
  const directives = lines.map((line) => DIRECTIVE.exec(line) ?? undefined);
  const hidden = directives.flatMap((found, n) => {
    const [, name, of] = found ?? [];
    const isRepeated = [n - 1, n + 1].some((beside) => {
      const [, other, language] = directives[beside] ?? [];
      return other === name && language === tag;
    });
    // What is said of a beat is told when it comes, and not before.
    return name === "@beat" || (name !== undefined && of !== tag && isRepeated) ? [n + 1] : [];
  });
  return { lines: lines.map((line) => inLanguage(line, tag)), hidden: new Set(hidden) };
}

/** A line with the reader's part of its comment. */
function inLanguage(line: string, tag: string): string {
  // Few lines have two languages, and to cut a line costs more than to look.
  if (!CHINESE.test(line)) {
    return line;
  }
  const parts = pieces(line);
  const comment = parts.at(-1);
  const found = comment?.kind === "comment" && comment.text.startsWith("//") ? CHINESE.exec(comment.text) : null;
  if (!comment || !found) {
    return line;
  }
  const said = tag === "zh" ? `// ${comment.text.slice(found.index + found[0].length)}` : comment.text.slice(0, found.index);
  return [...parts.slice(0, -1).map(({ text }) => text), said].join("");
}
