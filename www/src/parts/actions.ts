/** The buttons that append Java to the scenario, for the key that the reader chose, and undo. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { NEW_THREAD } from "../engine";
import type { ActionView, ActionsView } from "../engine";
import { plain } from "../i18n";
import { icon } from "../icons";
import { pane } from "../lab/context";
import type { Context } from "../lab/context";
import { FIRST_LENGTH } from "../scene";
import { shortStatement } from "./short";

/** The buttons, always the same ones: where there is no key, they stand there without doing anything. */
const BUTTONS: readonly { readonly kind: ActionView["kind"]; readonly java: string }[] = [
  { kind: "set", java: "….set(…);" },
  { kind: "get", java: "….get();" },
  { kind: "remove", java: "….remove();" },
  { kind: "drop", java: "… = null;" },
  { kind: "gc", java: "System.gc();" },
  { kind: "end", java: "return;" },
];

/** A statement of more letters has three lines. */
const LONG = 32;

/** Those that are not for a key. */
const KEYLESS: ReadonlySet<string> = new Set(["gc", "end"]);

const NONE: ActionsView = { on: "", after: 0, pools: [], actions: [] };

/** The variable that the buttons are for: the chosen one, if there still is one of that name. */
function chosenKey(actions: readonly ActionView[], chosen: string): string {
  const names = keysOf(actions).map(({ name }) => name);
  return names.includes(chosen) ? chosen : (names.at(-1) ?? "");
}

const READS = ["actions", "switches", "branches", "undoable", "refused", "trouble", "words", "say", "phase"] as const;

type Given = Context<(typeof READS)[number]>;

/** Key and buttons. */
export const actionBar = pane(READS, bar);

function bar(context: Given): TemplateResult {
  const { switches, say, turn, undo, undoable, refused } = context;
  const offered = context.actions ?? NONE;
  const { pools, on, after } = offered;
  // A statement would go into the text that ran, and the one that does not run yet would be lost.
  const actions = refused.length === 0 ? offered.actions : offered.actions.map((action) => ({ ...action, enabled: false }));
  const names = [...keysOf(actions).map(({ name }) => name), ...pools];
  const chosen = chosenKey(actions, switches.chosen);
  const shown = BUTTONS.map(({ kind, java }) => {
    const action = actions.find((action) => action.kind === kind && (KEYLESS.has(kind) || action.name === chosen));
    return action ?? { kind, java, enabled: false, reason: undefined };
  });
  const trouble = remark(context, chosen, after, shown.filter(({ enabled, reason }) => !enabled && typeof reason === "string"));
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
    ${shown.map((action) => actionButton(action, names, context))}
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

/** What there is to say of the buttons: why the last call was refused, why some do nothing, where a call goes in. */
function remark(
  { phase, branches, trouble, words, say, refused }: Given,
  chosen: string,
  after: number,
  dead: readonly Pick<ActionView, "kind" | "reason">[],
): string {
  if (trouble !== "" || phase === "loading" || phase === "failed") {
    return trouble;
  }
  if (refused.length > 0) {
    return say("ui.edit.bad.actions");
  }
  const why = (isOne: (kind: ActionView["kind"]) => boolean): string | undefined => {
    const reason = dead.find(({ kind }) => isOne(kind))?.reason;
    return words && typeof reason === "string" ? plain(words, reason, []) : undefined;
  };
  // Where a GC is impossible, so is all else.
  const all = why((kind) => kind === "gc");
  const key = why((kind) => !KEYLESS.has(kind));
  const nameless = chosen === "" ? say("ui.actions.nameless") : undefined;
  const branch = branches ? say("ui.actions.branch", { line: after }) : undefined;
  return all ?? key ?? nameless ?? branch ?? why((kind) => kind === "end") ?? "";
}

/** A new ThreadLocal with the home slot that the reader chooses, in a variable of its own. */
function newKey(context: Given, actions: readonly ActionView[]): TemplateResult {
  const { switches, say, turn } = context;
  const { home } = switches;
  const made = actions.find(({ kind }) => kind === "new") ?? { kind: "new", java: "…", enabled: false };
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
    ${actionButton(made, [], context)}`;
}

type ActionButton = Pick<ActionView, "kind" | "java" | "enabled">;

/** A button says its statement; long names in it are shortened, for what is called on them must be seen. */
function actionButton({ kind, java, enabled }: ActionButton, names: readonly string[], { run }: Given): TemplateResult {
  const statement = java.replace(/;$/, "");
  const text = shortStatement(statement, names);
  return html`<button
    type="button"
    class=${`action ${kind}${text.length > LONG ? " long" : ""}`}
    title=${java}
    aria-label=${statement}
    aria-disabled=${enabled ? "false" : "true"}
    @click=${() => {
      if (enabled) {
        run(java);
      }
    }}
  >
    <span>${text}</span>
  </button>`;
}

function keysOf(actions: readonly ActionView[]): { name: string; key: string }[] {
  const keys = new Map<string, string>();
  for (const { name, key } of actions) {
    if (name !== "") {
      keys.set(name, key);
    }
  }
  return [...keys].map(([name, key]) => ({ name, key }));
}
