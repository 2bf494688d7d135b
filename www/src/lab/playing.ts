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
    clearTimeout(this.#timer);
    if (this.#playing.playing() && this.#visible) {
      this.#timer = setTimeout(() => {
        this.#playing.tick();
        this.wind();
      }, this.#playing.pause());
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
