/** What stands around the questions: the ways to the other pages, a head, the contents. */
import { escaped } from "../article/html";
import { LANGUAGES, PAGES } from "../article/outline";
import type { Language } from "../article/outline";
import type { Section } from "../article/section";
import { TEXT } from "../article/text";
import type { Say } from "../src/i18n";
import { INTERVIEW } from "./outline";
import { INTERVIEW_TEXT } from "./text";

/** What stands in the body; its `<main>` carries what the script says where the figures' own script does not come. */
export function interviewBody(language: Language, sections: readonly Section[], say: Say): string {
  const text = INTERVIEW_TEXT[language];
  const site = TEXT[language];
  const root = INTERVIEW[language].includes("/") ? "../" : "";
  const others = LANGUAGES.filter((each) => each !== language).map(
    (each) => `<a href="${root}${INTERVIEW[each]}" lang="${each}" hreflang="${each}">${site.other}</a>`,
  );
  return `
<a class="skip" href="#contents">${site.skip}</a>
<header class="site"><a href="${root}${PAGES[language]}">${escaped(text.article)}</a><nav aria-label="${site.pages}"><a href="playground.html?lang=${language}">${site.playground}</a>${others.join("")}</nav></header>
<main data-absent="${escaped(say("ui.failed", { reason: say("ui.reason.part") }))}">
<div class="head"><h1>${escaped(text.heading)}</h1><p>${escaped(text.lead)}</p></div>
<nav id="contents" aria-labelledby="contents-title"><h2 id="contents-title">${text.questions}</h2>${sections.map(subject).join("")}</nav>
${sections.map(({ root }) => root.outerHTML).join("\n")}
</main>
<footer class="site"><p>${escaped(text.footer)}</p></footer>
`;
}

/** A subject with its questions, each a link. */
function subject({ root }: Section): string {
  const questions = [...root.querySelectorAll(".question")].map((question) => {
    const heading = question.querySelector("h3")?.cloneNode(true) as Element;
    heading.querySelector(".here")?.remove();
    return `<li><a href="#${question.id}">${heading.innerHTML.trim()}</a></li>`;
  });
  return `<p>${root.querySelector("h2")?.innerHTML ?? ""}</p><ul>${questions.join("")}</ul>`;
}
