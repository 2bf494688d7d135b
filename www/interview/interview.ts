/** The page of the interview as it is written: its questions are filled in like the article's sections. */
import { breakWell } from "../article/breaks";
import { sayIn } from "../article/figures";
import type { Studio } from "../article/figures";
import { fill } from "../article/fill";
import { headOf } from "../article/page";
import type { Page } from "../article/page";
import { prepare } from "../article/point";
import { parseSection, replace, scenariosOf } from "../article/section";
import { retiredWithin } from "../article/wording";
import type { Section } from "../article/section";
import { interviewBody } from "./page";
import { INTERVIEW, sourcesIn } from "./outline";
import { printedMarkup } from "./printed";
import { PROGRAMS } from "./programs";
import { questionMarkup } from "./question";
import { runMarkup } from "./run";
import { INTERVIEW_TEXT } from "./text";

/** The page of a language, and what is wrong with it. */
export async function interviewPage(studio: Studio): Promise<{ readonly page: Page; readonly problems: readonly string[] }> {
  const { language } = studio;
  const sections = [...sourcesIn(language)].map(([name, source]) => parseSection(name, source));
  await prepare(sections.flatMap(scenariosOf), PROGRAMS);
  const problems = sections.flatMap((section) => fillQuestions(section, studio).map((problem) => `interview, ${section.name}: ${problem}`));
  const head = headOf({ language, pages: INTERVIEW, ...INTERVIEW_TEXT[language] });
  return { page: { head, body: interviewBody(language, sections, sayIn(studio.words)) }, problems };
}

function fillQuestions(section: Section, studio: Studio): string[] {
  const { root } = section;
  const problems = [...retiredWithin(root, false), ...fill(section, studio)];
  const markup: readonly (readonly [string, (element: Element) => string])[] = [
    ["lab-run", (element) => runMarkup(element, studio)],
    ["lab-printed", (element) => printedMarkup(element, studio.language)],
    ["lab-question", (element) => questionMarkup(element, studio.language)],
  ];
  for (const [selector, write] of markup) {
    for (const element of root.querySelectorAll(selector)) {
      try {
        replace(element, write(element));
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
      }
    }
  }
  breakWell(root, studio.language);
  return problems;
}
