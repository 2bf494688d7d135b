/** What is done while the page has nothing else to do: once at most, and not at all if something else is asked for meanwhile. */
export class Idle {
  #cancel: (() => void) | undefined;

  /** Does this when the page rests. What was asked for before and is not yet done is not done any more. */
  ask(what: () => void): void {
    this.cancel();
    const begin = () => {
      this.#cancel = undefined;
      what();
    };
    // WebKit tells nobody that it rests.
    if (typeof requestIdleCallback === "function") {
      const handle = requestIdleCallback(begin, { timeout: SOON });
      this.#cancel = () => {
        cancelIdleCallback(handle);
      };
    } else {
      const handle = setTimeout(begin, REST);
      this.#cancel = () => {
        clearTimeout(handle);
      };
    }
  }

  /** Whatever is asked for is not done. */
  cancel(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}

/** Milliseconds after which it is done though the page never rests: a busy one is helped most. A key that is held down comes sooner. */
const SOON = 40;

/** Milliseconds after which a page is taken to rest that does not say it. */
const REST = 100;
