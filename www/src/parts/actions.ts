/** The buttons that append Java to the scenario, for the key that the reader chose, and undo. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { ActionView } from "../engine";
import { plain } from "../i18n";
import { icon } from "../icons";
import type { Context } from "../lab/context";
import { FIRST_LENGTH } from "../scene";

/** The buttons, always the same ones: where there is no key, they stand there without doing anything. */
const BUTTONS: readonly { readonly kind: ActionView["kind"]; readonly java: string }[] = [
  { kind: "set", java: "….set(…);" },
  { kind: "get", java: "….get();" },
  { kind: "remove", java: "….remove();" },
  { kind: "drop", java: "… = null;" },
  { kind: "gc", java: "System.gc();" },
];

/** The variable that the buttons are for: the chosen one, if there still is one of that name. */
function chosenKey(actions: readonly ActionView[], chosen: string): string {
  const names = keysOf(actions).map(({ name }) => name);
  return names.includes(chosen) ? chosen : (names.at(-1) ?? "");
}

/** Key and buttons. */
export function actionBar(context: Context): TemplateResult {
  const { figure, switches, trouble: problem, words, say, turn, undo } = context;
  const actions = figure?.actions ?? [];
  const chosen = chosenKey(actions, switches.chosen);
  const undoable = figure?.undoable ?? false;
  const pools = poolsOf(context);
  const on = switches.on === NEW_THREAD || pools.includes(switches.on) ? switches.on : "";
  const shown = BUTTONS.map(({ kind, java }) => {
    const action = actions.find((action) => action.kind === kind && (kind === "gc" || action.name === chosen));
    return action ? { ...action, java: CALLS.has(kind) ? javaOn(on, action.java) : action.java } : { kind, java, enabled: false, reason: undefined };
  });
  const end: readonly ActionButton[] = pools.includes(on) ? [{ kind: "end", java: `${on}.shutdown();`, enabled: gcEnabled(actions) }] : [];
  const reason = shown.find(({ enabled, reason }) => !enabled && typeof reason === "string")?.reason;
  const branches = figure !== undefined && figure.player.step < figure.player.stepCount && !figure.player.playing;
  const trouble =
    problem !== ""
      ? problem
      : words && typeof reason === "string"
        ? plain(words, reason, [])
        : branches
          ? say("ui.actions.branch")
          : "";
  return html`<div class="actions" role="group" aria-label=${say("ui.actions")}>
    <label class="chooser"
      ><span>${say("ui.key")}</span>
      <select
        ?disabled=${chosen === ""}
        @change=${(event: Event) => {
          turn({ chosen: (event.target as HTMLSelectElement).value });
        }}
      >
        ${keysOf(actions).map(
          ({ name, key }) => html`<option value=${name} ?selected=${name === chosen}>${name} ${key}</option>`,
        )}
      </select>
    </label>
    <label class="chooser on"
      ><span>${say("ui.on")}</span>
      <select
        @change=${(event: Event) => {
          turn({ on: (event.target as HTMLSelectElement).value });
        }}
      >
        ${["", NEW_THREAD, ...pools].map(
          (name) => html`<option value=${name} ?selected=${name === on}>${name === "" ? "main" : name === NEW_THREAD ? say("ui.on.newThread") : name}</option>`,
        )}
      </select>
    </label>
    ${[...shown, ...end].map((action) => actionButton(action, context))}
    <button
      type="button"
      class="undo"
      aria-disabled=${undoable ? "false" : "true"}
      @click=${() => {
        if (undoable) {
          undo();
        }
      }}
    >
      ${icon("undo")}${say("ui.undo")}
    </button>
    ${newKey(context, actions)}
    <p class="trouble" role="status">${trouble === "" ? nothing : trouble}</p>
  </div>`;
}

/** What stands for a new thread among the names of pools; no variable is called so. */
const NEW_THREAD = "new Thread";

/** What can be called on another thread too. */
const CALLS: ReadonlySet<ActionView["kind"]> = new Set(["set", "get", "remove"]);

/** A statement as a task of a new thread or of a pool; as it is for `main`. */
function javaOn(on: string, java: string): string {
  const task = `() -> ${java.replace(/;$/, "")}`;
  if (on === "") {
    return java;
  }
  return on === NEW_THREAD ? `new Thread(${task}).start();` : `${on}.submit(${task});`;
}

/** Whether a statement can be appended at all: a GC always can if any. */
function gcEnabled(actions: readonly ActionView[]): boolean {
  return actions.some(({ kind, enabled }) => kind === "gc" && enabled);
}

/** The variables of `main` and the static fields that hold a pool which has a thread. */
function poolsOf({ moment }: Context): readonly string[] {
  const { stack, roots, threads } = moment.view;
  const pools = new Set(threads.flatMap(({ executor }) => (executor === 0 ? [] : [executor])));
  const main = stack.find(({ line }) => typeof line === "number");
  const locals = (main?.variables ?? []).filter(({ value, lingering }) => pools.has(value.object) && !lingering);
  const statics = roots.filter(({ kind, target }) => kind === "static" && pools.has(target));
  return [...locals, ...statics].map(({ name }) => name);
}

/** A new ThreadLocal with the home slot that the reader chooses, in a variable of its own. */
function newKey(context: Context, actions: readonly ActionView[]): TemplateResult {
  const { figure, switches, say, turn } = context;
  const { home } = switches;
  const java = `ThreadLocal<Object> ${unusedName(`key${home}`, figure?.source ?? "")} = Lab.atSlot(${home});`;
  const enabled = gcEnabled(actions);
  return html`<label class="chooser home"
      ><span>${say("ui.newKey")}</span>
      <input
        type="number"
        min="0"
        max=${FIRST_LENGTH - 1}
        .value=${live(String(home))}
        @change=${(event: Event) => {
          const { valueAsNumber } = event.target as HTMLInputElement;
          turn({ home: Math.max(0, Math.min(FIRST_LENGTH - 1, Math.trunc(valueAsNumber) || 0)) });
        }}
      />
    </label>
    ${actionButton({ kind: "new", java, enabled }, context)}`;
}

/** A name that no word of the source is. */
function unusedName(name: string, source: string): string {
  const words = new Set(source.match(/\w+/g));
  let unused = name;
  for (let n = 2; words.has(unused); n += 1) {
    unused = `${name}_${n}`;
  }
  return unused;
}

type ActionButton = Pick<ActionView, "java" | "enabled"> & { readonly kind: ActionView["kind"] | "new" | "end" };

function actionButton({ kind, java, enabled }: ActionButton, { run }: Context): TemplateResult {
  return html`<button
    type="button"
    class=${`action ${kind}`}
    title=${java}
    aria-disabled=${enabled ? "false" : "true"}
    @click=${() => {
      if (enabled) {
        run(java);
      }
    }}
  >
    ${java.replace(/;$/, "")}
  </button>`;
}

function keysOf(actions: readonly ActionView[]): { name: string; key: string }[] {
  const keys = new Map<string, string>();
  for (const { kind, name, key } of actions) {
    if (kind !== "gc") {
      keys.set(name, key);
    }
  }
  return [...keys].map(([name, key]) => ({ name, key }));
}
