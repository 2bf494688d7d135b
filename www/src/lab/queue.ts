/**
 * When a figure is drawn: once for each animation frame, however much happens in between; at once where somebody waits for it.
 */
export class Queue {
  #frame = 0;
  #isUrgent = false;
  #go: (() => void) | undefined;

  /** Fulfilled when it is time to draw. */
  next(): Promise<void> {
    if (this.#isUrgent) {
      this.#isUrgent = false;
      return Promise.resolve();
    }
    return new Promise((go) => {
      this.#go = () => {
        cancelAnimationFrame(this.#frame);
        this.#go = undefined;
        this.#isUrgent = false;
        go();
      };
      this.#frame = requestAnimationFrame(this.#go);
    });
  }

  /** Whatever waits to be drawn, or is about to, is drawn now. */
  hurry(): void {
    this.#isUrgent = true;
    this.#go?.();
  }
}
