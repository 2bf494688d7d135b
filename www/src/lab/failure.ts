/** Why something could not be opened or found, until the reader does something else, and how it is said. */
import type { LitElement } from "lit";
import { WORDLESS } from "../i18n";
import { reasonIn } from "../reason";
import { tellError } from "./events";
import type { LanguageController } from "./language";

/** Without a figure, `ui.failed` and `ui.noText` last until something is opened; the others until the reader does something else. */
type FailureKey = "ui.failed" | "ui.failed.part" | "ui.noPoint" | "ui.noText";

export class Failing {
  readonly #host: LitElement;
  readonly #words: LanguageController;
  /** The key of the words with its arguments, and what was thrown, which is told as `reason`. */
  #failure: { readonly key: FailureKey; readonly values: Readonly<Record<string, string>>; readonly error: unknown } | undefined;

  constructor(host: LitElement, words: LanguageController) {
    this.#host = host;
    this.#words = words;
  }

  /** Whether what was asked for could not be opened. */
  get isUnopened(): boolean {
    return this.#failure?.key === "ui.failed" || this.#failure?.key === "ui.noText";
  }

  /** The failure in words, or that there are none to say it with; empty if nothing failed. */
  get reason(): string {
    const { language, lacking, say } = this.#words;
    if (lacking) {
      return WORDLESS[language];
    }
    if (!this.#failure) {
      return "";
    }
    const { key, values, error } = this.#failure;
    return say(key, error === undefined ? values : { ...values, reason: reasonIn(say, error) });
  }

  fail(key: FailureKey, values: Readonly<Record<string, string>>, error?: unknown): void {
    this.#failure = { key, values, error };
    this.#host.requestUpdate();
    tellError(this.#host, this.reason);
  }

  /** What was said is void. */
  forget(): void {
    if (this.#failure) {
      this.#failure = undefined;
      this.#host.requestUpdate();
    }
  }
}
