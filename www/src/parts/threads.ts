/** Tabs for the threads of a run: the picture follows the thread that runs, unless the reader holds it at one. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import type { Context } from "../lab/context";

const WAYS: Readonly<Partial<Record<string, number>>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Of more threads than this, those of the only pool are called without it. */
const MANY = 4;

/** A name of a pool's thread, as `Executors.defaultThreadFactory` gives it. */
const POOLED = /^(pool-\d+)-(thread-\d+)$/;

/** What the tabs of threads with these names say. */
function shortened(names: readonly string[], count: number): readonly string[] {
  const parts = names.map((name) => POOLED.exec(name));
  const pools = new Set(parts.flatMap((part) => (part?.[1] === undefined ? [] : [part[1]])));
  return count > MANY && pools.size === 1 ? names.map((name, n) => parts[n]?.[2] ?? name) : names;
}

/** A tab that comes to be shown is brought into view, where the tabs have not room enough. */
function bringIntoView(tab: Element | undefined): void {
  // A new tab has no row yet.
  requestAnimationFrame(() => {
    const row = tab?.parentElement;
    if (tab instanceof HTMLElement && row) {
      row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
    }
  });
}

/** What the tabs read. */
export const THREADS_SECTIONS = ["threads", "threadCount", "shownThread", "switches", "say"] as const;

/** A tab for each thread; nothing where a run has only one. */
export function threadTabs({ threads, threadCount, shownThread, switches, say, turn }: Context<(typeof THREADS_SECTIONS)[number]>): TemplateResult | typeof nothing {
  if (threadCount < 2) {
    return nothing;
  }
  const names = shortened(threads.map(({ name }) => name), threadCount);
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
    ${threads.map(({ id, name, state, current }, n) => {
      const shown = id === shownThread;
      const words = [name, ...(current ? [say("ui.thread.runs")] : []), ...(state === "ended" ? [say("ui.thread.ended")] : [])];
      return html`<button
        type="button"
        role="tab"
        class=${`thread ${state}${current ? " runs" : ""}${id === pinned ? " pinned" : ""}`}
        aria-selected=${shown ? "true" : "false"}
        tabindex=${shown ? 0 : -1}
        aria-label=${words.join(", ")}
        title=${say(id === pinned ? "ui.thread.follow" : "ui.thread.pin", { thread: name })}
        ${ref(shown ? bringIntoView : undefined)}
        @click=${() => {
          turn({ thread: id === pinned ? 0 : id });
        }}
      >
        ${names[n]}
      </button>`;
    })}
  </div>`;
}
