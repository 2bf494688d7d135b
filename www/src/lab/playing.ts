/**
 * The clock of a figure: ticks while it plays, and only while it can be seen. It knows nothing of what a tick does.
 */
import type { LitElement, ReactiveController } from "lit";

export interface Playing {
  readonly playing: () => boolean;
  /** Milliseconds until the next step. */
  readonly pause: () => number;
  /** Goes one step on. */
  readonly tick: () => void;
}

export class PlayingController implements ReactiveController {
  readonly #host: LitElement;
  readonly #playing: Playing;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the next tick was due, by `performance.now()`. */
  #due = 0;
  #visible = true;
  readonly #sight = new IntersectionObserver((entries) => {
    this.#visible = entries.at(-1)?.isIntersecting ?? true;
    this.wind();
  });

  constructor(host: LitElement, playing: Playing) {
    this.#host = host;
    this.#playing = playing;
    host.addController(this);
  }

  /** Starts the clock again, or stops it: after anything that it depends on has changed. */
  wind(): void {
    this.#due = performance.now();
    this.#next();
  }

  /** The time that a tick takes is no rest: what it takes is taken off the next one. */
  #next(): void {
    clearTimeout(this.#timer);
    if (this.#playing.playing() && this.#visible) {
      const now = performance.now();
      this.#due = Math.max(now, this.#due + this.#playing.pause());
      this.#timer = setTimeout(() => {
        this.#playing.tick();
        this.#next();
      }, this.#due - now);
    }
  }

  hostConnected(): void {
    this.#sight.observe(this.#host);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#sight.disconnect();
  }
}
