/** The head of a figure: its title, the author's note, what is leaked now, and what is to be said about its source. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { DiagnosticView, View } from "../engine";
import { numberIn } from "../i18n";
import type { Context } from "../lab/context";
import { once } from "../memo";
import { shortTag, titleOf } from "../scenario";
import { sentence } from "./message";

/** The head. The errors of a source that does not run stand where the message would, if there is such a place. */
export function head(context: Context): TemplateResult {
  const { figure, moment, panes, say, failure } = context;
  const { view } = moment;
  const told = figure && figure.diagnostics.length > 0 && !(broken(context) && panes.has("message"));
  return html`${header(view, figure?.lines ?? NO_LINES, context)}
  ${failure === "" ? nothing : html`<p class="failure" role="alert">${failure}</p>`}
  ${told ? problems(context, figure.diagnostics) : nothing}
  ${view.design === "" ? nothing : html`<p class="design">${say("ui.design", { design: view.design })}</p>`}`;
}

/** Whether the source does not run at all. */
export function broken({ figure, moment }: Context): boolean {
  return moment.view.stepCount === 0 && figure !== undefined && figure.diagnostics.length > 0;
}

/** The diagnostics of a source, with their lines. */
export function problems({ words, say }: Context, diagnostics: readonly DiagnosticView[]): TemplateResult {
  return html`<ul class="problems">
    ${diagnostics.map(
      ({ severity, line, column, key, arguments: values }) =>
        html`<li class=${severity}>
          <b>${say("ui.at", { line, column: column + 1 })}</b> ${words ? sentence(words, key, values) : nothing}
        </li>`,
    )}
  </ul>`;
}

const NO_LINES: readonly string[] = [];

const textOf = once((lines: readonly string[]) => lines.join("\n"));

function header(view: View, lines: readonly string[], { language, file }: Context): TemplateResult {
  const tag = shortTag(language);
  const note = view.notes.find((note) => note.language === tag) ?? view.notes.find((note) => note.language === "en");
  // Where there are notes, their place is kept: nothing moves when one comes or goes.
  const isNoted = lines.some((line) => line.includes("// @note."));
  return html`<header>
    <h2 id="title">${titleOf(textOf(lines), language) || file || "ThreadLocal"}</h2>
    ${isNoted ? html`<p class="note">${note?.text}</p>` : nothing}
  </header>`;
}

/** What is leaked now; it stays in sight while the figure is. */
export function counter({ moment, say, language }: Context): TemplateResult {
  const { values: count, bytes } = moment.view.leaked;
  const words = count === 0 ? "ui.leaked.none" : count === 1 ? "ui.leaked.one" : "ui.leaked.many";
  return html`<div class="counter">
    <p class=${count === 0 ? "leak none" : "leak"}><span title=${say("ui.leaked.bytes")}>${say(words, { count, bytes: numberIn(language, bytes) })}</span></p>
  </div>`;
}
