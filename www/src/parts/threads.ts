/** Tabs for the threads of a run: the picture follows the thread that runs, unless the reader holds it at one. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Context } from "../lab/context";

const WAYS: Readonly<Partial<Record<string, number>>> = { ArrowLeft: -1, ArrowRight: 1 };

/** A tab for each thread; nothing where a run has only one. */
export function threadTabs({ figure, moment, scene, switches, say, turn }: Context): TemplateResult | typeof nothing {
  if (!figure || figure.threadCount < 2) {
    return nothing;
  }
  const { threads } = moment.view;
  const pinned = threads.some(({ id }) => id === switches.thread) ? switches.thread : 0;
  const onKey = (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    const tab = event.target;
    if (way !== undefined && tab instanceof HTMLElement) {
      event.preventDefault();
      const next = way < 0 ? tab.previousElementSibling : tab.nextElementSibling;
      if (next instanceof HTMLElement) {
        next.focus();
        next.click();
      }
    }
  };
  return html`<div class="threads" role="tablist" aria-label=${say("ui.threads")} @keydown=${onKey}>
    ${threads.map(({ id, name, state, current }) => {
      const shown = id === scene.thread?.id;
      const words = [name, ...(current ? [say("ui.thread.runs")] : []), ...(state === "ended" ? [say("ui.thread.ended")] : [])];
      return html`<button
        type="button"
        role="tab"
        class=${`thread ${state}${current ? " runs" : ""}${id === pinned ? " pinned" : ""}`}
        aria-selected=${shown ? "true" : "false"}
        tabindex=${shown ? 0 : -1}
        aria-label=${words.join(", ")}
        title=${say(id === pinned ? "ui.thread.follow" : "ui.thread.pin", { thread: name })}
        @click=${() => {
          turn({ thread: id === pinned ? 0 : id });
        }}
      >
        ${name}
      </button>`;
    })}
  </div>`;
}
