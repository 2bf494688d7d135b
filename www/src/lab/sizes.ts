/** How wide the places of the pictures are. */
import type { LitElement, ReactiveController } from "lit";

/** What a picture is drawn for before its place has been measured. */
const GUESS = 560;

export class SizesController implements ReactiveController {
  readonly #host: LitElement;
  readonly #places: readonly string[];
  readonly #widths = new Map<string, number>();
  readonly #observed = new Set<Element>();
  readonly #sizes = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const name = target.getAttribute("part") ?? "";
      if (contentRect.width > 0 && contentRect.width !== this.#widths.get(name)) {
        this.#widths.set(name, contentRect.width);
        // Drawn at once, the place would get another height within the same round of measuring, and the window an error.
        requestAnimationFrame(() => {
          this.#host.requestUpdate();
        });
      }
    }
  });

  /** Measures the parts of these names. */
  constructor(host: LitElement, ...places: readonly string[]) {
    this.#host = host;
    this.#places = places;
    host.addController(this);
  }

  /** The width of a place in CSS pixels. */
  of(place: string): number {
    return this.#widths.get(place) ?? GUESS;
  }

  /** Measures the places of this figure. They come and go with the attribute `panes`. */
  observe(places: Iterable<Element>): void {
    const found = [...places].filter((place) => this.#places.includes(place.getAttribute("part") ?? ""));
    for (const element of [...this.#observed]) {
      if (!found.includes(element)) {
        this.#sizes.unobserve(element);
        this.#observed.delete(element);
      }
    }
    for (const element of found) {
      if (!this.#observed.has(element)) {
        this.#sizes.observe(element);
        this.#observed.add(element);
      }
    }
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#observed.clear();
  }
}
