/** The scenario and the listing, each with the lines where the program is. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { DiagnosticView, Moment, View } from "../engine";
import type { Figure } from "../figure";
import type { Say, Words } from "../i18n";
import type { Light } from "../scene";
import { once } from "../memo";
import { sentence } from "./message";
import type { LinePlace, LineProblem } from "./code";

export interface PanesOptions {
  readonly moment: Moment;
  readonly figure: Figure | undefined;
  readonly words: Words | undefined;
  readonly say: Say;
  /** The lines of the listing. */
  readonly listing: readonly string[];
  readonly light: Light;
  /** The scenario's name. */
  readonly scenario: string;
}

/** Both panes. */
export function codePanes({ moment, figure, words, say, listing, light, scenario }: PanesOptions): TemplateResult {
  const { view } = moment;
  const file = scenario === "" ? say("ui.scenario") : `${scenario}.java`;
  const method = view.listing?.method ?? "ThreadLocal, ThreadLocalMap";
  return html`<div class="pane source">
      <p class="caption"><span>${file}</span></p>
      <threadlocal-lab-code
        .title=${say("ui.source")}
        .lines=${figure?.lines ?? NO_LINES}
        .places=${sourcePlaces(view)}
        .problems=${words && figure ? figure.diagnostics.map((diagnostic) => problemOf(words, diagnostic)) : NO_LINES}
        .lit=${light.objects}
      ></threadlocal-lab-code>
    </div>
    <div class="pane listing">
      <p class="caption"><span>${method}</span><span class="variables">${variables(view)}</span></p>
      <threadlocal-lab-code
        .title=${say("ui.listing")}
        .lines=${listing}
        .places=${listingPlaces(view)}
        .lit=${light.objects}
      ></threadlocal-lab-code>
    </div>`;
}

const NO_LINES: readonly never[] = [];

/** The line that runs, and the lines of the frames that wait. */
const sourcePlaces = once(({ stack, source }: View): Map<number, LinePlace> => {
  const places = new Map<number, LinePlace>();
  const frames = stack.filter(({ line }) => typeof line === "number");
  frames.forEach(({ line, variables }, n) => {
    const number = n === frames.length - 1 ? (source?.line ?? line) : line;
    if (typeof number === "number") {
      places.set(number, {
        current: number === source?.line,
        variables: new Map(variables.map(({ name, value }) => [name, value.object])),
        outcome: "",
      });
    }
  });
  if (source && !places.has(source.line)) {
    places.set(source.line, { current: true, variables: new Map(), outcome: "" });
  }
  return places;
});

const listingPlaces = once(({ listing }: View): Map<number, LinePlace> => {
  if (!listing) {
    return new Map();
  }
  const { line, taken, variables } = listing;
  const outcome = typeof taken === "boolean" ? String(taken) : "";
  const held = new Map(variables.map(({ name, value }) => [name, value.object]));
  return new Map([[line, { current: true, variables: held, outcome }]]);
});

function variables({ listing }: View): unknown {
  return (listing?.variables ?? []).map(({ name, value, slot }) => {
    const text = html`${name}&nbsp;=&nbsp;${value.text}`;
    return html`<span class="variable" data-slot=${slot ?? nothing} data-object=${value.object === 0 ? nothing : value.object}>${text}</span> `;
  });
}

function problemOf(words: Words, diagnostic: DiagnosticView): LineProblem {
  const { severity, line, column, endLine, endColumn, key, arguments: values } = diagnostic;
  return { severity, line, column, endColumn: endLine === line ? endColumn : undefined, text: sentence(words, key, values) };
}
