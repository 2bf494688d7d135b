/** The debugger's hand: over, out, to a breakpoint, to a leak, each forward and back. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Hand, Way } from "../hand";
import type { Key } from "../i18n";
import { icon } from "../icons";
import type { Context } from "../lab/context";

const WAYS: readonly { readonly way: Way; readonly text: Key; readonly back: Key; readonly next: Key }[] = [
  { way: "over", text: "ui.hand.over", back: "ui.hand.over.back", next: "ui.hand.over.next" },
  { way: "out", text: "ui.hand.out", back: "ui.hand.out.back", next: "ui.hand.out.next" },
  {
    way: "breakpoint",
    text: "ui.hand.breakpoint",
    back: "ui.hand.breakpoint.back",
    next: "ui.hand.breakpoint.next",
  },
  { way: "leak", text: "ui.hand.leak", back: "ui.hand.leak.back", next: "ui.hand.leak.next" },
];

type Given = Context<"panes" | "say" | "notice" | "player">;

/** The debugger's hand: beside code, or where an author asks for it. */
export function hands(context: Given, asked: readonly string[] | undefined): TemplateResult | typeof nothing {
  const { panes, say, notice } = context;
  const code = panes.has("code") || panes.has("listing");
  const shown = WAYS.filter(({ way }) => asked?.includes(way) ?? code);
  return shown.length === 0
    ? nothing
    : html`<div class="hands" role="group" aria-label=${say("ui.hand")}>
        ${shown.map(
          ({ way, text, back, next }) => html`<span class="hand"
            >${handButton({ way, back: true }, back, context)}<span>${say(text)}</span>${handButton(
              { way, back: false },
              next,
              context,
            )}</span
          >`,
        )}
        <p class="notice" role="status">${notice ? say(notice) : nothing}</p>
      </div>`;
}

function handButton(hand: Hand, name: Key, { player, say, obey }: Given): TemplateResult {
  const possible = hand.back ? player.step > 0 : player.step < player.stepCount;
  return html`<button
    type="button"
    class="way"
    aria-label=${say(name)}
    title=${say(name)}
    aria-disabled=${possible ? "false" : "true"}
    @click=${() => {
      obey(hand);
    }}
  >
    ${icon(hand.back ? "back" : "step")}
  </button>`;
}
