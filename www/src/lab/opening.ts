/** Opening what a figure shows: loads the engine and the source. Whatever was asked for last is what comes. */
import type { LitElement, ReactiveController } from "lit";
import { load } from "../engine";

export interface Opening {
  /** The source that is asked for. */
  readonly source: () => string | Promise<string>;
  /** Fulfilled when the reader can be told of it in words, if ever. */
  readonly words: () => Promise<void>;
  /** Shows it. */
  readonly opened: (source: string) => void;
  readonly failed: (error: unknown) => void;
}

export class OpeningController implements ReactiveController {
  readonly #host: LitElement;
  readonly #opening: Opening;
  #asked = true;
  #count = 0;
  #ready: Promise<void> | undefined;
  #settle: (() => void) | undefined;

  constructor(host: LitElement, opening: Opening) {
    this.#host = host;
    this.#opening = opening;
    host.addController(this);
  }

  /** Whether something is asked for that does not show yet. */
  get pending(): boolean {
    return this.#asked || this.#settle !== undefined;
  }

  /** Fulfilled when what was last asked for is shown, or why it cannot be. */
  get ready(): Promise<void> {
    this.#ready ??= new Promise((resolve) => {
      this.#settle = resolve;
    });
    return this.#ready;
  }

  /** Opens the source with the next update. */
  ask(): void {
    this.#asked = true;
    if (!this.#settle) {
      this.#ready = undefined;
    }
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    if (this.#asked) {
      this.#asked = false;
      void this.#open();
    }
  }

  async #open(): Promise<void> {
    this.#count += 1;
    const count = this.#count;
    void this.ready;
    const answer = await this.#load();
    await this.#opening.words();
    if (count !== this.#count) {
      return;
    }
    // Nothing is shown in an element that was taken out meanwhile, and nobody waits for it any longer.
    if (!this.#host.isConnected) {
      this.#settle?.();
      this.#settle = undefined;
      return;
    }
    if ("source" in answer) {
      this.#opening.opened(answer.source);
    } else {
      this.#opening.failed(answer.error);
    }
    // What is wrong with it needs more words.
    await this.#opening.words();
    await this.#host.updateComplete;
    this.#settle?.();
    this.#settle = undefined;
  }

  async #load(): Promise<{ readonly source: string } | { readonly error: unknown }> {
    try {
      const source = await this.#opening.source();
      await load(source);
      return { source };
    } catch (error) {
      return { error };
    }
  }
}
