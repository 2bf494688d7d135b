/**
 * "Embed this figure": an author picks what is shown, sees it live, and copies the texts for their site. It knows the
 * figure only by its public properties.
 */
import "./builder.css";
import { html, nothing, render } from "lit";
import type { TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { Run } from "../engine";
import { LANGUAGE_NAMES } from "../i18n";
import type { Language } from "../i18n";
import type { ThreadlocalLab } from "../element";
import { PANE_NAMES } from "../lab/pane-names";
import type { PaneName } from "../lab/pane-names";
import { titleOf } from "../scenario";
import { pack } from "../share/link";
import { HOSTS, snippets } from "./snippets";
import type { Host, Wish } from "./snippets";
import { BUILDER } from "./words";

/** A name that the attribute `panes` takes. */
export type Pane = PaneName | "editor";

const NAMES: readonly Pane[] = PANE_NAMES.flatMap((name) => (name === "code" ? [name, "editor"] : [name]));

/** What is shown unless the author wants something else: enough to step through a table. */
const FIRST: readonly Pane[] = ["slots", "legend", "message", "timeline"];

/** The figure of the page, and the scenario of the corpus that it was opened with; its name is empty if it has none. */
export interface Original {
  readonly figure: ThreadlocalLab;
  readonly scenario: string;
  readonly source: string;
}

interface Choices {
  readonly panes: ReadonlySet<Pane>;
  readonly lang: string;
  readonly theme: string;
  readonly begin: "start" | "here";
  readonly readonly: boolean;
  readonly host: Host;
  /** What came of the last copy. */
  readonly told: "copied" | "uncopied" | undefined;
}

/** Draws the builder for a figure into a place, and again after each choice and each step of the figure. */
export class Builder {
  readonly #place: HTMLElement;
  readonly #original: Original;
  #language: Language = "en";
  #choices: Choices = {
    panes: new Set(FIRST),
    lang: "",
    theme: "",
    begin: "here",
    readonly: false,
    host: "HTML",
    told: undefined,
  };
  /** How often it was drawn, or begun to be. */
  #drawing = 0;
  /** The run of the figure's source, for its addresses. */
  #run: { readonly source: string; readonly run: Run } | undefined;

  /** The engine must be loaded. It is drawn when it is told to speak. */
  constructor(place: HTMLElement, original: Original) {
    this.#place = place;
    this.#original = original;
    original.figure.addEventListener("lab-step", () => {
      void this.#draw();
    });
  }

  /** Draws it in a language. */
  speak(language: Language): void {
    this.#language = language;
    void this.#draw();
  }

  readonly #choose = (some: Partial<Choices>): void => {
    this.#choices = { ...this.#choices, told: undefined, ...some };
    void this.#draw();
  };

  async #draw(): Promise<void> {
    // Nobody sees a closed one, and whoever opens it lets it speak.
    if (!this.#place.checkVisibility()) {
      return;
    }
    this.#drawing += 1;
    const drawing = this.#drawing;
    render(this.#form(this.#wish("")), this.#place);
    const { source, step } = this.#original.figure;
    const language = this.#choices.lang === "" ? this.#language : this.#choices.lang;
    const link = await pack({ source, step, language, panes: this.#panes() });
    // While it was packed, something else may have been chosen.
    if (drawing === this.#drawing) {
      render(this.#form(this.#wish(new URL(link, location.href).href)), this.#place);
    }
  }

  #panes(): string | null {
    const { panes } = this.#choices;
    return NAMES.every((name) => name === "editor" || panes.has(name)) ? null : NAMES.filter((name) => panes.has(name)).join(" ");
  }

  #wish(link: string): Wish {
    const { figure, scenario, source } = this.#original;
    const { lang, theme, begin, readonly } = this.#choices;
    const own = scenario === "" || figure.source.trim() !== source.trim();
    return {
      scenario: own ? "" : scenario,
      source: own ? figure.source : "",
      attributes: {
        panes: this.#panes() ?? "",
        lang,
        theme,
        step: begin === "here" && figure.step > 0 ? this.#address() : "",
        readonly: readonly ? "true" : "",
      },
      title: titleOf(figure.source, lang === "" ? this.#language : lang) || "ThreadLocal",
      picture: `${scenario === "" ? "scenario" : scenario}-slots-${figure.step}.svg`,
      link,
    };
  }

  /** Where the figure stands: after an operation if it can be said so, which outlives a change of the steps. */
  #address(): string {
    const { source, step, view } = this.#original.figure;
    if (this.#run?.source !== source) {
      this.#run?.run.free();
      this.#run = { source, run: new Run(source) };
    }
    const operation = `op:${view?.operation ?? 0}`;
    try {
      return this.#run.run.stepOf(operation) === step ? operation : String(step);
    } catch {
      return String(step);
    }
  }

  #form(wish: Wish): TemplateResult {
    const words = BUILDER[this.#language];
    const { panes, lang, theme, begin, readonly, host, told } = this.#choices;
    const pane = (name: Pane) => {
      const toggle = (checked: boolean) => {
        const next = new Set(panes);
        if (checked) {
          next.add(name);
        } else {
          next.delete(name);
        }
        this.#choose({ panes: next });
      };
      return tick(words.names[name], panes.has(name), toggle);
    };
    return html`<p class="lead">${words.lead}</p>
      <fieldset class="panes">
        <legend>${words.panes}</legend>
        ${NAMES.map(pane)}
      </fieldset>
      <div class="choices">
        ${pick(words.language, lang, [["", words.pages], ...Object.entries(LANGUAGE_NAMES)], (lang) => {
          this.#choose({ lang });
        })}
        ${pick(words.theme, theme, [["", words.readers], ["light", words.light], ["dark", words.dark]], (theme) => {
          this.#choose({ theme });
        })}
        ${pick(words.step, begin, [["here", words.here], ["start", words.start]], (begin) => {
          this.#choose({ begin: begin === "start" ? "start" : "here" });
        })}
        ${pick(words.host, host, HOSTS.map((host) => [host, host]), (chosen) => {
          this.#choose({ host: HOSTS.find((each) => each === chosen) ?? host });
        })}
        ${tick(words.readonly, readonly, (readonly) => {
          this.#choose({ readonly });
        })}
      </div>
      ${host === "Markdown" ? html`<p class="hint">${words.picture}</p>` : nothing}
      ${snippets(host, wish).map(
        ({ file, text, listens }) =>
          html`<div class="snippet">
            <div class="caption">
              <span>${listens ? words.listens : file === "" ? words.paste : html`${words.once} <code>${file}</code>`}</span>
              <button type="button" aria-label="${words.copy} ${file}" @click=${() => this.#copy(text)}>${words.copy}</button>
            </div>
            <pre tabindex="0"><code>${text}</code></pre>
          </div>`,
      )}
      <p class="hint told" role="status">${told === undefined ? nothing : words[told]}</p>
      <h2>${words.preview}</h2>
      <div class="preview">${preview(wish)}</div>`;
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#choose({ told: "copied" });
    } catch {
      // A page without that permission leaves it to the reader.
      this.#choose({ told: "uncopied" });
    }
  }
}

/** The figure as the texts make it. Another source is another figure. */
function preview({ scenario, source, attributes }: Wish): TemplateResult {
  const { panes, lang, theme, step, readonly } = attributes;
  const some = (value: string | undefined) => (value === undefined || value === "" ? nothing : value);
  return html`${keyed(
    `${scenario}\n${source}`,
    html`<threadlocal-lab
      scenario=${some(scenario)}
      panes=${some(panes)}
      lang=${some(lang)}
      theme=${some(theme)}
      step=${some(step) === nothing ? "start" : (step ?? "")}
      ?readonly=${readonly === "true"}
      >${source === "" ? nothing : html`<script type="text/x-java" .textContent=${source}></script>`}</threadlocal-lab
    >`,
  )}`;
}

function pick(
  label: string,
  value: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen: (value: string) => void,
): TemplateResult {
  return html`<label
    ><span>${label}</span>
    <select
      .value=${value}
      @change=${(event: Event) => {
        chosen((event.target as HTMLSelectElement).value);
      }}
    >
      ${options.map(([name, text]) => html`<option value=${name} ?selected=${name === value}>${text}</option>`)}
    </select></label
  >`;
}

function tick(label: string, checked: boolean, turned: (checked: boolean) => void): TemplateResult {
  return html`<label class="tick"
    ><input
      type="checkbox"
      .checked=${checked}
      @change=${(event: Event) => {
        turned((event.target as HTMLInputElement).checked);
      }}
    />
    ${label}</label
  >`;
}
