/** The controls of the player: buttons, and a native range over all steps with marks under it. */
import { html, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Mark, MarkKind } from "../engine";
import type { Key, Say } from "../i18n";
import { icon } from "../icons";
import type { Icon } from "../icons";
import { possible } from "../player";
import type { Command, Player } from "../player";

interface Control {
  readonly command: Exclude<Command, object>;
  readonly icon: Icon;
  readonly name: Key;
  /** Shown beside the icon where there is room. */
  readonly text?: Key;
  readonly key: string;
}

const CONTROLS: readonly Control[] = [
  { command: "first", icon: "first", name: "ui.first", key: "Home" },
  { command: "operationBack", icon: "operationBack", name: "ui.operationBack", key: "ArrowUp" },
  { command: "back", icon: "back", name: "ui.back", key: "ArrowLeft" },
  { command: "step", icon: "step", name: "ui.step", text: "ui.step", key: "ArrowRight" },
  { command: "operation", icon: "operation", name: "ui.operation", text: "ui.operation", key: "ArrowDown" },
  { command: "next", icon: "next", name: "ui.next", text: "ui.next", key: "" },
];

/** How fast playing goes: what the reader chooses, and the milliseconds of a step. */
export const SPEEDS: readonly { readonly name: string; readonly pause: number }[] = [
  { name: "½×", pause: 2000 },
  { name: "1×", pause: 1000 },
  { name: "2×", pause: 500 },
  { name: "4×", pause: 250 },
];

export interface TimelineOptions {
  readonly player: Player;
  readonly marks: readonly Mark[];
  readonly operation: number;
  readonly operationCount: number;
  /** An index of `SPEEDS`. */
  readonly speed: number;
  readonly say: Say;
  readonly onCommand: (command: Command) => void;
  readonly onSpeed: (speed: number) => void;
}

/** Buttons and range. */
export function timeline(options: TimelineOptions): TemplateResult {
  const { player, marks, operation, operationCount, say, onCommand } = options;
  const { step, stepCount } = player;
  return html`<div class="timeline" role="group" aria-label=${say("ui.timeline")}>
    <div class="controls">
      ${CONTROLS.map((control) => button(control, options))} ${playButton(options)}
    </div>
    <div class="range">
      <input
        type="range"
        min="0"
        max=${stepCount}
        .value=${String(step)}
        ?disabled=${stepCount === 0}
        aria-label=${say("ui.position")}
        aria-valuetext=${say("ui.positionText", { step, stepCount, operation, operationCount })}
        style="--done: ${stepCount === 0 ? 0 : step / stepCount}"
        @input=${(event: Event) => {
          onCommand({ seek: (event.target as HTMLInputElement).valueAsNumber });
        }}
      />
      <svg class="marks" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
        ${ticks(marks, stepCount)}
      </svg>
    </div>
    <output class="position" aria-live="off" style="--digits: ${String(stepCount).length}"
      >${step}<i> / ${stepCount}</i></output
    >
    ${speedSelect(options)}
  </div>`;
}

function button({ command, icon: name, name: words, text, key }: Control, options: TimelineOptions): TemplateResult {
  const { player, say, onCommand } = options;
  const hint = key === "" ? say(words) : `${say(words)} (${KEY_SIGNS[key] ?? key})`;
  return html`<button
    type="button"
    class=${`control ${command}`}
    aria-label=${say(words)}
    aria-keyshortcuts=${key === "" ? nothing : key}
    title=${hint}
    aria-disabled=${possible(player, command) ? "false" : "true"}
    @click=${() => {
      onCommand(command);
    }}
  >
    ${icon(name)}${text ? html`<span class="wide">${say(text)}</span>` : nothing}
  </button>`;
}

const KEY_SIGNS: Readonly<Partial<Record<string, string>>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

function playButton({ player, say, onCommand }: TimelineOptions): TemplateResult {
  const words: Key = player.playing ? "ui.pause" : "ui.play";
  return html`<button
    type="button"
    class="control toggle"
    aria-label=${say(words)}
    aria-keyshortcuts="Space"
    title=${`${say(words)} (${say("ui.space")})`}
    aria-disabled=${possible(player, "toggle") ? "false" : "true"}
    @click=${() => {
      onCommand("toggle");
    }}
  >
    ${icon(player.playing ? "pause" : "play")}<span class="wide">${say(words)}</span>
  </button>`;
}

function speedSelect({ speed, say, onSpeed }: TimelineOptions): TemplateResult {
  return html`<select
    class="speed"
    aria-label=${say("ui.speed")}
    @change=${(event: Event) => {
      onSpeed((event.target as HTMLSelectElement).selectedIndex);
    }}
  >
    ${SPEEDS.map(({ name }, n) => html`<option ?selected=${n === speed}>${name}</option>`)}
  </select>`;
}

const RESOLUTION = 500;

/** One path for each kind of mark; marks that would fall onto each other are drawn once. */
function ticks(marks: readonly Mark[], stepCount: number): TemplateResult[] {
  const places = new Map<MarkKind, Set<number>>([
    ["operation", new Set()],
    ["gc", new Set()],
    ["leak", new Set()],
  ]);
  for (const { kind, step } of marks) {
    places.get(kind)?.add(Math.round((step / Math.max(1, stepCount)) * RESOLUTION));
  }
  return [...places].map(
    ([kind, set]) =>
      svg`<path
        class=${`mark ${kind}`}
        d=${[...set].map((place) => `M${(place * 1000) / RESOLUTION} 0v10`).join("")}
      ></path>`,
  );
}
