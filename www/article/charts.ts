/** `<lab-chart>`: measured numbers as bars; `<lab-buckets>`: plain numbers in two tables. */
import { bucketsPicture } from "../src/buckets";
import { bars } from "../src/chart";
import { HUNDRED, hundredGroups, hundredWords, MOST_TASKS } from "../src/hundred";
import { surveyChart, surveyWords } from "../src/survey/chart";
import { imageMarkup, sayIn } from "./figures";
import type { Studio } from "./figures";
import { survey } from "./survey";
import { escaped } from "./html";
import { TEXT } from "./text";

export function chartMarkup(chart: Element, studio: Studio): string {
  return chart.getAttribute("table") === "survey" ? surveyMarkup(chart, studio) : hundredMarkup(chart, studio);
}

function hundredMarkup(chart: Element, studio: Studio): string {
  const { hundred: words, rerun } = TEXT[studio.language];
  const groups = hundredGroups(HUNDRED, words, new Map());
  const inputs = [
    `<label>${rerun.tasks} <input type="number" name="tasks" value="${HUNDRED.tasks}" min="1" max="${MOST_TASKS}" required></label>`,
    `<label>${rerun.collectEvery} <input type="number" name="collectEvery" value="${HUNDRED.collectEvery}" min="0" required></label>`,
  ];
  const form = `<form data-words="${escaped(JSON.stringify(words))}">${inputs.join("")}<button>${rerun.run}</button> <output></output></form>`;
  return figure(chart, "hundred", imageMarkup(chart.id, bars(groups, true), hundredWords(groups), studio), form);
}

/** The survey with its settings, for the reader to change and run again. */
function surveyMarkup(chart: Element, studio: Studio): string {
  const say = sayIn(studio.words);
  const report = survey();
  const settings = (["keys", "stride", "deaths", "collectEvery", "operations"] as const).map((name) => {
    const value = report.parameters[name];
    return `<label>${say(`ui.survey.${name}`)} <input type="number" name="${name}" value="${value}" min="0" required></label>`;
  });
  const form = `<form>${settings.join("")}<button>${say("ui.survey.run")}</button> <output></output></form>`;
  return figure(chart, "survey", imageMarkup(chart.id, surveyChart(report, studio.language, say), surveyWords(report, studio.language, say), studio), form);
}

/** The article's numbers, and the reader's. */
export function bucketsMarkup(element: Element, studio: Studio): string {
  const text = TEXT[studio.language].buckets;
  const numbers = (element.getAttribute("numbers") ?? "").split(" ").map(Number);
  const image = imageMarkup(element.id, bucketsPicture(numbers), numbers.join(", "), studio);
  const form = `<form><label>${text.numbers} <input type="text" value="${numbers.join(" ")}" inputmode="numeric"></label> <label>${text.put} <input type="range" min="0" max="${numbers.length}" value="${numbers.length}"></label> <output data-limits="${escaped(text.limits)}"></output></form>`;
  return figure(element, "buckets", image, form);
}

function figure(element: Element, kind: string, image: string, form: string): string {
  return `<figure id="${element.id}" class="${kind}">${image}${form}<figcaption>${element.innerHTML} <a class="here" href="#${element.id}" aria-label="#${element.id}">#</a></figcaption></figure>`;
}
