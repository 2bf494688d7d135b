/** The scenario in Java, with the lines where the program is. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { NO_BREAKS } from "../breaks";
import type { DiagnosticView, View } from "../engine";
import type { Say, Words } from "../i18n";
import type { Context } from "../lab/context";
import { once } from "../memo";
import { spoken } from "../spoken";
import type { HeldName, LinePlace, LineProblem } from "./code";
import "./code";
import { sentence } from "./message";

/** The source. */
export function codePane(context: Context): TemplateResult {
  const { say, file, readonly, switches, editorAsked, lazy } = context;
  const editing = !readonly && (switches.editing ?? editorAsked);
  const editor = editing ? lazy("editor") : undefined;
  const name = file === "" ? say("ui.scenario") : file;
  return html`<div class="pane source">
    <p class="caption"><span title=${name}>${name}</span>${readonly ? nothing : editButton(context, editing)}</p>
    ${editor ? editor.editor(context) : sheet(context)}
  </div>`;
}

function editButton({ say, turn }: Context, editing: boolean): TemplateResult {
  return html`<button
    type="button"
    class="plain edit"
    @click=${() => {
      turn({ editing: !editing });
    }}
  >
    ${say(editing ? "ui.edit.done" : "ui.edit")}
  </button>`;
}

function sheet({ moment, figure, words, say, language, light, toggleBreak }: Context): TemplateResult {
  const { lines, hidden } = spoken(figure?.lines ?? NOTHING, language);
  return html`<threadlocal-lab-code
    .title=${say("ui.source")}
    .lines=${lines}
    .unspoken=${hidden}
    .places=${places(moment.view)}
    .names=${names(moment.view)}
    .problems=${words && figure ? figure.diagnostics.map((diagnostic) => problemOf(words, diagnostic)) : NOTHING}
    .lit=${light.objects}
    .breaks=${figure?.breaks.source ?? NO_BREAKS.source}
    .breakName=${breakName(say)}
    .onNumber=${(line: number) => {
      toggleBreak("source", line);
    }}
  ></threadlocal-lab-code>`;
}

/** The name of the button that sets a line's breakpoint, the same as long as the language is. */
export const breakName = once((say: Say) => (line: number) => say("ui.breakpoint", { line }));

const NOTHING: readonly never[] = [];

/** The line that runs, and the lines of the frames that wait. */
const places = once(({ stack, source }: View): Map<number, LinePlace> => {
  const lines = stack.flatMap(({ line }) => (typeof line === "number" ? [line] : [])).slice(0, -1);
  const places = new Map(lines.map((line): [number, LinePlace] => [line, { current: false, outcome: "" }]));
  return source ? places.set(source.line, { current: true, outcome: "" }) : places;
});

/** What the static fields and the variables of all frames hold, those of the innermost frame last. */
const names = once(({ stack, roots }: View): readonly HeldName[] => [
  ...roots.flatMap(({ kind, name, target }) =>
    kind === "static" ? [{ name: name.replace(/^.*\./, ""), object: target, first: 1, last: Infinity }] : [],
  ),
  ...stack.flatMap(({ line, variables }) =>
    typeof line === "number"
      ? variables.map(({ name, value, lines: [first, last] }) => ({ name, object: value.object, first, last }))
      : [],
  ),
]);

function problemOf(words: Words, diagnostic: DiagnosticView): LineProblem {
  const { severity, line, column, endLine, endColumn, key, arguments: values } = diagnostic;
  return { severity, line, column, endColumn: endLine === line ? endColumn : undefined, text: sentence(words, key, values) };
}
