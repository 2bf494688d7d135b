/** The figures of the article that a reader plays with numbers in: they draw themselves again. */
import { bucketsPicture } from "./buckets";
import { bars } from "./chart";
import { hundredGroups, hundredWords, stays } from "./hundred";
import type { HundredWords } from "./hundred";
import { homesOf, homesPicture, longestRun } from "./homes";
import { languageOf, say } from "./i18n";
import type { Say } from "./i18n";
import { toSvg } from "./picture/svg";
import type { Picture } from "./picture/shape";
import { load } from "./engine";
import type { SurveyParameters } from "./survey/engine";
import { given } from "./reason";
import { failureIn } from "./speak";

/** Does what a figure of this kind does after its form has changed. */
export function play(kind: string, figure: Element): void {
  const act = KINDS[kind];
  if (act) {
    void toldIfFailed(act, figure);
  }
}

/** Acts, and where that fails says so under the figure's form. */
async function toldIfFailed(act: (figure: Element) => unknown, figure: Element): Promise<void> {
  const output = figure.querySelector("output");
  try {
    await act(figure);
  } catch (error) {
    if (!output) {
      throw error;
    }
    output.textContent = await failureIn(languageOf(document.documentElement.lang), "ui.survey.failed", error);
  }
}

const KINDS: Readonly<Partial<Record<string, (figure: Element) => unknown>>> = { homes, buckets, hundred, survey };

/** Half a number is no number: then the picture stays. */
function homes(figure: Element): void {
  const text = figure.querySelector("input")?.value.trim() ?? "";
  const increment = text === "" ? Number.NaN : Number(text);
  const length = Number(figure.querySelector("select")?.value);
  const longest = figure.querySelector("output b");
  if (Number.isInteger(increment) && longest) {
    const homes = homesOf(increment, length);
    show(figure, homesPicture(homes, length), homes.join(", "));
    longest.textContent = String(longestRun(homes, length));
  }
}

/** A chain or a table has room for so many. */
const MOST = 15;

function buckets(figure: Element): void {
  const text = figure.querySelector<HTMLInputElement>("input[type=text]")?.value ?? "";
  const range = figure.querySelector<HTMLInputElement>("input[type=range]");
  const tokens = text.split(/[\s,;、，]+/).filter((token) => token !== "");
  const numbers = tokens.filter((token) => /^\d{1,3}$/.test(token)).slice(0, MOST).map(Number);
  const output = figure.querySelector("output");
  if (output) {
    // What is left out is said, not guessed at.
    const strange = tokens.find((token) => !/^\d{1,3}$/.test(token));
    output.textContent = strange === undefined && tokens.length <= MOST ? "" : (output.dataset.limits ?? "");
  }
  if (range) {
    const all = range.value === range.max;
    range.max = String(numbers.length);
    if (all) {
      range.value = range.max;
    }
    const put = numbers.slice(0, Number(range.value));
    show(figure, bucketsPicture(put), put.join(", "));
  }
}

/** The programs of the chart, one after the other, with the reader's numbers. */
async function hundred(figure: Element): Promise<void> {
  const [tasks = 1, collectEvery = 0] = Array.from(figure.querySelectorAll("input"), ({ value }) => Number(value));
  const words = JSON.parse(figure.querySelector("form")?.dataset.words ?? "{}") as HundredWords;
  await load("");
  const counted = new Map<string, number>();
  for (const scenario of Object.keys(words.programs)) {
    counted.set(scenario, await stays(scenario, { tasks, collectEvery }));
  }
  const groups = hundredGroups({ tasks, collectEvery }, words, counted);
  show(figure, bars(groups, true), hundredWords(groups));
}

let running: AbortController | undefined;

async function survey(figure: Element): Promise<void> {
  running?.abort();
  const { signal } = (running = new AbortController());
  const output = figure.querySelector("output");
  const language = languageOf(document.documentElement.lang);
  const parts = () => Promise.all([import("./survey/client"), import("./survey/chart"), import("./survey/settings"), engine(), import("./survey/words").then(({ allWords }) => allWords(language))]);
  const [{ BadParameters, survey }, { surveyChart, surveyWords }, { problemIn }, { surveyDefaults }, all] = await given(parts, "ui.reason.part");
  const parameters: SurveyParameters = { ...surveyDefaults() };
  for (const { name, value } of figure.querySelectorAll("input")) {
    parameters[name as keyof SurveyParameters] = Number(value);
  }
  const tell = (text: string) => {
    if (output && !signal.aborted) {
      output.textContent = text;
    }
  };
  try {
    const report = await survey(parameters, {
      signal,
      onProgress: ({ done, total }) => {
        tell(`${Math.floor((100 * done) / Math.max(1, total))} %`);
      },
    });
    tell("");
    const inWords: Say = (key, values) => say(all, key, values);
    show(figure, surveyChart(report, language, inWords), surveyWords(report, language, inWords));
  } catch (error) {
    if (error instanceof BadParameters) {
      tell(problemIn(all, language, error.problem));
    } else if (!signal.aborted) {
      throw error;
    }
  }
}

/** The engine of the survey, loaded. */
async function engine(): Promise<typeof import("./survey/engine")> {
  const engine = await import("./survey/engine");
  await engine.load();
  return engine;
}

function show(figure: Element, picture: Picture, text: string): void {
  const image = figure.querySelector("img");
  if (image) {
    image.src = `data:image/svg+xml,${encodeURIComponent(toSvg(picture))}`;
    image.alt = text;
    image.width = picture.width;
    image.height = picture.height;
  }
}
