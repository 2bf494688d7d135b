/** Has a page speak a language: its texts, the names of its parts, and what stands in its head. */
import { say } from "./i18n";
import type { Key, Language, Words } from "./i18n";

/** What elements say is named by their `data-words`, what they are called by their `data-label`. */
export function speakPage(all: Words, language: Language, head: { readonly title: Key; readonly description: Key }): void {
  document.documentElement.lang = language;
  document.title = say(all, head.title);
  document.querySelector("meta[name=description]")?.setAttribute("content", say(all, head.description));
  for (const element of document.querySelectorAll<HTMLElement>("[data-words]")) {
    element.textContent = say(all, element.dataset.words as Key);
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-label]")) {
    element.ariaLabel = say(all, element.dataset.label as Key);
  }
}
