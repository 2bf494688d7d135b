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
import { DEEP, deepPaths } from "./deep";
import { sayIn } from "./figures";
import type { Studio } from "./figures";
import { fill } from "./fill";
import { FIRST, LANGUAGES, OUTLINE, PAGES, pathOf, picturesOf, sourceOf } from "./outline";
import type { Language } from "./outline";
import { bodyOf, deepBodyOf, headOf, robots, sitemap } from "./page";
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
export const files = new Map<string, string | Uint8Array | Promise<Uint8Array>>([
  ["sitemap.xml", sitemap()],
  ["robots.txt", robots()],
]);

await loadDesigns(await (await fetch(wasm)).arrayBuffer());

const problems: string[] = [];
for (const language of LANGUAGES) {
  const read = (name: string) => parseSection(name, sourceOf(name, language));
  const parts = [FIRST, ...OUTLINE].map(read);
  const deep = DEEP.map(read);
  await prepare([...parts, ...deep].flatMap(scenariosOf));
  await fillAll(language, [...parts, ...deep]);
  const { title, description } = TEXT[language];
  pages.set(`/${PAGES[language]}`, { head: headOf({ language, pages: PAGES, title, description }), body: bodyOf(language, parts) });
  for (const [index, name] of DEEP.entries()) {
    const section = deep[index];
    if (section) {
      const head = headOf({ language, pages: deepPaths(name), ...TEXT[language].deep[name] });
      pages.set(`/${deepPaths(name)[language]}`, { head, body: deepBodyOf(language, section) });
    }
  }
  const interview = await interviewPage(await studioIn(language));
  pages.set(`/${INTERVIEW[language]}`, interview.page);
  problems.push(...interview.problems);
}
if (problems.length > 0) {
  throw new Error(`the article is not right in ${problems.length} places:\n${problems.join("\n")}`);
}

async function fillAll(language: Language, sections: readonly Section[]): Promise<void> {
  const studio = await studioIn(language);
  for (const section of sections) {
    // Only Chinese texts have words of the glossary.
    const wrong = [...retiredWithin(section.root, true), ...fill(section, studio)];
    problems.push(...wrong.map((problem) => `${pathOf(section.name, language)}: ${problem}`));
    breakWell(section.root, language);
  }
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
    take: (name, content) => {
      const path = `${picturesOf(language)}${name}`;
      files.set(path, content);
      return path;
    },
  };
}
