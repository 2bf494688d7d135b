/** How long playing takes: the reader is told before they press, and nobody waits longer than two minutes. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { duration, LONGEST, paceOf, paceWithin } from "../../www/src/pace";
import { command, player } from "../../www/src/player";
import type { Player } from "../../www/src/player";
import { open } from "./figure";
import type { FigureOnPage } from "./figure";

/** A run of so many steps in which every so many-th ends an operation. */
function run(stepCount: number, each: number): Player {
  const ends = Array.from({ length: Math.floor(stepCount / each) }, (_, n) => (n + 1) * each);
  return command(player(stepCount, ends), "toggle");
}

for (const [stepCount, each, speed, by, count, seconds] of [
  [120, 4, 1000, "step", 1, 120],
  [121, 4, 1000, "operation", 1, 31],
  [480, 10, 250, "step", 1, 120],
  [61, 6, 2000, "operation", 1, 22],
  [187, 93, 1000, "step", 1, 120],
  [5700, 7, 1000, "operation", 1, 120],
  [1_000_000, 10, 1000, "operation", 42, 120],
  [1_000_000, 200_000, 1000, "operation", 1, 5],
] as const) {
  test(`${stepCount} steps, operations of ${each}, ${speed} ms a step: by ${by}, ${seconds} s`, () => {
    const pace = paceOf(run(stepCount, each), speed);
    const time = duration(run(stepCount, each), pace);
    expect({ by: pace.by, count: pace.count, seconds: Math.round(time / 1000) }).toEqual({ by, count, seconds });
    // The clock's own ticks take as long, and each of them shows something new.
    let place: Player = { ...run(stepCount, each), stride: pace };
    let ticks = 0;
    for (; place.playing; ticks += 1) {
      const next = command(place, "tick");
      expect(next.step).toBeGreaterThan(place.step);
      place = next;
    }
    expect(place.step).toBe(stepCount);
    expect(ticks * pace.pause).toBeCloseTo(time, 3);
    expect(time).toBeLessThanOrEqual(LONGEST + pace.pause);
  });
}

test("one operation is shown within a time, by step", () => {
  for (const [steps, seconds] of [[2, 2], [61, 4], [100_000, 4]] as const) {
    const pace = paceWithin(run(steps, steps), 1000, 4000);
    expect(pace.by).toBe("step");
    expect(duration(run(steps, steps), pace) / 1000).toBeCloseTo(seconds, 0);
  }
});

/** From here on time passes only as the test says: an installed clock goes on with the machine's, which may be slow. */
async function freeze(page: Page): Promise<void> {
  const now = await page.evaluate(() => Date.now());
  await page.clock.pauseAt(now + 1000);
}

const LONG = `static ThreadLocal<byte[]> key = new ThreadLocal<>();
void main() {
    for (int i = 0; i < 3000; i++) {
        key.set(new byte[i]);
    }
}
`;

for (const { name, language, source, told } of [
  { name: "a hundred tasks", language: "en", source: "", told: "Plays by operation, in about 2 min" },
  { name: "a hundred tasks", language: "zh-CN", source: "", told: "逐个操作播放，约需 2 分钟" },
  { name: "a long source of the reader's", language: "en", source: LONG, told: "Plays by operation, in about 2 min" },
] as const) {
  test(`${name} (${language}): plays by operation, says for how long, and keeps to it`, async ({ page }) => {
    await page.clock.install();
    const figure = await open(page, `?lang=${language}&scenario=pool-new-key-per-task`);
    if (source !== "") {
      await figure.element.evaluate(async (lab, source) => {
        Object.assign(lab, { source });
        await (lab as unknown as { ready: Promise<void> }).ready;
      }, source);
    }
    await expect(figure.element.locator(".takes")).toHaveText(told);
    await freeze(page);
    await figure.element.locator(".control.toggle").click();
    // A tenth of the time shows a tenth of the run; that the rest comes to its end is known from the pace.
    await page.clock.runFor(LONGEST / 10);
    const { step, stepCount } = await standing(figure);
    expect(step / stepCount).toBeGreaterThan(0.05);
    expect(step / stepCount).toBeLessThan(0.2);
  });
}

test("a short run says nothing of the kind, and plays each step", async ({ page }) => {
  await page.clock.install();
  const figure = await open(page, "?lang=en&scenario=first-set");
  await expect(figure.element.locator(".takes")).toHaveCount(0);
  await freeze(page);
  await figure.element.locator(".control.toggle").click();
  await page.clock.runFor(3100);
  expect((await standing(figure)).step).toBe(3);
});

test("a prediction has its verdict within seconds, however long the call", async ({ page }) => {
  await page.clock.install();
  const figure = await open(page, "?lang=en");
  await figure.seek("op:40");
  await figure.element.locator("summary", { hasText: "Predict" }).click();
  await figure.control("It stays").or(figure.control("slot 5")).first().click();
  const { step } = await standing(figure);
  await freeze(page);
  await figure.control("Run it").click();
  const verdict = figure.element.locator(".verdict");
  await page.clock.runFor(2000);
  await expect(verdict).toHaveCount(0);
  expect((await standing(figure)).step, "each step of the call is seen").toBeGreaterThan(step);
  await page.clock.runFor(2500);
  await expect(verdict).toBeVisible();
});

async function standing(figure: FigureOnPage): Promise<{ step: number; stepCount: number }> {
  return figure.element.evaluate((lab) => {
    const { step, stepCount } = lab as unknown as { step: number; stepCount: number };
    return { step, stepCount };
  });
}
