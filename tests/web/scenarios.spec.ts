/**
 * Every scenario of the corpus, end to end forward and back: the same is seen both ways, nothing moves that does not have
 * to, everything fits, and nobody complains.
 *
 * Reading the geometry costs more than a step. So on a wide screen the pictures are read at each step, and the texts around
 * them, which change less, at a few steps; on narrower screens all is read where the most is to be seen: when the
 * first value leaks, at the end, and at the ends of some operations between.
 */
import { readdirSync } from "node:fs";
import { expect, test as base } from "@playwright/test";
import { open } from "./figure";
import type { FigureOnPage } from "./figure";
import type { Walked } from "./walk";

const SCENARIOS = readdirSync(new URL("../../www/scenarios/", import.meta.url))
  .filter((name) => name.endsWith(".java"))
  .map((name) => name.replace(/\.java$/, ""))
  .sort();

/** The story that the page opens with is walked in full, however long it is. */
const STORY = "set-misses-slot-5";

/** A run of more steps than all of these is walked in full at its ends, and between them at so many steps. */
const LONG = { begin: 24, between: 32, end: 24 };

/** At each step the labels of pictures are read, and all other texts at so many steps: those change less. */
const WIDE = { width: 1280, language: "en", written: 8 };

/** The other sizes, and at how many ends of operations all is read there. */
const NARROW = [
  { width: 768, language: "zh-CN", looks: 2 },
  { width: 320, language: "en", looks: 2 },
] as const;

const HEIGHT = 1000;

/** One page for all the scenarios that a worker walks: the figure opens one after the other, as a reader has it. */
const test = base.extend<object, { figure: FigureOnPage }>({
  figure: [
    async ({ browser }, use, { project }) => {
      // The walk sees where things end up, not how they travel.
      const page = await browser.newPage({ baseURL: project.use.baseURL ?? "", reducedMotion: "reduce" });
      await use(await open(page, "?lang=en"));
      await page.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

/** The steps to stand on. */
function stepsOf(scenario: string, stepCount: number): number[] {
  const all = Array.from({ length: stepCount + 1 }, (_, step) => step);
  const { begin, between, end } = LONG;
  if (scenario === STORY || all.length <= begin + between + end) {
    return all;
  }
  return [...all.slice(0, begin), ...some(all.slice(begin, -end), between), ...all.slice(-end)];
}

/** Some steps, evenly, with the first and the last. */
function some(steps: readonly number[], count: number): number[] {
  const chosen = Array.from({ length: count }, (_, n) => steps[Math.round((n * (steps.length - 1)) / (count - 1))] ?? 0);
  return [...new Set(chosen)];
}

/** The figure in another size and language. */
async function resize(figure: FigureOnPage, { width, language }: { width: number; language: string }): Promise<void> {
  await figure.element.page().setViewportSize({ width, height: HEIGHT });
  await figure.speak(language);
  await figure.settle();
}

for (const scenario of SCENARIOS) {
  test(`${scenario}, forward and back`, async ({ figure }) => {
    await figure.change(scenario);
    await resize(figure, WIDE);
    const steps = stepsOf(scenario, (await figure.view()).stepCount);
    const forward = await figure.walk(steps, { labelled: steps, written: some(steps, WIDE.written) });
    const back = await figure.walk(steps.toReversed());
    const again = back.digests.toReversed();
    const faults = steps.filter((_, n) => forward.digests[n] !== again[n]).map((step) => `step ${step} looks different on the way back`);
    faults.push(...forward.moved, ...back.moved);
    const misfits = new Map<string, number>();
    const note = (width: number, { misfits: found }: Walked) => {
      for (const { step, kind, where, what } of found) {
        const name = `${width} px: ${kind}, ${where}: ${what}`;
        misfits.set(name, misfits.get(name) ?? step);
      }
    };
    note(WIDE.width, forward);
    for (const { looks, ...size } of NARROW) {
      await resize(figure, size);
      const chosen = [...new Set([...some(forward.ends, looks), forward.leak ?? 0, steps.at(-1) ?? 0])];
      note(size.width, await figure.walk(chosen, { labelled: chosen, written: chosen }));
    }
    faults.push(...[...misfits].map(([misfit, step]) => `${misfit}, first at step ${step}`));
    await figure.seek("end");
    if ((await figure.view()).output.length === 0 || (await figure.element.locator(".problem.error").count()) > 0) {
      faults.push("prints nothing, or does not run");
    }
    faults.push(...figure.problems.splice(0));
    const distinct = new Set(forward.digests).size;
    // Once for a run: each call of expect() costs more than a step. Most steps look different from each other.
    expect({ faults: faults.slice(0, 20), distinct: distinct > steps.length / 2 }).toEqual({ faults: [], distinct: true });
  });
}
