/**
 * The article as it is written to files: a page in each language, and the pictures that they refer to.
 *
 * Evaluating this module builds everything, and fails if a number of the prose is not what the engine counts.
 */
import wasm from "../pkg/threadlocal_lab_designs_bg.wasm?inline";
import { loadDesigns } from "../src/engine";
import { allWords } from "../src/survey/words";
import { sayIn } from "./figures";
import { FIRST, LANGUAGES, PAGES, pathOf, sourceOf, written } from "./outline";
import type { Language } from "./outline";
import { bodyOf, headOf, robots, sitemap } from "./page";
import type { Page } from "./page";
import { prepare } from "./point";
import { parseSection, scenariosOf } from "./section";
import type { Section } from "./section";
import { fill } from "./fill";

/** What goes into a page, by the page's address. */
export const pages = new Map<string, Page>();

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
  pages.set(`/${PAGES[language]}`, { head: headOf(language), body: bodyOf(language, filled, sayIn(await allWords(language))) });
}
if (problems.length > 0) {
  throw new Error(`the article is not right in ${problems.length} places:\n${problems.join("\n")}`);
}

async function fillAll(language: Language, sections: readonly Section[]): Promise<Section[]> {
  const all = await allWords(language);
  const folder = `figures/${language === "en" ? "en" : "zh"}`;
  return sections.map((section) => {
    const studio = {
      language,
      words: all,
      file: (name: string, source: string) => {
        files.set(`${folder}/${name}`, source);
        return `${folder}/${name}`;
      },
    };
    problems.push(...fill(section, studio).map((problem) => `${pathOf(section.name, language)}: ${problem}`));
    return section;
  });
}
