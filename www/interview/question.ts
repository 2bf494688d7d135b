/**
 * `<lab-question>`: a question with its answer (`<p>`), programs, follow-ups and wrong answers (`<dl>`). All of it is text in the
 * page; only the figure of a program comes later.
 */
import { INTERVIEW_TEXT } from "./text";
import type { Language } from "../article/outline";

/** What is said in half a minute: words of English, or Han characters and Latin words. */
const HALF_A_MINUTE: Readonly<Record<Language, number>> = { en: 80, "zh-CN": 110 };

export function questionMarkup(question: Element, language: Language): string {
  const text = INTERVIEW_TEXT[language];
  const { id } = question;
  const heading = part(question, "h3");
  const answer = part(question, "p");
  const words = wordsIn(answer.textContent, language);
  if (words > HALF_A_MINUTE[language]) {
    throw new Error(`${id}: the answer has ${words} words, and ${HALF_A_MINUTE[language]} take 30 seconds`);
  }
  const programs = [...question.querySelectorAll(":scope > details")].map(({ outerHTML }) => outerHTML);
  if (programs.length === 0) {
    throw new Error(`${id} has nothing to run`);
  }
  const followUps = pairs(part(question, ".follow")).map(
    ([asked, answered]) => `<details class="follow"><summary><b>${text.followUp}</b> ${asked}</summary><p>${answered}</p></details>`,
  );
  const wrong = pairs(part(question, ".wrong")).map(([said, why]) => `<dt>${said}</dt><dd>${why}</dd>`);
  return [
    `<article class="question" id="${id}">`,
    `<h3>${heading.innerHTML} <a class="here" href="#${id}" aria-label="#${id}">#</a></h3>`,
    `<p class="kind">${text.answer}</p><p>${answer.innerHTML}</p>`,
    ...programs,
    ...followUps,
    `<p class="kind">${text.wrong}</p><dl>${wrong.join("")}</dl>`,
    "</article>",
  ].join("\n");
}

/** How many words a text has for somebody who says it. */
export function wordsIn(text: string, language: Language): number {
  return text.match(language === "en" ? /\S+/g : /\p{Script=Han}|[\w.@()[\]<>]+/gu)?.length ?? 0;
}

function part(question: Element, selector: string): Element {
  const found = question.querySelector(`:scope > ${selector}`);
  if (!found) {
    throw new Error(`${question.id} has no ${selector}`);
  }
  return found;
}

/** Each `<dt>` of a list with its `<dd>`. */
function pairs(list: Element): (readonly [string, string])[] {
  return [...list.querySelectorAll("dt")].map((term) => [term.innerHTML, term.nextElementSibling?.innerHTML ?? ""] as const);
}
