/** The buttons that append Java to the scenario, for the key that the reader chose, and undo. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { ActionView } from "../engine";
import { plain } from "../i18n";
import { icon } from "../icons";
import type { Context } from "../lab/context";

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
          turn({ chosen: (event.target as HTMLSelectElement).value });
        }}
      >
        ${keysOf(actions).map(
          ({ name, key }) => html`<option value=${name} ?selected=${name === chosen}>${name} ${key}</option>`,
        )}
      </select>
    </label>
    ${shown.map((action) => actionButton(action, context))}
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
    <p class="trouble" role="status">${trouble === "" ? nothing : trouble}</p>
  </div>`;
}

type ActionButton = Pick<ActionView, "kind" | "java" | "enabled" | "reason">;

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
