/** What opens over the page: where to go, and which keys there are. */
import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Key } from "../i18n";
import { icon } from "../icons";
import type { Context } from "../lab/context";
import { sentence } from "./message";

/** What they look like. */
export { default as STYLE } from "../styles/dialogs.css?inline";

/** A dialog, by the class of its element. */
export type DialogName = "goTo" | "help";

/** All dialogs, closed. */
export function dialogs(context: Context<"words" | "say">): TemplateResult {
  return html`${goTo(context)} ${help(context)}`;
}

function goTo({ words, say, seek }: Context<"words" | "say">): TemplateResult {
  return html`<dialog class="goTo" aria-label=${say("ui.goTo")} @click=${onBackdrop}>
    <form
      method="dialog"
      @submit=${(event: SubmitEvent) => {
        const form = event.target as HTMLFormElement;
        const address = new FormData(form).get("address");
        form.reset();
        if (typeof address === "string" && address.trim() !== "") {
          seek(address.trim());
        }
      }}
    >
      <label>${say("ui.goTo")} <input name="address" autocomplete="off" spellcheck="false" placeholder="line:24" /></label>
      <button type="submit">${say("ui.goTo.go")}</button>
    </form>
    <p class="hint">${words && sentence(words, "ui.goTo.hint", [])}</p>
  </dialog>`;
}

const LINES: readonly (readonly [keys: readonly string[], meaning: Key])[] = [
  [["␣"], "ui.key.play"],
  [["←", "→"], "ui.key.step"],
  [["↑", "↓"], "ui.key.operation"],
  [["Home", "End"], "ui.key.ends"],
  [["g"], "ui.key.goTo"],
  [["?"], "ui.key.help"],
];

/** The debugger's hand has buttons and no keys. */
const HANDS: readonly (readonly [name: Key, meaning: Key])[] = [
  ["ui.hand.over", "ui.key.over"],
  ["ui.hand.out", "ui.key.out"],
  ["ui.hand.breakpoint", "ui.key.breakpoints"],
  ["ui.hand.leak", "ui.key.leaks"],
];

function help({ say }: Context<"say">): TemplateResult {
  return html`<dialog class="help" aria-label=${say("ui.keys")} @click=${onBackdrop}>
    <form method="dialog">
      <h3>${say("ui.keys")}</h3>
      <button type="submit" class="close" aria-label=${say("ui.close")} title=${say("ui.close")}>${icon("close")}</button>
    </form>
    <dl>
      ${LINES.map(
        ([keys, meaning]) => html`<dt>${keys.map((key) => html`<kbd>${key === "␣" ? say("ui.space") : key}</kbd> `)}</dt>
          <dd>${say(meaning)}</dd>`,
      )}
      ${HANDS.map(([name, meaning]) => html`<dt>${say(name)}</dt><dd>${say(meaning)}</dd>`)}
    </dl>
    <p class="hint">${say("ui.key.breakpoint")} ${say("ui.keys.while")}</p>
  </dialog>`;
}

/** A click beside a dialog closes it. */
function onBackdrop(event: Event): void {
  if (event.target === event.currentTarget) {
    (event.currentTarget as HTMLDialogElement).close();
  }
}
