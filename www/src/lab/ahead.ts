/**
 * What is made of sections, ahead of time where it is known what they will be: whoever asks for it then finds it there.
 *
 * It knows neither what the sections are nor what is made of them.
 */
import { kept } from "../model/kept";

export class Ahead<S extends object, V> {
  readonly #sections: readonly (keyof S)[];
  readonly #make: (shown: S) => V;
  /** What was asked for last. */
  #last: S | undefined;
  #ready: { readonly shown: S; readonly value: V } | undefined;

  /** `make` reads these sections and nothing else that changes, unless `forget` is called. */
  constructor(sections: readonly (keyof S)[], make: (shown: S) => V) {
    this.#sections = sections;
    this.#make = make;
  }

  /** What is made of sections. */
  of(shown: S): V {
    const ready = this.#ready;
    this.#ready = undefined;
    this.#last = shown;
    return ready && this.#isSame(ready.shown, shown) ? ready.value : this.#make(shown);
  }

  /** Makes it of sections that will probably be shown next, unless they are those that are shown: then nobody will ask. */
  prepare(shown: S): void {
    if (!this.#last || this.#isSame(this.#last, shown)) {
      this.#ready = undefined;
    } else if (!this.#ready || !this.#isSame(this.#ready.shown, shown)) {
      this.#ready = { shown, value: this.#make(shown) };
    }
  }

  /** What is ready is void. */
  forget(): void {
    this.#ready = undefined;
  }

  /** Whether sections say the same. Most are the very same or quite different; only small ones are made anew. */
  #isSame(one: S, other: S): boolean {
    return this.#sections.every((section) => Object.is(one[section], other[section]) || kept(one[section], other[section]) === one[section]);
  }
}
