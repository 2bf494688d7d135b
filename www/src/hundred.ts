/**
 * The pool and its big objects: what JDKs were measured to keep, and what the engine keeps with the reader's numbers, as
 * groups of bars. It knows no DOM and no language.
 */
import type { Bar, Group } from "./chart";
import { Run } from "./engine";
import { sourceOf } from "./scenario";
import measured from "../../tests/hundred.json";

export interface HundredSettings {
  readonly tasks: number;
  /** A GC after so many tasks; none before the end if it is 0. */
  readonly collectEvery: number;
}

/** What the chart says in the reader's language. */
export interface HundredWords {
  /** The engine of the page among the JDKs. */
  readonly lab: string;
  /** What was measured, by the names of the rows. */
  readonly rows: Readonly<Partial<Record<string, string>>>;
  /** What can be run again, by the names of the scenarios. */
  readonly programs: Readonly<Record<string, string>>;
}

/** The settings that the chart is drawn with. */
export const HUNDRED: HundredSettings = { tasks: 100, collectEvery: 1 };

/** More tasks than this would keep the page busy for longer than a reader notices. */
export const MOST_TASKS = 1000;

/** The least and the most that stayed in several runs. */
export type Range = readonly [number, number];

/** The ranges of a row's JDK, in the order of the numbers of tasks; the engine's own numbers are no ranges. */
export function rangesOf(row: (typeof measured.rows)[number], column: "lab" | "jdk17" | "jdk25"): readonly Range[] {
  if (column === "lab") {
    return (row.lab ?? []).map((count) => [count, count]);
  }
  return row[column] as unknown as readonly Range[];
}

/**
 * The chart: what was measured with so many tasks, if it was, and what the engine has counted by the scenarios' names.
 * A JDK's bar stands only beside the settings that the JDK ran with.
 */
export function hundredGroups({ tasks, collectEvery }: HundredSettings, words: HundredWords, counted: ReadonlyMap<string, number>): Group[] {
  const column = measured.tasks.indexOf(tasks);
  const rows = column < 0 ? [] : measured.rows;
  const isMeasured = (scenario: string) => rows.some((row) => row.scenario === scenario && row.collectEvery === collectEvery && row.lab);
  const own = Object.entries(words.programs).flatMap(([scenario, heading]): Group[] => {
    const count = counted.get(scenario);
    return count === undefined || isMeasured(scenario) ? [] : [{ heading, bars: [barOf(words.lab, [count, count], scenario)] }];
  });
  const all = rows.map((row): Group => {
    const columns = [
      ["lab", words.lab],
      ["jdk17", "JDK 17"],
      ["jdk25", "JDK 25"],
    ] as const;
    const bars = columns.flatMap(([name, label]) => {
      const range = rangesOf(row, name)[column];
      return range ? [barOf(label, range, row.scenario)] : [];
    });
    return { heading: words.rows[row.name] ?? row.name, bars };
  });
  return [...own, ...all];
}

function barOf(label: string, [least, most]: Range, scenario: string): Bar {
  const meaning = scenario === "pool-static-key" ? "lingering" : "leaked";
  return { label, value: most, least, text: least === most ? String(most) : `${least}–${most}`, meaning };
}

/** The chart in words. */
export function hundredWords(groups: readonly Group[]): string {
  return groups.map(({ heading, bars }) => `${heading}: ${bars.map(({ label, text }) => `${label} ${text}`).join(", ")}`).join("; ");
}

/** How many of the big objects stay at the end of the scenario with these settings. The engine must be loaded. */
export async function stays(scenario: string, { tasks, collectEvery }: HundredSettings): Promise<number> {
  const source = (await sourceOf(scenario)).replace(/\b(TASKS =) \d+/, `$1 ${tasks}`).replace(/\b(COLLECT_EVERY =) \d+/, `$1 ${collectEvery}`);
  // Only the GCs that the reader asked for: what a JVM with this heap does by itself is another row.
  const run = new Run(`// @gc never\n${source}`);
  const { output } = run.moment(run.stepCount).view;
  run.free();
  const line = output.find((line) => line.startsWith("alive "));
  return Number(line?.slice("alive ".length) ?? Number.NaN);
}
