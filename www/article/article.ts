/**
 * The article as it is written to files: a page in each language, and the pictures that they refer to.
 *
 * Evaluating this module builds everything, and fails if a number of the prose is not what the engine counts.
 */
import wasm from "../pkg/threadlocal_lab_designs_bg.wasm?inline";
import { loadDesigns } from "../src/engine";
import { allWords } from "../src/survey/words";
import { interviewPage } from "../interview/interview";
import { INTERVIEW } from "../interview/outline";
import { breakWell } from "./breaks";
import { sayIn } from "./figures";
import type { Studio } from "./figures";
import { fill } from "./fill";
import { FIRST, LANGUAGES, PAGES, pathOf, sourceOf, written } from "./outline";
import type { Language } from "./outline";
import { bodyOf, headOf, robots, sitemap } from "./page";
import type { Page } from "./page";
import { prepare } from "./point";
import { parseSection, scenariosOf } from "./section";
import type { Section } from "./section";
import { FILLED } from "./site";
import { TEXT } from "./text";
import { translated } from "./translated";
import { retiredWithin } from "./wording";

/** What goes into a page, by the page's address. */
export const pages = new Map<string, Page>();

const say = { en: sayIn(await allWords("en")), "zh-CN": sayIn(await allWords("zh-CN")) };

/** A page that a script fills, in each language by its path; nothing of any other page. */
export function translate(name: string, source: string): ReadonlyMap<string, string> {
  return name in FILLED ? translated(name, source, say) : new Map();
}

/** The files that the pages refer to, by their paths. */
export const files = new Map<string, string>([
  ["sitemap.xml", sitemap()],
  ["robots.txt", robots()],
]);

await loadDesigns(await (await fetch(wasm)).arrayBuffer());

const problems: string[] = [];
for (const language of LANGUAGES) {
  const sections = [FIRST, ...written(language)].map((name) => parseSection(name, sourceOf(name, language)));
  await prepare(sections.flatMap(scenariosOf));
  const filled = await fillAll(language, sections);
  const { title, description } = TEXT[language];
  const head = headOf({ language, pages: PAGES, title, description });
  pages.set(`/${PAGES[language]}`, { head, body: bodyOf(language, filled, say[language]) });
  const interview = await interviewPage(await studioIn(language));
  pages.set(`/${INTERVIEW[language]}`, interview.page);
  problems.push(...interview.problems);
}
if (problems.length > 0) {
  throw new Error(`the article is not right in ${problems.length} places:\n${problems.join("\n")}`);
}

async function fillAll(language: Language, sections: readonly Section[]): Promise<Section[]> {
  const studio = await studioIn(language);
  return sections.map((section) => {
    // Only Chinese texts have words of the glossary.
    const wrong = [...retiredWithin(section.root, true), ...fill(section, studio)];
    problems.push(...wrong.map((problem) => `${pathOf(section.name, language)}: ${problem}`));
    breakWell(section.root, language);
    return section;
  });
}

async function studioIn(language: Language): Promise<Studio> {
  const folder = `figures/${language === "en" ? "en" : "zh"}`;
  return {
    language,
    words: await allWords(language),
    file: (name, source) => {
      files.set(`${folder}/${name}`, source);
      return `${folder}/${name}`;
    },
  };
}
