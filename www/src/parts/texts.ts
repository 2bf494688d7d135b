/** The head of a figure, the diagnostics of its source, and what its program prints. */
import { html } from "lit";
import type { TemplateResult } from "lit";
import type { DiagnosticView, View } from "../engine";
import type { Language, Say, Words } from "../i18n";
import { sentence } from "./message";
import { shortTag, titleOf } from "../scenario";

/** Title, the author's note for the statement that runs, and what is leaked now. */
export function header(view: View, lines: readonly string[], language: Language, say: Say): TemplateResult {
  const tag = shortTag(language);
  const note = view.notes.find((note) => note.language === tag) ?? view.notes.find((note) => note.language === "en");
  const { values: count, bytes } = view.leaked;
  const words = count === 0 ? "ui.leaked.none" : count === 1 ? "ui.leaked.one" : "ui.leaked.many";
  return html`<header>
    <h2 id="title">${titleOf(lines.join("\n"), language)}</h2>
    <p class=${count === 0 ? "leak none" : "leak"}>${say(words, { count, bytes: group(bytes, language) })}</p>
    <p class="note">${note?.text}</p>
  </header>`;
}

/** The diagnostics of a source, with their lines. */
export function problems(words: Words, diagnostics: readonly DiagnosticView[], say: Say): TemplateResult {
  return html`<ul class="problems">
    ${diagnostics.map(
      ({ severity, line, column, key, arguments: values }) =>
        html`<li class=${severity}>
          <b>${say("ui.at", { line, column: column + 1 })}</b> ${sentence(words, key, values)}
        </li>`,
    )}
  </ul>`;
}

/** What the program has printed, and how it ended if it ended badly. */
export function output({ output, uncaught }: View, say: Say): TemplateResult {
  return html`<div class="output">
    <p class="caption"><span>${say("ui.output")}</span></p>
    <pre class="printed" tabindex="0" role="region" aria-label=${say("ui.output")}>${output.map((line) => `${line}\n`)}${
      uncaught ? html`<span class="uncaught">${uncaught.text}</span>` : ""
    }</pre>
  </div>`;
}

function group(value: number, language: Language): string {
  return new Intl.NumberFormat(language).format(value);
}
