/**
 * A pane of Java: line numbers that set breakpoints, a little colour, the current line kept in view, diagnostics under their lines. It scrolls
 * itself and never the page.
 */
import { html, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { pieces } from "../java";
import type { Piece } from "../java";
import { once, sameItems } from "../memo";
import { LineView } from "./line-view";

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
  /** Shown behind the line: the outcome of a condition. */
  readonly outcome: string;
}

/** A name that means an object, from the first to the last line of its scope. */
export interface HeldName {
  readonly name: string;
  /** 0 where it holds none. */
  readonly object: number;
  readonly first: number;
  readonly last: number;
}

/** What a reader asks for who presses the number of a line. */
export type OnNumber = (line: number) => void;

const NO_NUMBERS: ReadonlySet<number> = new Set();

/** The event that tells that lines were drawn anew: what was lit in them is not. */
export const LINES = "lab-lines";

/** How many lines stay visible above and below the current one. */
const MARGIN = 2;

/** So many lines are compared as one, before any of them is. */
const BLOCK = 32;

/** The names that are spelled alike, as they were given, and the lines on which any of them counts. */
const alike = once((names: readonly HeldName[]) => {
  const groups = new Map<string, HeldName[]>();
  for (const held of names) {
    groups.set(held.name, [...(groups.get(held.name) ?? []), held]);
  }
  const first = Math.min(...names.map(({ first }) => first));
  const last = Math.max(...names.map(({ last }) => last));
  return { groups, first, last };
});

const allPieces = once((lines: readonly string[]) => lines.map((line) => pieces(line)));

/** What a line shows besides its text. */
interface LineState {
  readonly place: LinePlace | undefined;
  /** The object that each piece of the line means, 0 for none; nothing if none means any. */
  readonly held: readonly number[];
  readonly isBroken: boolean;
  readonly isTabbed: boolean;
  readonly problems: readonly LineProblem[];
}

const NO_PROBLEMS: readonly LineProblem[] = [];
const NONE_HELD: readonly number[] = [];

export class CodePane extends LitElement {
  @property({ attribute: false }) lines: readonly string[] = [];
  /** The numbers of lines that are not shown, unless there is something to say about them. */
  @property({ attribute: false }) unspoken: ReadonlySet<number> = NO_NUMBERS;
  @property({ attribute: false }) places: ReadonlyMap<number, LinePlace> = new Map();
  /** Of two names alike on a line, the later one counts. */
  @property({ attribute: false }) names: readonly HeldName[] = [];
  @property({ attribute: false }) problems: readonly LineProblem[] = [];
  /** The lines that have a breakpoint. */
  @property({ attribute: false }) breaks: ReadonlySet<number> = NO_NUMBERS;
  @property({ attribute: false }) onNumber: OnNumber | undefined;
  /** The name of the button that a number is. */
  @property({ attribute: false }) breakName: (line: number) => string = String;
  @property() override title = "";
  /** The number that Tab leads to; the arrow keys lead to the others. */
  @state() private tabbed = 1;

  @query(".lines") private readonly pane!: HTMLElement | null;

  /** The states of the lines, each the same object as long as it says the same. */
  #states: readonly LineState[] = [];
  /** The line that was last brought into view. */
  #kept = 0;
  readonly #view = new LineView(() => {
    this.#keepInView();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.pane) {
      this.#view.watch(this.pane);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view.leave();
  }

  protected override firstUpdated(): void {
    if (this.pane) {
      this.#view.watch(this.pane);
    }
  }

  /** In the figure's own tree, so that its style sheet and its pointer listeners see the lines. */
  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div class="lines" role="region" tabindex="0" aria-label=${this.title}>
      <div class="sheet" @click=${this.#onClick} @keydown=${this.#onKey} @focusin=${this.#onFocus}>${this.#blocks()}</div>
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Tab leads to where the program is, unless the reader is among the numbers.
    const current = changed.has("places") && !this.matches(":focus-within");
    const line = current ? this.#current : undefined;
    const tabbed = Math.min(line ?? this.tabbed, Math.max(1, this.lines.length));
    const shown = this.lines.flatMap((_, n) => (this.#isShown(n + 1) ? [n + 1] : []));
    this.tabbed = shown.find((number) => number >= tabbed) ?? shown.at(-1) ?? 1;
  }

  #isShown(number: number): boolean {
    return !this.unspoken.has(number) || this.problems.some(({ line }) => line === number);
  }

  protected override updated(): void {
    this.dispatchEvent(new Event(LINES, { bubbles: true }));
    const line = this.#current ?? this.problems.find(({ severity }) => severity === "error")?.line ?? 0;
    if (line !== this.#kept) {
      this.#kept = line;
      // To scroll, the browser lays out: what else is drawn now has to be there by then.
      queueMicrotask(() => {
        this.#keepInView();
      });
    }
  }

  #keepInView(): void {
    this.#view.keep(this.#kept, MARGIN);
  }

  /** The line that runs. */
  get #current(): number | undefined {
    return [...this.places].find(([, { current }]) => current)?.[0];
  }

  /** Most lines are the same from step to step: those are not even compared one by one. */
  #blocks(): unknown {
    const lines = allPieces(this.lines);
    const last = this.#states;
    this.#states = lines.map((line, n) => this.#state(line, n + 1, last[n]));
    return Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, n) => {
      const first = n * BLOCK;
      const states = this.#states.slice(first, first + BLOCK);
      return guard([lines, this.unspoken, this.breakName, ...states], () =>
        states.map((state, at) => {
          const number = first + at + 1;
          const line = lines[first + at] ?? [];
          return this.#isShown(number) ? guard([line, this.breakName, state], () => this.#drawLine(line, number, state)) : nothing;
        }),
      );
    });
  }

  #state(line: readonly Piece[], number: number, last: LineState | undefined): LineState {
    const found = this.problems.length === 0 ? NO_PROBLEMS : this.problems.filter(({ line }) => line === number);
    const state: LineState = {
      place: this.places.get(number),
      held: this.#held(line, number),
      isBroken: this.breaks.has(number),
      isTabbed: number === this.tabbed,
      problems: found.length === 0 ? NO_PROBLEMS : found,
    };
    return last && isSame(last, state) ? last : state;
  }

  /** The object that each piece of a line means, 0 for none. */
  #held(line: readonly Piece[], number: number): readonly number[] {
    const { groups, first, last } = alike(this.names);
    if (number < first || last < number) {
      return NONE_HELD;
    }
    return line.map(({ kind, text }, n) => {
      // What stands behind a dot is a member of something else.
      const isMember = line[n - 1]?.text.endsWith(".") === true;
      const known = kind === "name" && !isMember ? groups.get(text) : undefined;
      return known?.findLast(({ first, last }) => first <= number && number <= last)?.object ?? 0;
    });
  }

  #drawLine(line: readonly Piece[], number: number, { place, held, isBroken, isTabbed, problems }: LineState): TemplateResult {
    const worst = problems.some(({ severity }) => severity === "error") ? " error" : problems.length > 0 ? " warning" : "";
    const name = place ? (place.current ? "line current" : "line caller") : "line";
    const current = place?.current === true ? "step" : nothing;
    const inner = underlined(line, held, problems[0]).map((piece) => this.#piece(piece));
    const outcome = place && place.outcome !== "" ? html`<span class="outcome">${place.outcome}</span>` : nothing;
    const button = html`<button
      type="button"
      class="line-number"
      tabindex=${isTabbed ? 0 : -1}
      aria-pressed=${isBroken ? "true" : "false"}
      aria-label=${this.breakName(number)}
    >${number}</button>`;
    // White space is kept in a line, so there must be none but its own.
    return html`<div class=${name + worst} data-line=${number} aria-current=${current}>${button}${inner}${outcome}</div>
      ${problems.map(({ severity, text }) => html`<div class=${`problem ${severity}`}>${text}</div>`)}`;
  }

  readonly #onClick = (event: Event): void => {
    const line = numberOf(event);
    if (line !== undefined) {
      this.onNumber?.(line);
    }
  };

  readonly #onFocus = (event: Event): void => {
    this.tabbed = numberOf(event) ?? this.tabbed;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const way = WAYS[event.key];
    if (numberOf(event) !== undefined && way !== undefined) {
      event.preventDefault();
      const numbers = [...this.querySelectorAll<HTMLElement>(".line-number")];
      const at = numbers.findIndex((number) => number === event.target);
      numbers[Math.max(0, Math.min(numbers.length - 1, at + way))]?.focus();
    }
  };

  #piece({ kind, text, object, marked }: MarkedPiece): TemplateResult {
    const name = marked ? `${kind} marked` : kind;
    if (object === 0) {
      return kind === "rest" && !marked ? html`${text}` : html`<span class=${name}>${text}</span>`;
    }
    return html`<span class=${`${name} held`} data-object=${object}>${text}</span>`;
  }
}

/** Whether two states of a line say the same. */
function isSame(one: LineState, other: LineState): boolean {
  const [a, b] = [one.place, other.place];
  return (
    a?.current === b?.current &&
    a?.outcome === b?.outcome &&
    one.isBroken === other.isBroken &&
    one.isTabbed === other.isTabbed &&
    sameItems(one.held, other.held) &&
    sameItems(one.problems, other.problems)
  );
}

const WAYS: Readonly<Partial<Record<string, number>>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: -Infinity,
  End: Infinity,
};

/** The line whose number an event comes from. */
function numberOf(event: Event): number | undefined {
  const number = event.target instanceof Element ? event.target.closest(".line-number") : null;
  const line = number?.closest("[data-line]")?.getAttribute("data-line");
  return line ? Number(line) : undefined;
}

type MarkedPiece = Piece & { readonly marked: boolean; readonly object: number };

/** The pieces of a line with the objects that they mean, cut at the edges of a problem's span. */
function underlined(line: readonly Piece[], held: readonly number[], problem: LineProblem | undefined): MarkedPiece[] {
  const whole = line.map((piece, n) => ({ ...piece, object: held[n] ?? 0, marked: false }));
  if (!problem) {
    return whole;
  }
  const { column, endColumn = Infinity } = problem;
  const found: MarkedPiece[] = [];
  let at = 0;
  for (const piece of whole) {
    const { text } = piece;
    const cuts = [0, column - at, endColumn - at, text.length].map((cut) => Math.max(0, Math.min(text.length, cut)));
    cuts.slice(1).forEach((end, n) => {
      const start = cuts[n] ?? 0;
      if (end > start) {
        found.push({ ...piece, text: text.slice(start, end), marked: n === 1 });
      }
    });
    at += text.length;
  }
  return found;
}

customElements.define("threadlocal-lab-code", CodePane);
