/** What a step says, with its arguments as buttons that light up what they name. */
import { html } from "lit";
import type { TemplateResult } from "lit";
import type { ArgumentView, MessageView } from "../engine";
import { parts } from "../i18n";
import type { Words } from "../i18n";

/** The sentence of a message. */
export function sentence(words: Words, { key, arguments: values }: MessageView): TemplateResult[] {
  return parts(words, key, values).map((part) => (typeof part === "string" ? html`${part}` : argument(part)));
}

function argument({ text, slot, object }: ArgumentView): TemplateResult {
  if (typeof slot === "number") {
    return html`<button type="button" class="argument" data-slot=${slot}>${text}</button>`;
  }
  return object === 0
    ? html`<b>${text}</b>`
    : html`<button type="button" class="argument" data-object=${object}>${text}</button>`;
}
