/** `<lab-chart>`: measured numbers as bars; `<lab-buckets>`: plain numbers in two tables. */
import { bucketsPicture } from "../src/buckets";
import { bars } from "../src/chart";
import type { Bar } from "../src/chart";
import { MOST_TASKS } from "../src/hundred";
import { surveyChart, surveyWords } from "../src/survey/chart";
import hundred from "../../tests/hundred.json";
import { imageMarkup, sayIn } from "./figures";
import type { Studio } from "./figures";
import { survey } from "./survey";
import { escaped } from "./html";
import { TEXT } from "./text";

export function chartMarkup(chart: Element, studio: Studio): string {
  return chart.getAttribute("table") === "survey" ? surveyMarkup(chart, studio) : hundredMarkup(chart, studio);
}

function hundredMarkup(chart: Element, studio: Studio): string {
  const { hundred: text, rerun } = TEXT[studio.language];
  const column = hundred.tasks.indexOf(Number(chart.getAttribute("tasks")));
  const groups = hundred.rows.map(({ name, ...counts }) => ({
    heading: text[name] ?? name,
    bars: [
      ["lab", counts.lab],
      ["JDK 17", counts.jdk17],
      ["JDK 25", counts.jdk25],
    ].map(([label, values]): Bar => {
      const value = (values as readonly number[])[column] ?? 0;
      const meaning = name === "one static ThreadLocal" ? "lingering" : "leaked";
      return { label: label === "lab" ? (text.lab ?? "") : (label as string), value, text: String(value), meaning };
    }),
  }));
  const words = groups.map(({ heading, bars }) => `${heading}: ${bars.map(({ label, text }) => `${label} ${text}`).join(", ")}`).join("; ");
  const inputs = [
    `<label>${rerun.tasks} <input type="number" name="tasks" value="${hundred.tasks[column]}" min="1" max="${MOST_TASKS}" required></label>`,
    `<label>${rerun.collectEvery} <input type="number" name="collectEvery" value="1" min="0" required></label>`,
  ];
  const programs = Object.entries(rerun.programs).map(([scenario, heading]) => `<data value="${scenario}" hidden>${heading}</data>`);
  const form = `<form>${inputs.join("")}<button>${rerun.run}</button> <output>${text.lab ?? ""}</output>${programs.join("")}</form>`;
  return figure(chart, "hundred", imageMarkup(chart.id, bars(groups, true), words, studio), form);
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
  return figure(chart, "survey", imageMarkup(chart.id, surveyChart(report, say), surveyWords(report, say), studio), form);
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
