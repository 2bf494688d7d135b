/** The sentence of a beat: the words of the language, with what they name as code. */
import type { MessageView } from "../engine";
import { parts } from "../i18n";
import type { Words } from "../i18n";
import { html } from "./html";
import { write } from "./svg";

/** What is said of a value that no program can read any more. */
const LEAK = "beat.missed.";

/** Fills an element with what a message says, if it is among the words that are there; or with the author's own words. */
export function fillSentence(element: HTMLElement, words: Words, { key, arguments: values }: MessageView, own?: string): void {
  if (own !== undefined) {
    write(element, own);
    return;
  }
  if (!(key in words)) {
    return;
  }
  const said = parts(words, key, values).map((part) => {
    if (typeof part === "string") {
      return part;
    }
    const isLeak = key.startsWith(LEAK) && part.name === "value";
    return part.object === 0 ? part.text : html(isLeak ? "strong" : "code", {}, part.text);
  });
  element.replaceChildren(...said);
}
