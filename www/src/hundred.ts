/** The pool and its big objects with other numbers: runs a program of the article's chart. It knows no DOM and no language. */
import { Run } from "./engine";
import { sourceOf } from "./scenario";

export interface HundredSettings {
  readonly tasks: number;
  /** A GC after so many tasks; none before the end if it is 0. */
  readonly collectEvery: number;
}

/** More tasks than this would keep the page busy for longer than a reader notices. */
export const MOST_TASKS = 1000;

/** How many of the big objects stay at the end of the scenario with these settings. The engine must be loaded. */
export async function stays(scenario: string, { tasks, collectEvery }: HundredSettings): Promise<number> {
  const source = (await sourceOf(scenario)).replace(/\b(TASKS =) \d+/, `$1 ${tasks}`).replace(/\b(COLLECT_EVERY =) \d+/, `$1 ${collectEvery}`);
  const run = new Run(source);
  const { output } = run.moment(run.stepCount).view;
  run.free();
  const line = output.find((line) => line.startsWith("alive "));
  return Number(line?.slice("alive ".length) ?? Number.NaN);
}
