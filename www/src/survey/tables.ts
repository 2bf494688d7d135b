/** A survey's report as tables, one for each thing that was counted: a phone has no room for all of it in one. */
import type { SurveyReport, SurveyRow, SurveySummary } from "./engine";
import { numberIn, plain, say } from "../i18n";
import type { Key, Language, Words } from "../i18n";

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

const PARTS: readonly (readonly [Key, (summary: SurveySummary) => number])[] = [
  ["survey.mean", ({ mean }) => mean],
  ["survey.p50", ({ p50 }) => p50],
  ["survey.p99", ({ p99 }) => p99],
  ["survey.worst", ({ worst }) => worst],
];

/** A column: what heads it, and what it says of a design. */
type Column = readonly [Key, (row: SurveyRow) => number];

/** The tables, each in a box of its own that scrolls where it is too narrow. */
export function tablesOf({ rows }: SurveyReport, words: Words, language: Language): readonly HTMLElement[] {
  const draw = (caption: Key | undefined, columns: readonly Column[]): HTMLElement => {
    const table = document.createElement("table");
    if (caption) {
      table.createCaption().textContent = say(words, caption);
    }
    const head = table.createTHead().insertRow();
    head.append(cell("th", say(words, "survey.design")), ...columns.map(([key]) => cell("th", say(words, key))));
    const body = table.createTBody();
    for (const row of rows) {
      const numbers = columns.map(([key, of]) => cell("td", numberIn(language, of(row), key === "survey.mean" ? 1 : 0)));
      body.insertRow().append(cell("th", plain(words, row.name, [])), ...numbers);
    }
    const box = document.createElement("div");
    box.className = "scroller";
    box.tabIndex = 0;
    box.append(table);
    return box;
  };
  const summaries = SUMMARIES.map(([caption, of]) => draw(caption, PARTS.map(([key, part]): Column => [key, (row) => part(of(row))])));
  return [...summaries, draw(undefined, NUMBERS)];
}

function cell(tag: "th" | "td", text: string): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: text });
}
