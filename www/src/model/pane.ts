/**
 * Panes that are drawn only when something changed that they read.
 *
 * A section that did not change is the same object as before, so a comparison is one look at each. It knows no DOM.
 */

/** A part of the screen. */
export interface Pane<S> {
  /** What it is called, for whoever counts how often it is drawn. */
  readonly name: string;
  /** The sections that it reads. */
  readonly reads: readonly (keyof S)[];
  /** Draws them; `before` is what it has drawn last, nothing the first time. */
  readonly draw: (shown: S, before: S | undefined) => void;
}

/** Draws panes, each only when one of its sections is another object than in what it drew last. */
export class Panes<S> {
  readonly #panes: readonly Pane<S>[];
  readonly #drawn = new Map<Pane<S>, S>();

  constructor(panes: readonly Pane<S>[]) {
    this.#panes = panes;
  }

  /** The names of the panes that were drawn. */
  draw(shown: S): string[] {
    const names: string[] = [];
    for (const pane of this.#panes) {
      const before = this.#drawn.get(pane);
      if (!before || pane.reads.some((section) => shown[section] !== before[section])) {
        this.#drawn.set(pane, shown);
        names.push(pane.name);
        pane.draw(shown, before);
      }
    }
    return names;
  }

  /** Everything is drawn the next time: the words have become others, for instance. */
  forget(): void {
    this.#drawn.clear();
  }
}
