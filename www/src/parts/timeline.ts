/** The controls of the player: buttons, and a native range over all steps with marks under it. */
import { html, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { live } from "lit/directives/live.js";
import type { Mark, MarkKind } from "../engine";
import type { Key } from "../i18n";
import { icon } from "../icons";
import type { Icon } from "../icons";
import { pane } from "../lab/context";
import type { Context as All } from "../lab/context";
import { styled } from "../lab/styled";
import { possible } from "../player";
import type { Command } from "../player";
import { hands } from "./hands";

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

const READS = ["player", "position", "operationCount", "marks", "controls", "panes", "switches", "takes", "notice", "phase", "say"] as const;

type Context = All<(typeof READS)[number]>;

/** Buttons and range; an author can leave some out by naming those that shall be there. */
export const timeline = pane(READS, (context) => {
  const { player, controls, switches, takes, notice, say } = context;
  const asked = controls?.split(/\s+/);
  const shown = (name: string) => asked?.includes(name) ?? true;
  const atStart = player.step === 0;
  const atEnd = player.step === player.stepCount;
  // From step to step most of it stays as it is.
  const fixed = [controls, say];
  return html`<div class="timeline" role="group" aria-label=${say("ui.timeline")}>
    <div class="controls">
      ${CONTROLS.filter(({ command }) => shown(command)).map((control) => {
        const isPossible = possible(player, control.command);
        return guard([isPossible, ...fixed], () => button(control, isPossible, context));
      })}
      ${guard([player.playing, player.stepCount, takes !== undefined, ...fixed], () => (shown("play") ? playButton(context) : nothing))}
    </div>
    ${shown("range") ? range(context) : nothing} ${shown("position") ? position(context) : nothing}
    ${guard([switches.speed, ...fixed], () => (shown("speed") ? speedSelect(context) : nothing))}
    ${guard(fixed, () => (shown("help") ? helpButton(context) : nothing))}
    ${guard([takes, ...fixed], () => (shown("play") ? lasting(context) : nothing))}
    ${guard([atStart, atEnd, notice, context.panes, ...fixed], () => hands(context, asked))}
  </div>`;
});

function range({ player: { step, stepCount }, position, operationCount, marks, say, obey }: Context): TemplateResult {
  const { operation } = position;
  return html`<div class="range">
    <input
      type="range"
      min="0"
      max=${stepCount}
      .value=${live(String(step))}
      ?disabled=${stepCount === 0}
      aria-label=${say("ui.position")}
      aria-valuetext=${say("ui.positionText", { step, stepCount, operation, operationCount })}
      @input=${(event: Event) => {
        obey({ seek: (event.target as HTMLInputElement).valueAsNumber });
      }}
      ${styled({ "--done": stepCount === 0 ? "0" : String(step / stepCount) })}
    />
    <svg class="marks" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      ${guard([marks, stepCount], () => ticks(marks, stepCount))}
    </svg>
  </div>`;
}

/** Where the reader is; pressed, it asks where to go. */
function position({ player: { step, stepCount }, phase, say, openDialog }: Context): TemplateResult {
  return html`<button
    type="button"
    class="position"
    title=${`${say("ui.goTo")} (g)`}
    aria-keyshortcuts="g"
    @click=${() => {
      openDialog("goTo");
    }}
    ${styled({ "--digits": String(String(stepCount).length) })}
  >
    ${phase !== "alive" ? "–" : html`<span>${step}</span><i> / ${stepCount}</i>`}
  </button>`;
}

function helpButton({ say, openDialog }: Context): TemplateResult {
  return html`<button
    type="button"
    class="control keys"
    aria-label=${say("ui.keys")}
    aria-keyshortcuts="?"
    title=${`${say("ui.keys")} (?)`}
    @click=${() => {
      openDialog("help");
    }}
  >
    ${icon("keys")}
  </button>`;
}

function button(
  { command, icon: name, name: words, text, key }: Control,
  isPossible: boolean,
  { say, obey }: Context,
): TemplateResult {
  const hint = key === "" ? say(words) : `${say(words)} (${KEY_SIGNS[key] ?? key})`;
  return html`<button
    type="button"
    class=${`control ${command}`}
    aria-label=${say(words)}
    aria-keyshortcuts=${key === "" ? nothing : key}
    title=${hint}
    aria-disabled=${isPossible ? "false" : "true"}
    @click=${() => {
      obey(command);
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

function playButton({ player: place, takes, say, obey }: Context): TemplateResult {
  const words: Key = place.playing ? "ui.pause" : "ui.play";
  return html`<button
    type="button"
    class="control toggle"
    aria-label=${say(words)}
    aria-describedby=${takes ? "takes" : nothing}
    aria-keyshortcuts="Space"
    title=${`${say(words)} (${say("ui.space")})`}
    aria-disabled=${possible(place, "toggle") ? "false" : "true"}
    @click=${() => {
      obey("toggle");
    }}
  >
    ${icon(place.playing ? "pause" : "play")}<span class="wide">${say(words)}</span>
  </button>`;
}

/** How a long run is played, and how long that takes: the reader knows it before they press. */
function lasting({ takes, say }: Context): TemplateResult | typeof nothing {
  if (!takes) {
    return nothing;
  }
  const seconds = takes.time / 1000;
  const time = seconds < 90 ? say("ui.takes.seconds", { n: rounded(seconds) }) : say("ui.takes.minutes", { n: Math.round(seconds / 60) });
  return html`<p class="takes" id="takes">${say(takes.by === "step" ? "ui.takes.steps" : "ui.takes.operations", { time })}</p>`;
}

/** Nobody wants to read each second; of the last ones each is many. */
function rounded(seconds: number): number {
  return [1, 2, 5].find((few) => seconds <= few) ?? Math.ceil(seconds / 10) * 10;
}

function speedSelect({ switches, say, turn }: Context): TemplateResult {
  return html`<select
    class="speed"
    aria-label=${say("ui.speed")}
    @change=${(event: Event) => {
      turn({ speed: (event.target as HTMLSelectElement).selectedIndex });
    }}
  >
    ${SPEEDS.map(({ name }, n) => html`<option ?selected=${n === switches.speed}>${name}</option>`)}
  </select>`;
}

/** At so many places a mark can stand; of many marks at fewer, so that they can still be told from each other. */
const PLACES = { few: 500, many: 64 };
const MANY_MARKS = 60;

/** One path for each kind of mark; marks that would fall onto each other are drawn once. */
function ticks(marks: readonly Mark[], stepCount: number): TemplateResult[] {
  const places = new Map<MarkKind, Set<number>>([
    ["operation", new Set()],
    ["gc", new Set()],
    ["leak", new Set()],
  ]);
  const resolution = marks.length > MANY_MARKS ? PLACES.many : PLACES.few;
  for (const { kind, step } of marks) {
    places.get(kind)?.add(Math.round((step / Math.max(1, stepCount)) * resolution));
  }
  return [...places].map(
    ([kind, set]) =>
      svg`<path
        class=${`mark ${kind}`}
        d=${[...set].map((place) => `M${(place * 1000) / resolution} 0v10`).join("")}
      ></path>`,
  );
}
