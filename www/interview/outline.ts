/** The questions of an interview by subject, in their order, and where the page of each language is. */
import type { Language } from "../article/outline";

/** Beside the article's pages. */
export const INTERVIEW = { en: "interview.html", "zh-CN": "zh/interview.html" } as const satisfies Readonly<Record<Language, string>>;

const SUBJECTS = ["basics", "leaks", "table", "threads", "frameworks", "newer"];

const FILES = import.meta.glob<string>("./{en,zh}/*.html", { query: "?raw", import: "default", eager: true });

/** The sources of a language, by the names of their files. */
export function sourcesIn(language: Language): ReadonlyMap<string, string> {
  const folder = language === "en" ? "en" : "zh";
  return new Map(
    SUBJECTS.map((name) => {
      const source = FILES[`./${folder}/${name}.html`];
      if (source === undefined) {
        throw new Error(`there is no interview/${folder}/${name}.html`);
      }
      return [name, source];
    }),
  );
}
