/**
 * Keeps a line of a scrolling sheet in view. Where its lines stand is measured only when the sheet has another size, right
 * after the browser has laid it out: a step asks for no layout of its own.
 */
export class LineView {
  readonly #measured: () => void;
  #pane: HTMLElement | undefined;
  /** By number, the top and the height of each line, in the sheet. */
  #lines = new Map<number, { readonly top: number; readonly height: number }>();
  #height = 0;
  #scrolled = 0;
  readonly #size = new ResizeObserver(() => {
    this.#measure();
    this.#measured();
  });

  /** `measured` is called whenever lines stand elsewhere than before. */
  constructor(measured: () => void) {
    this.#measured = measured;
  }

  /** Follows a pane that scrolls; its first child is the sheet. */
  watch(pane: HTMLElement): void {
    this.#pane = pane;
    this.#size.observe(pane);
    if (pane.firstElementChild) {
      this.#size.observe(pane.firstElementChild);
    }
    pane.addEventListener("scroll", this.#onScroll, { passive: true });
  }

  leave(): void {
    this.#size.disconnect();
    this.#pane?.removeEventListener("scroll", this.#onScroll);
  }

  /** Scrolls until a line is in view, with some lines around it. */
  keep(number: number, margin: number): void {
    const line = this.#lines.get(number);
    if (!line || !this.#pane) {
      return;
    }
    const { top, height } = line;
    const room = margin * height;
    if (top - room < this.#scrolled || top + height + room > this.#scrolled + this.#height) {
      this.#scrolled = top - (this.#height - height) / 2;
      this.#pane.scrollTop = this.#scrolled;
    }
  }

  readonly #onScroll = (): void => {
    this.#scrolled = this.#pane?.scrollTop ?? 0;
  };

  #measure(): void {
    const pane = this.#pane;
    this.#lines = new Map();
    this.#height = pane?.clientHeight ?? 0;
    this.#scrolled = pane?.scrollTop ?? 0;
    for (const line of pane?.querySelectorAll<HTMLElement>("[data-line]") ?? []) {
      this.#lines.set(Number(line.dataset.line), { top: line.offsetTop, height: line.offsetHeight });
    }
  }
}
