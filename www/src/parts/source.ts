/** The scenario in Java, with the lines where the program is. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { DiagnosticView, FrameView, RootView, SourceView } from "../engine";
import type { Say, Words } from "../i18n";
import { pane } from "../lab/context";
import type { Context as All } from "../lab/context";
import { lastFor, once } from "../memo";
import { spoken } from "../spoken";
import type { HeldName, LinePlace, LineProblem } from "./code";
import "./code";
import { sentence } from "./message";

const READS = ["source", "stack", "roots", "text", "lines", "diagnostics", "breaks", "file", "readonly", "editing", "editorPart", "refused", "panes", "words", "say", "language"] as const;

type Context = All<(typeof READS)[number]>;

/** The source. */
export const codePane = pane(READS, (context) => {
  const { say, file, readonly, editing, editorPart } = context;
  const name = file === "" ? say("ui.scenario") : file;
  return html`<div class="pane source">
    <p class="caption"><span title=${name}>${name}</span>${readonly ? nothing : editButton(context, editing)}</p>
    ${editorPart ? editorPart.editor(context) : sheet(context)}
  </div>`;
});

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

function sheet({ source, stack, roots, lines: all, diagnostics, breaks, words, say, language, toggleBreak }: Context): TemplateResult {
  const { lines, hidden } = spoken(all, language);
  return html`<threadlocal-lab-code
    .title=${say("ui.source")}
    .lines=${lines}
    .unspoken=${hidden}
    .places=${places(stack, [source], () => placesOf(stack, source))}
    .names=${names(roots, [stack], () => namesOf(roots, stack))}
    .problems=${words ? problems(diagnostics, [words], () => diagnostics.map((diagnostic) => problemOf(words, diagnostic))) : NOTHING}
    .breaks=${breaks.source}
    .breakName=${breakName(say)}
    .onNumber=${(line: number) => {
      toggleBreak("source", line);
    }}
  ></threadlocal-lab-code>`;
}

/** The name of the button that sets a line's breakpoint, the same as long as the language is. */
export const breakName = once((say: Say) => (line: number) => say("ui.breakpoint", { line }));

const NOTHING: readonly never[] = [];

const places = lastFor<ReadonlyMap<number, LinePlace>>();
const names = lastFor<readonly HeldName[]>();
const problems = lastFor<readonly LineProblem[]>();

/** The line that runs, and the lines of the frames that wait. */
function placesOf(stack: readonly FrameView[], source: SourceView | undefined): ReadonlyMap<number, LinePlace> {
  const lines = stack.flatMap(({ line }) => (typeof line === "number" ? [line] : [])).slice(0, -1);
  const places = new Map(lines.map((line): [number, LinePlace] => [line, { current: false, outcome: "" }]));
  return source ? places.set(source.line, { current: true, outcome: "" }) : places;
}

/** What the static fields and the variables of all frames hold, those of the innermost frame last. */
function namesOf(roots: readonly RootView[], stack: readonly FrameView[]): readonly HeldName[] {
  return [
    ...roots.flatMap(({ kind, name, target }) =>
      kind === "static" ? [{ name: name.replace(/^.*\./, ""), object: target, first: 1, last: Infinity }] : [],
    ),
    ...stack.flatMap(({ line, variables }) =>
      typeof line === "number"
        ? variables.map(({ name, value, lines: [first, last] }) => ({ name, object: value.object, first, last }))
        : [],
    ),
  ];
}

function problemOf(words: Words, diagnostic: DiagnosticView): LineProblem {
  const { severity, line, column, endLine, endColumn, key, arguments: values } = diagnostic;
  return { severity, line, column, endColumn: endLine === line ? endColumn : undefined, text: sentence(words, key, values) };
}
