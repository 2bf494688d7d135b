/** The source in CodeMirror: it runs as the reader types, with what is wrong marked where it is. */
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { java } from "@codemirror/lang-java";
import { bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import type { Diagnostic } from "@codemirror/lint";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import type { Text } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import type { DecorationSet } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { html, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { DiagnosticView } from "../engine";
import { plain } from "../i18n";
import type { Say, Words } from "../i18n";
import type { Context, Orders } from "../lab/context";
import { problems } from "../parts/head";
import { THEME } from "./theme";

/** Milliseconds without a key, after which the text runs. */
const REST = 300;

/** Where the line begins that the program is on; nothing if it is on none. */
const runsAt = StateEffect.define<number | undefined>();

/** The mark of that line. It goes with the text: what is pasted over it may be shorter. */
const RUNNING = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, { changes, effects }) =>
    effects.reduce(
      (marks, effect) => (effect.is(runsAt) ? Decoration.set(effect.value === undefined ? [] : [Decoration.line({ class: "cm-now" }).range(effect.value)]) : marks),
      marks.map(changes),
    ),
  provide: (field) => EditorView.decorations.from(field),
});

/** The editor with the source of the figure. */
export function editor({ text, source, diagnostics, words, say, edit, refused, jump, panes }: Context<"text" | "source" | "diagnostics" | "words" | "say" | "refused" | "panes">): TemplateResult {
  return html`<threadlocal-lab-editor
    .source=${text}
    .current=${source?.line ?? 0}
    .problems=${diagnostics}
    .words=${words}
    .say=${say}
    .edit=${edit}
    .refused=${refused}
  ></threadlocal-lab-editor>
  ${refused.length === 0 ? nothing : html`<div class="refused">${problems({ words, say, jump, panes }, refused)}</div>`}`;
}

export class EditorPane extends LitElement {
  /** The source that runs. */
  @property({ attribute: false }) source = "";
  /** The line that the program is on, from 1; 0 for none. */
  @property({ attribute: false }) current = 0;
  /** What is wrong with the source that runs. */
  @property({ attribute: false }) problems: readonly DiagnosticView[] = [];
  @property({ attribute: false }) words: Words | undefined;
  @property({ attribute: false }) say: Say = () => "";
  /** Runs a text, and tells what is wrong with it. */
  @property({ attribute: false }) edit: Orders["edit"] = () => [];
  /** What is wrong with the text, if it does not run. */
  @property({ attribute: false }) refused: readonly DiagnosticView[] = [];

  #view: EditorView | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    // What was typed stays, even if it does not run: nothing is lost.
    const text = this.#view?.state.doc.toString();
    if (text !== undefined && text !== this.source) {
      this.edit(text, true);
    }
    this.#view?.destroy();
    this.#view = undefined;
  }

  /** In the figure's own tree, as the other panes of code. */
  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const { refused, say } = this;
    return html`<div class="editor"></div>
      <p class="edited" role="status">
        ${refused.length > 0 ? `${say("ui.edit.bad", { count: refused.length })} ${say("ui.edit.bad.stays")}` : say("ui.edit.good")}
      </p>`;
  }

  protected override firstUpdated(): void {
    const root = this.getRootNode();
    const parent = this.querySelector(".editor");
    if (parent && (root instanceof ShadowRoot || root instanceof Document)) {
      this.#view = new EditorView({ parent, root, state: this.#state() });
      this.#mark();
      this.#follow();
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const view = this.#view;
    if (!view) {
      return;
    }
    if (changed.has("source") && view.state.doc.toString() !== this.source) {
      // Something was appended, or another scenario came; what is being typed is newer than that only while it waits to run.
      clearTimeout(this.#timer);
      view.dispatch({ changes: difference(view.state.doc, this.source) });
      clearTimeout(this.#timer);
    }
    if (changed.has("current") || changed.has("source")) {
      this.#follow();
    }
    this.#mark();
  }

  #state(): EditorState {
    return EditorState.create({
      doc: this.source,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        indentUnit.of("    "),
        java(),
        syntaxHighlighting(classHighlighter),
        // Tab is not among them: it leads on, as everywhere on the page.
        keymap.of([...defaultKeymap, ...historyKeymap]),
        RUNNING,
        THEME,
        EditorView.contentAttributes.of({ "aria-label": this.say("ui.edit.editor"), spellcheck: "false", tabindex: "0" }),
        EditorView.updateListener.of(({ docChanged }) => {
          if (docChanged) {
            clearTimeout(this.#timer);
            this.#timer = setTimeout(this.#run, REST);
          }
        }),
      ],
    });
  }

  readonly #run = (): void => {
    const text = this.#view?.state.doc.toString() ?? this.source;
    this.edit(text);
  };

  /** Puts the cursor where something is wrong: a line, from 1, and a column, from 0. */
  jump(line: number, column: number): void {
    const view = this.#view;
    if (view) {
      const at = placeIn(view.state.doc, line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    }
  }

  /** Marks the line that the program is on. */
  #follow(): void {
    const view = this.#view;
    const known = view && this.current >= 1 && this.current <= view.state.doc.lines;
    view?.dispatch({ effects: runsAt.of(known ? view.state.doc.line(this.current).from : undefined) });
    if (known && !view.hasFocus) {
      // By hand: the editor's own way would scroll the page too.
      const { top, height } = view.lineBlockAt(view.state.doc.line(this.current).from);
      const { scrollDOM } = view;
      if (top < scrollDOM.scrollTop || top + height > scrollDOM.scrollTop + scrollDOM.clientHeight) {
        scrollDOM.scrollTop = top - (scrollDOM.clientHeight - height) / 2;
      }
    }
  }

  #mark(): void {
    const { words } = this;
    const view = this.#view;
    if (view && words) {
      const problems = (this.refused.length > 0 ? this.refused : this.problems).map((problem) => diagnosticOf(problem, view.state.doc, words));
      view.dispatch(setDiagnostics(view.state, problems));
    }
  }
}

function diagnosticOf({ severity, line, column, endLine, endColumn, key, arguments: values }: DiagnosticView, doc: Text, words: Words): Diagnostic {
  const from = placeIn(doc, line, column);
  return { from, to: Math.max(from, placeIn(doc, endLine, endColumn)), severity, message: plain(words, key, values) };
}

/** The position of a line, from 1, and a column, from 0; the nearest one that there is. */
function placeIn(doc: Text, line: number, column: number): number {
  const { from, to } = doc.line(Math.max(1, Math.min(doc.lines, line)));
  return Math.min(to, from + column);
}

/** The smallest single change that makes one text of the other, so that the reader's cursor stays. */
function difference(doc: Text, text: string): { from: number; to: number; insert: string } {
  const old = doc.toString();
  const shorter = Math.min(old.length, text.length);
  let head = 0;
  while (head < shorter && old[head] === text[head]) {
    head += 1;
  }
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === text.at(-1 - tail)) {
    tail += 1;
  }
  return { from: head, to: old.length - tail, insert: text.slice(head, text.length - tail) };
}

customElements.define("threadlocal-lab-editor", EditorPane);

declare global {
  interface HTMLElementTagNameMap {
    "threadlocal-lab-editor": EditorPane;
  }
}
