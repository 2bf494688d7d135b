/** A message with its arguments as buttons that light up what they name, and what stands in backquotes as code. */
import { html } from "lit";
import type { TemplateResult } from "lit";
import type { ArgumentView } from "../engine";
import { parts } from "../i18n";
import type { Words } from "../i18n";
import { pane } from "../lab/context";
import { problems } from "./head";

/** What happened in this step; or why there is none. */
export const messagePane = pane(["message", "said", "diagnostics", "words", "say", "panes", "phase"], (context) => {
  const { message, said, diagnostics, words, phase } = context;
  return phase === "broken"
    ? html`<div class="message bad">${problems(context, diagnostics)}</div>`
    : html`<div class="message">${words && html`<p>${sentence(words, message.key, said)}</p>`}</div>`;
});

/** The sentence of a message. */
export function sentence(words: Words, key: string, values: readonly ArgumentView[]): TemplateResult[] {
  let code = false;
  return parts(words, key, values).flatMap((part) => {
    if (typeof part !== "string") {
      return [argument(part, code)];
    }
    // Every backquote begins code or ends it; an argument can stand between two.
    return part.split("`").map((text, n) => {
      code = n === 0 ? code : !code;
      return code ? html`<code>${text}</code>` : html`${text}`;
    });
  });
}

function argument({ text, slot, object }: ArgumentView, code: boolean): TemplateResult {
  if (typeof slot === "number") {
    return html`<button type="button" class="argument" data-slot=${slot}>${text}</button>`;
  }
  if (object !== 0) {
    return html`<button type="button" class="argument" data-object=${object}>${text}</button>`;
  }
  return code ? html`<code>${text}</code>` : html`<b>${text}</b>`;
}
