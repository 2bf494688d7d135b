/** The buttons that append Java to the scenario, for the key that the reader chose, and undo. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { ActionView } from "../engine";
import { plain } from "../i18n";
import type { Say, Words } from "../i18n";
import { icon } from "../icons";

export interface ActionsOptions {
  readonly actions: readonly ActionView[];
  /** The variable that the buttons are for. */
  readonly chosen: string;
  readonly undoable: boolean;
  /** Why the last press came to nothing. */
  readonly problem: string;
  readonly words: Words | undefined;
  readonly say: Say;
  readonly onChoose: (name: string) => void;
  readonly onRun: (java: string) => void;
  readonly onUndo: () => void;
}

/** The buttons, always the same ones: where there is no key, they stand there without doing anything. */
const BUTTONS: readonly { readonly kind: ActionView["kind"]; readonly java: string }[] = [
  { kind: "set", java: "….set(…);" },
  { kind: "get", java: "….get();" },
  { kind: "remove", java: "….remove();" },
  { kind: "drop", java: "… = null;" },
  { kind: "gc", java: "System.gc();" },
];

/** The variable that the buttons are for: the chosen one, if there still is one of that name. */
export function chosenKey(actions: readonly ActionView[], chosen: string): string {
  const names = keysOf(actions).map(({ name }) => name);
  return names.includes(chosen) ? chosen : (names.at(-1) ?? "");
}

/** Key and buttons. */
export function actionBar(options: ActionsOptions): TemplateResult {
  const { actions, chosen, undoable, problem, words, say, onChoose, onUndo } = options;
  const shown = BUTTONS.map(
    ({ kind, java }) =>
      actions.find((action) => action.kind === kind && (kind === "gc" || action.name === chosen)) ?? {
        kind,
        java,
        enabled: false,
        reason: undefined,
      },
  );
  const reason = shown.find(({ enabled, reason }) => !enabled && typeof reason === "string")?.reason;
  const trouble = problem !== "" ? problem : words && typeof reason === "string" ? plain(words, reason, []) : "";
  return html`<div class="actions" role="group" aria-label=${say("ui.actions")}>
    <label class="chooser"
      ><span>${say("ui.key")}</span>
      <select
        ?disabled=${chosen === ""}
        @change=${(event: Event) => {
          onChoose((event.target as HTMLSelectElement).value);
        }}
      >
        ${keysOf(actions).map(
          ({ name, key }) => html`<option value=${name} ?selected=${name === chosen}>${name} ${key}</option>`,
        )}
      </select>
    </label>
    ${shown.map((action) => actionButton(action, options))}
    <button
      type="button"
      class="undo"
      aria-disabled=${undoable ? "false" : "true"}
      @click=${() => {
        if (undoable) {
          onUndo();
        }
      }}
    >
      ${icon("undo")}${say("ui.undo")}
    </button>
    <p class="trouble" role="status">${trouble === "" ? nothing : trouble}</p>
  </div>`;
}

type ActionButton = Pick<ActionView, "kind" | "java" | "enabled" | "reason">;

function actionButton({ kind, java, enabled }: ActionButton, { onRun }: ActionsOptions): TemplateResult {
  return html`<button
    type="button"
    class=${`action ${kind}`}
    title=${java}
    aria-disabled=${enabled ? "false" : "true"}
    @click=${() => {
      if (enabled) {
        onRun(java);
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
