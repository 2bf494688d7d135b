/** The page of the survey: settings, run, progress, cancel, and the report as tables and as JSON. */
import "../page.css";
import "./page.css";
import { load, surveyDefaults } from "./engine";
import type { SurveyParameters, SurveyReport } from "./engine";
import { LANGUAGE_NAMES, languageOf, say } from "../i18n";
import type { Key, Language } from "../i18n";
import { given } from "../reason";
import { failureIn, speakPage } from "../speak";
import { pageIn, SPOKEN } from "../where";
import { OPERATIONS } from "./first";
import { problemIn, SETTINGS } from "./settings";
import type { Setting } from "./settings";
import { tablesOf } from "./tables";
import { allWords } from "./words";

const language = languageOf(new URLSearchParams(location.search).get("lang") ?? SPOKEN);
const form = find("form", HTMLFormElement);
const settings = find("#settings", HTMLDivElement);
const start = find("#run", HTMLButtonElement);
const stop = find("#cancel", HTMLButtonElement);
const bar = find("progress", HTMLProgressElement);
const status = find("output", HTMLOutputElement);
const result = find("#result", HTMLElement);

const engine = load();
const all = await allWords(language).catch(failed);
speakPage(all, language, { title: "ui.survey.title", description: "ui.survey.description" });
link("#article", pageIn("index.html", language));
link("#interview", pageIn("interview.html", language));
link("#playground", `${pageIn("playground.html", language)}?lang=${language}`);
speakOther(language === "en" ? "zh-CN" : "en");
bar.ariaLabel = say(all, "ui.survey.progress");

await engine.catch(failed);
const defaults = { ...surveyDefaults(), operations: OPERATIONS };
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
// The reader finds a table, and not only what one could be made of.
await run();

/** Tells the reader that there is no page to be had, which ends it. */
async function failed(error: unknown): Promise<never> {
  status.textContent = await failureIn(language, "ui.survey.failed", error);
  throw error;
}

async function run(): Promise<void> {
  const { BadParameters, survey } = await given(() => import("./client"), "ui.reason.part").catch(failed);
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
      status.textContent = problemIn(all, language, error.problem);
    } else {
      status.textContent = await failureIn(language, "ui.survey.failed", error);
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
  const json = document.createElement("pre");
  json.textContent = JSON.stringify(report, null, 2);
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "JSON";
  details.append(summary, json);
  result.replaceChildren(...tablesOf(report, all, language), details);
}

function link(selector: string, href: string): void {
  find(selector, HTMLAnchorElement).href = href;
}

function speakOther(other: Language): void {
  const link = find("#other", HTMLAnchorElement);
  link.href = `${pageIn("survey.html", other)}?lang=${other}`;
  link.hreflang = other;
  link.lang = other;
  link.textContent = LANGUAGE_NAMES[other];
}

function find<T extends HTMLElement>(selector: string, type: new () => T): T {
  const element = document.querySelector(selector);
  if (!(element instanceof type)) {
    throw new Error(`the page lacks ${selector}`);
  }
  return element;
}
