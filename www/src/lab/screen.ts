/**
 * Which places of a figure can be seen. What is out of sight is drawn when it comes back, or once the reader rests: so that
 * what is read without eyes is true as well.
 */
import type { LitElement, ReactiveController } from "lit";

/** Milliseconds without another step, after which what is out of sight is drawn too. */
const REST = 120;

/** What is so near to the window is drawn as if it could be seen. */
const NEAR = "160px 0px";

export class ScreenController implements ReactiveController {
  readonly #host: LitElement;
  readonly #hidden = new Set<string>();
  readonly #observed = new Set<Element>();
  /** The places that were left out. */
  readonly #behind = new Set<string>();
  #all = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #sight = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const name = nameOf(target);
        if (isIntersecting) {
          this.#hidden.delete(name);
        } else {
          this.#hidden.add(name);
        }
      }
      if ([...this.#behind].some((name) => !this.#hidden.has(name))) {
        this.#host.requestUpdate();
      }
    },
    { rootMargin: NEAR },
  );

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether a place is to be drawn now. */
  readonly isWanted = (name: string): boolean => {
    const wanted = this.#all || !this.#hidden.has(name);
    if (wanted) {
      this.#behind.delete(name);
    } else {
      this.#behind.add(name);
    }
    return wanted;
  };

  /** Whether a place can be seen. */
  isSeen(name: string): boolean {
    return this.#observed.size > 0 && !this.#hidden.has(name);
  }

  /** The next drawing leaves nothing out. */
  wantAll(): void {
    if (this.#behind.size > 0) {
      this.#host.requestUpdate();
    }
    this.#all = this.#host.isUpdatePending;
  }

  hostUpdated(): void {
    this.#all = false;
    clearTimeout(this.#timer);
    if (this.#behind.size > 0) {
      this.#timer = setTimeout(() => {
        this.wantAll();
      }, REST);
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#sight.disconnect();
    this.#observed.clear();
    this.#hidden.clear();
  }

  /** Watches the places of this figure. Panes come and go. */
  observe(places: Iterable<Element>): void {
    const found = new Set([...places].filter((place) => place.matches(".place")));
    for (const place of this.#observed) {
      if (!found.has(place)) {
        this.#sight.unobserve(place);
        this.#observed.delete(place);
        this.#hidden.delete(nameOf(place));
        this.#behind.delete(nameOf(place));
      }
    }
    for (const place of found) {
      if (!this.#observed.has(place)) {
        this.#observed.add(place);
        this.#sight.observe(place);
      }
    }
  }
}

function nameOf(place: Element): string {
  return place.getAttribute("part") ?? "";
}
