/** The head of a figure: its title, the author's note, what is leaked now, and what is to be said about its source. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { DiagnosticView } from "../engine";
import { numberIn, shortTag } from "../i18n";
import type { Key } from "../i18n";
import { pane } from "../lab/context";
import type { Context } from "../lab/context";
import { once } from "../memo";
import { titleOf } from "../scenario";
import { sentence } from "./message";

/** The head. The errors of a source that does not run stand where the message would, if there is such a place. */
export const head = pane(["notes", "design", "lines", "diagnostics", "panes", "language", "words", "say", "name", "failure", "phase"], (context) => {
  const { design, diagnostics, panes, say, failure, phase } = context;
  const told = diagnostics.length > 0 && !(phase === "broken" && panes.has("message"));
  return html`${header(context)}
  ${failure === "" ? nothing : html`<p class="failure" role="alert">${failure} ${phase === "failed" ? retryButton(context) : nothing}</p>`}
  ${told ? problems(context, diagnostics) : nothing}
  ${design === "" ? nothing : html`<p class="design">${say("ui.design", { design })}</p>`}`;
});

function retryButton({ say, retry }: Context<"say">): TemplateResult {
  return html`<button type="button" class="control retry" @click=${retry}>${say("ui.failed.retry")}</button>`;
}

/** The diagnostics of a source, with their lines; where the source is shown, they lead to them. */
export function problems({ words, say, jump, panes }: Pick<Context, "words" | "say" | "jump" | "panes">, diagnostics: readonly DiagnosticView[]): TemplateResult {
  return html`<ul class="problems">
    ${diagnostics.map(
      ({ severity, line, column, key, arguments: values }) =>
        html`<li class=${severity}>
          ${panes.has("code")
            ? html`<button
                type="button"
                class="jump"
                title=${say("ui.at.jump", { line })}
                @click=${() => {
                  jump(line, column);
                }}
              >
                ${say("ui.at", { line, column: column + 1 })}
              </button>`
            : html`<b>${say("ui.at", { line, column: column + 1 })}</b>`}
          ${words ? sentence(words, key, values) : nothing}
        </li>`,
    )}
  </ul>`;
}

const textOf = once((lines: readonly string[]) => lines.join("\n"));

function header({ notes, lines, language, name }: Context<"notes" | "lines" | "language" | "name">): TemplateResult {
  const tag = shortTag(language);
  const note = notes.find((note) => note.language === tag) ?? notes.find((note) => note.language === "en");
  // Where there are notes, their place is kept: nothing moves when one comes or goes.
  const isNoted = lines.some((line) => line.includes("// @note."));
  return html`<header>
    <h2 id="title">${titleOf(textOf(lines), language) || name || "ThreadLocal"}</h2>
    ${isNoted ? html`<p class="note">${note?.text}</p>` : nothing}
  </header>`;
}

/** What is leaked now; it stays in sight while the figure is. Where nothing runs, nothing is said of leaks. */
export const counter = pane(["leaked", "say", "language", "phase", "refused"], ({ leaked, say, language, phase, refused }) => {
  const isNone = leaked.entries === 0 && leaked.values === 0;
  const text = (): string => {
    if (phase !== "alive") {
      return phase === "loading" ? say("ui.loading") : "";
    }
    if (refused.length > 0) {
      return say("ui.edit.bad.now");
    }
    if (isNone) {
      return say("ui.leaked.none");
    }
    const count = (count: number, one: Key, many: Key) => say(count === 1 ? one : many, { count: numberIn(language, count) });
    return say("ui.leaked.some", {
      entries: count(leaked.entries, "ui.leaked.entries.one", "ui.leaked.entries.many"),
      values: count(leaked.values, "ui.leaked.values.one", "ui.leaked.values.many"),
      bytes: numberIn(language, leaked.bytes),
    });
  };
  return html`<div class="counter">
    <p class=${isNone ? "leak none" : "leak"}><span title=${phase === "alive" ? say("ui.leaked.bytes") : nothing}>${text()}</span></p>
  </div>`;
});
