/** The reader's language: that of the nearest `lang`, with its words, followed as it changes. */
import type { LitElement, ReactiveController } from "lit";
import { languageOf, say, words, wordsOfDiagnostics } from "../i18n";
import type { Language, Say, Words } from "../i18n";

export class LanguageController implements ReactiveController {
  readonly #host: LitElement;
  readonly #origin: () => HTMLElement;
  readonly #changes = new MutationObserver(() => {
    this.#loading = this.#load();
  });
  #language: Language = "en";
  #words: Words | undefined;
  #say: Say = () => "";
  #loading: Promise<void> = Promise.resolve();
  #lacking = false;
  #isComplete = false;

  /** `origin` gives the element whose `lang` is meant. */
  constructor(host: LitElement, origin: () => HTMLElement) {
    this.#host = host;
    this.#origin = origin;
    host.addController(this);
  }

  get language(): Language {
    return this.#language;
  }

  /** Nothing before the words are loaded. */
  get words(): Words | undefined {
    return this.#words;
  }

  /** The text of a key; empty before the words are loaded. Another language is another function. */
  get say(): Say {
    return this.#say;
  }

  /** Whether the words of the language could not be had. */
  get lacking(): boolean {
    return this.#lacking;
  }

  /** Fulfilled when the words that were last asked for are there, or cannot be had. */
  get loaded(): Promise<void> {
    return this.#loading;
  }

  hostConnected(): void {
    this.#changes.observe(this.#origin(), { attributeFilter: ["lang"] });
    this.#changes.observe(this.#host.ownerDocument.documentElement, { attributeFilter: ["lang"] });
    this.#loading = this.#load();
  }

  hostDisconnected(): void {
    this.#changes.disconnect();
  }

  /** Has the words come that only diagnostics need; fulfilled when they are there, or cannot be had. */
  complete(): Promise<void> {
    if (!this.#isComplete) {
      this.#isComplete = true;
      this.#loading = this.#load();
    }
    return this.#loading;
  }

  /** The last call wins. */
  async #load(): Promise<void> {
    const origin = this.#origin();
    const { lang } = origin;
    const language = languageOf(lang === "" ? origin.closest("[lang]")?.getAttribute("lang") : lang);
    this.#language = language;
    const loaded = await (this.#isComplete ? wordsOfDiagnostics : words)(language).catch(() => undefined);
    if (language !== this.#language) {
      return;
    }
    this.#lacking = !loaded;
    if (loaded) {
      this.#words = loaded;
      this.#say = (key, values) => say(loaded, key, values);
    }
    this.#host.requestUpdate();
  }
}
