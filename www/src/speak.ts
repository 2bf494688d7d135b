/** Has a page speak a language: its texts, the names of its parts, what stands in its head, and why something failed. */
import { say, WORDLESS, words } from "./i18n";
import type { Key, Language, Words } from "./i18n";
import { reasonIn } from "./reason";

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

/** What a reader is told of an error: `key` with its reason, or that the words did not come. */
export async function failureIn(language: Language, key: Key, error: unknown): Promise<string> {
  try {
    const all = await words(language);
    return say(all, key, { reason: reasonIn((key, values) => say(all, key, values), error) });
  } catch {
    return WORDLESS[language];
  }
}
