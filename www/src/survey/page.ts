/** The page of the survey: settings, run, progress, cancel, and the report as tables and as JSON. */
import "../page.css";
import "./page.css";
import { load, surveyDefaults } from "../engine";
import type { SurveyParameters, SurveyReport, SurveyRow, SurveySummary } from "../engine";
import { languageOf, plain, say, words } from "../i18n";
import type { Key } from "../i18n";

type Setting = keyof SurveyParameters;

const SETTINGS: Readonly<Record<Setting, Key>> = {
  keys: "ui.survey.keys",
  stride: "ui.survey.stride",
  deaths: "ui.survey.deaths",
  collectEvery: "ui.survey.collectEvery",
  operations: "ui.survey.operations",
  valueBytes: "ui.survey.valueBytes",
  seed: "ui.survey.seed",
};

const SUMMARIES: readonly (readonly [Key, (row: SurveyRow) => SurveySummary])[] = [
  ["survey.stale", ({ stale }) => stale],
  ["survey.retained", ({ retained }) => retained],
  ["survey.cells", ({ cells }) => cells],
  ["survey.pointers", ({ pointers }) => pointers],
];

const NUMBERS: readonly (readonly [Key, (row: SurveyRow) => number])[] = [
  ["survey.lost", ({ lost }) => lost],
  ["survey.entry", ({ entryBytes }) => entryBytes],
  ["survey.length", ({ length }) => length],
];

const PARTS = ["survey.mean", "survey.p50", "survey.p99", "survey.worst"] as const;

const language = languageOf(new URLSearchParams(location.search).get("lang") ?? navigator.language);
const [all] = await Promise.all([words(language), load()]);
const form = find("form", HTMLFormElement);
const settings = find("#settings", HTMLDivElement);
const start = find("#run", HTMLButtonElement);
const stop = find("#cancel", HTMLButtonElement);
const bar = find("progress", HTMLProgressElement);
const status = find("output", HTMLOutputElement);
const result = find("#result", HTMLElement);

document.documentElement.lang = language;
document.title = say(all, "ui.survey.title");
for (const element of document.querySelectorAll<HTMLElement>("[data-words]")) {
  element.textContent = say(all, element.dataset.words as Key);
}
bar.ariaLabel = say(all, "ui.survey.progress");

const defaults = surveyDefaults();
const inputs = new Map<Setting, HTMLInputElement>();
for (const [name, key] of Object.entries(SETTINGS) as [Setting, Key][]) {
  const input = Object.assign(document.createElement("input"), {
    name,
    type: "number",
    min: "0",
    max: "4294967295",
    required: true,
    value: String(defaults[name]),
  });
  const label = document.createElement("label");
  label.append(say(all, key), input);
  settings.append(label);
  inputs.set(name, input);
}

let running: AbortController | undefined;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void run();
});
stop.addEventListener("click", () => running?.abort());
start.disabled = false;

async function run(): Promise<void> {
  const { BadParameters, survey } = await import("./client");
  running = new AbortController();
  const { signal } = running;
  busy(true);
  result.replaceChildren();
  status.textContent = "";
  try {
    const report = await survey(asked(), {
      signal,
      onProgress: ({ done, total }) => {
        bar.max = total;
        bar.value = done;
      },
    });
    status.textContent = say(all, "ui.survey.done");
    show(report);
  } catch (error) {
    if (signal.aborted) {
      status.textContent = say(all, "ui.survey.canceled");
    } else if (error instanceof BadParameters) {
      status.textContent = plain(all, error.problem.key, error.problem.arguments);
    } else {
      status.textContent = say(all, "ui.failed", { reason: String(error) });
    }
  } finally {
    busy(false);
  }
}

function busy(is: boolean): void {
  start.disabled = is;
  stop.disabled = !is;
  bar.hidden = !is;
  bar.value = 0;
}

function asked(): SurveyParameters {
  const parameters = { ...defaults };
  for (const [name, input] of inputs) {
    parameters[name] = input.valueAsNumber;
  }
  return parameters;
}

function show(report: SurveyReport): void {
  const table = document.createElement("table");
  const head = table.createTHead();
  const [top, names] = [head.insertRow(), head.insertRow()];
  top.append(cell("th", say(all, "survey.design"), { rowSpan: 2 }));
  for (const [key] of SUMMARIES) {
    top.append(cell("th", say(all, key), { colSpan: PARTS.length }));
    names.append(...PARTS.map((part) => cell("th", say(all, part))));
  }
  top.append(...NUMBERS.map(([key]) => cell("th", say(all, key), { rowSpan: 2 })));
  const body = table.createTBody();
  for (const row of report.rows) {
    const line = body.insertRow();
    line.append(cell("th", plain(all, row.name, [])));
    for (const [, of] of SUMMARIES) {
      const { mean, p50, p99, worst } = of(row);
      line.append(cell("td", mean.toFixed(1)), ...[p50, p99, worst].map((number) => cell("td", String(number))));
    }
    line.append(...NUMBERS.map(([, of]) => cell("td", String(of(row)))));
  }
  const json = document.createElement("pre");
  json.textContent = JSON.stringify(report, null, 2);
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "JSON";
  details.append(summary, json);
  const scroller = document.createElement("div");
  scroller.className = "scroller";
  scroller.tabIndex = 0;
  scroller.append(table);
  result.replaceChildren(scroller, details);
}

function cell(tag: "th" | "td", text: string, spans: { rowSpan?: number; colSpan?: number } = {}): HTMLTableCellElement {
  return Object.assign(document.createElement(tag), { textContent: text }, spans);
}

function find<T extends HTMLElement>(selector: string, type: new () => T): T {
  const element = document.querySelector(selector);
  if (!(element instanceof type)) {
    throw new Error(`the page lacks ${selector}`);
  }
  return element;
}
