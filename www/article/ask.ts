/**
 * `<lab-ask>`: a question with choices and its answer. The reader chooses, then the answer appears: the style sheet
 * does it, no script. Without the style sheet, and on paper, the answer is simply there.
 */
import type { Studio } from "./figures";
import { TEXT } from "./text";

let asked = 0;

export function askMarkup(ask: Element, { language }: Studio): string {
  const [question, choices, answer] = [...ask.children];
  if (question?.localName !== "p" || choices?.localName !== "ul" || answer?.localName !== "div") {
    throw new Error("a question is a <p>, its choices a <ul>, its answer a <div>");
  }
  const items = [...choices.children];
  if (items.filter((item) => item.hasAttribute("right")).length !== 1) {
    throw new Error("a question has one right choice");
  }
  asked += 1;
  const name = `ask-${asked}`;
  const text = TEXT[language];
  const options = items
    .map((item) => {
      const right = item.hasAttribute("right");
      return `<label class="${right ? "right" : "wrong"}"><input type="radio" name="${name}"> <span>${item.innerHTML}</span> <em>${right ? text.right : text.wrong}</em></label>`;
    })
    .join("");
  return `<form class="ask"><fieldset><legend><b>${text.question}</b> ${question.innerHTML}</legend>${options}</fieldset><div class="answer">${answer.innerHTML}</div></form>`;
}
