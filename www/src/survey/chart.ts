/** A survey's report as bars: what each design retains, and what an operation costs. */
import { bars } from "../chart";
import type { Bar, Group } from "../chart";
import type { SurveyReport, SurveyRow } from "./engine";
import { numberIn } from "../i18n";
import type { Key, Language, Say } from "../i18n";
import type { Picture } from "../picture/shape";

/** The designs that the article speaks of, from what the JDK has to what it has not. */
const SHOWN = ["jdk", "increment", "full", "none", "strong-keys", "weak-values", "chained", "chained-scan", "hash-map", "queued"];

/** Both charts, one below the other. Retained bytes are counted in values. */
export function surveyChart({ rows, parameters }: SurveyReport, language: Language, say: Say): Picture {
  const shown = SHOWN.flatMap((name) => rows.filter((row) => row.name === `survey.design.${name}`));
  const group = (heading: Key, value: (row: SurveyRow) => number): Group => ({
    heading: say(heading),
    bars: shown.map((row): Bar => {
      const amount = value(row);
      const meaning = row.lost > 0 ? "lingering" : row.name === "survey.design.jdk" ? "inUse" : "held";
      return { label: say(row.name as Key), value: amount, text: numberIn(language, amount, 1), meaning };
    }),
  });
  return bars(
    [
      group("survey.chart.retained", ({ retained }) => retained.mean / Math.max(1, parameters.valueBytes)),
      group("survey.chart.cells", ({ cells }) => cells.mean),
    ],
    false,
  );
}

/** The same in words. */
export function surveyWords({ rows, parameters }: SurveyReport, language: Language, say: Say): string {
  const values = (bytes: number) => numberIn(language, bytes / Math.max(1, parameters.valueBytes), 1);
  return rows.map(({ name, retained, cells }) => `${say(name as Key)}: ${values(retained.mean)}, ${numberIn(language, cells.mean, 1)}`).join("; ");
}
