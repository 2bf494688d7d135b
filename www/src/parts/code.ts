/**
 * A pane of Java: line numbers, a little colour, the current line kept in view, diagnostics under their lines. It scrolls
 * itself and never the page.
 */
import { html, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { pieces } from "../java";
import type { Piece } from "../java";
import { once } from "../memo";

/** A diagnostic; its text is what a template can hold. Columns count UTF-16 code units from 0. */
export interface LineProblem {
  readonly severity: "error" | "warning";
  readonly line: number;
  readonly column: number;
  /** The end of the marked span, if that is on the same line. */
  readonly endColumn: number | undefined;
  readonly text: unknown;
}

/** Where the program is on a line. */
export interface LinePlace {
  /** The line that runs, or one that waits for a call to return. */
  readonly current: boolean;
  /** Variables of the frame that stands there, and the objects they hold. */
  readonly variables: ReadonlyMap<string, number>;
  /** Shown behind the line: the outcome of a condition. */
  readonly outcome: string;
}

/** How many lines stay visible above and below the current one. */
const MARGIN = 2;

const allPieces = once((lines: readonly string[]) => lines.map((line) => pieces(line)));

export class CodePane extends LitElement {
  @property({ attribute: false }) lines: readonly string[] = [];
  @property({ attribute: false }) places: ReadonlyMap<number, LinePlace> = new Map();
  @property({ attribute: false }) problems: readonly LineProblem[] = [];
  @property({ attribute: false }) lit: ReadonlySet<number> = new Set();
  @property() override title = "";

  @query(".lines") private readonly pane!: HTMLElement | null;

  readonly #size = new ResizeObserver(() => {
    this.#keepInView();
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  protected override firstUpdated(): void {
    if (this.pane) {
      this.#size.observe(this.pane);
    }
  }

  /** In the figure's own tree, so that its style sheet and its pointer listeners see the lines. */
  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div class="lines" role="region" tabindex="0" aria-label=${this.title}>
      <div class="sheet">${allPieces(this.lines).map((line, n) => this.#line(line, n + 1))}</div>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("places") || changed.has("lines")) {
      this.#keepInView();
    }
  }

  /** Most lines are the same from step to step: those are not even compared. */
  #line(line: readonly Piece[], number: number): unknown {
    const place = this.places.get(number);
    const problems = this.problems.filter(({ line }) => line === number);
    const known = [line, place, place && this.lit, ...problems];
    return guard(known, () => this.#drawLine(line, number, place, problems));
  }

  #drawLine(
    line: readonly Piece[],
    number: number,
    place: LinePlace | undefined,
    problems: readonly LineProblem[],
  ): TemplateResult {
    const worst = problems.some(({ severity }) => severity === "error") ? " error" : problems.length > 0 ? " warning" : "";
    const name = place ? (place.current ? "line current" : "line caller") : "line";
    const current = place?.current === true ? "step" : nothing;
    const inner = underlined(line, problems[0]).map((piece) => this.#piece(piece, place?.variables));
    const outcome = place && place.outcome !== "" ? html`<span class="outcome">${place.outcome}</span>` : nothing;
    // White space is kept in a line, so there must be none but its own.
    return html`<div class=${name + worst} data-line=${number} aria-current=${current}>${inner}${outcome}</div>
      ${problems.map(({ severity, text }) => html`<div class=${`problem ${severity}`}>${text}</div>`)}`;
  }

  #piece({ kind, text, marked }: MarkedPiece, variables: LinePlace["variables"] | undefined): TemplateResult {
    const object = kind === "name" ? variables?.get(text) : undefined;
    const name = marked ? `${kind} marked` : kind;
    if (object === undefined || object === 0) {
      return kind === "rest" && !marked ? html`${text}` : html`<span class=${name}>${text}</span>`;
    }
    return html`<span class=${this.lit.has(object) ? `${name} held lit` : `${name} held`} data-object=${object}>${text}</span>`;
  }

  #keepInView(): void {
    const line =
      this.pane?.querySelector<HTMLElement>(".current") ?? this.pane?.querySelector<HTMLElement>(".error");
    if (!line || !this.pane) {
      return;
    }
    const { pane } = this;
    const room = MARGIN * line.offsetHeight;
    const top = line.offsetTop - room;
    const bottom = line.offsetTop + line.offsetHeight + room;
    if (top < pane.scrollTop || bottom > pane.scrollTop + pane.clientHeight) {
      pane.scrollTop = line.offsetTop - (pane.clientHeight - line.offsetHeight) / 2;
    }
  }
}

type MarkedPiece = Piece & { marked: boolean };

/** The pieces of a line, cut at the edges of a problem's span. */
function underlined(line: readonly Piece[], problem: LineProblem | undefined): MarkedPiece[] {
  if (!problem) {
    return line.map((piece) => ({ ...piece, marked: false }));
  }
  const { column, endColumn = Infinity } = problem;
  const found: MarkedPiece[] = [];
  let at = 0;
  for (const { kind, text } of line) {
    const cuts = [0, column - at, endColumn - at, text.length].map((cut) => Math.max(0, Math.min(text.length, cut)));
    cuts.slice(1).forEach((end, n) => {
      const start = cuts[n] ?? 0;
      if (end > start) {
        found.push({ kind, text: text.slice(start, end), marked: n === 1 });
      }
    });
    at += text.length;
  }
  return found;
}

customElements.define("threadlocal-lab-code", CodePane);
