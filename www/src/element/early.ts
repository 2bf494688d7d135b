/**
 * What the reading face will ask for first, asked for while it is itself on its way: a reader on a slow line waits for each file
 * that is asked for only when another one is there.
 */
import { languageOf } from "../i18n";
import { scenarioFiles } from "../reading/address";
import { isAddress, scriptNow } from "../reading/given";
import { readingWords } from "../reading/words";
import type { Settings } from "./settings";

export class Early {
  readonly #answers = new Map<string, Promise<Response>>();

  /** Asks for what the attributes of a figure name; nothing where a source stands in it. */
  constructor(figure: Element, { scenario, recording }: Pick<Settings, "scenario" | "recording">) {
    // Who needs them is told if they do not come.
    readingWords(languageOf(figure.closest("[lang]")?.getAttribute("lang"))).catch(() => undefined);
    const base = figure.ownerDocument.baseURI;
    if (scriptNow(figure)) {
      return;
    }
    if (recording !== "" && URL.canParse(recording, base)) {
      this.#ask(new URL(recording, base));
    } else if (recording === "" && scenario !== "" && !isAddress(scenario)) {
      const files = scenarioFiles(scenario);
      if (files instanceof Promise) {
        files.then((file) => {
          this.#ask(file(0));
        }, () => undefined);
      } else {
        this.#ask(files(0));
      }
    }
  }

  #ask(url: URL): void {
    const answer = fetch(url);
    answer.catch(() => undefined);
    this.#answers.set(url.href, answer);
  }

  /** The answer to what was asked for, once; nothing if it was not. */
  take(url: URL): Promise<Response> | undefined {
    const answer = this.#answers.get(url.href);
    this.#answers.delete(url.href);
    return answer;
  }
}
