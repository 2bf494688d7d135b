/**
 * Runs of which only the ends of operations are recorded, in the reading face: they are read by operation, without the engine, which comes
 * for what is not recorded and goes on at the same place.
 */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { loadDesigns, Run } from "../../www/src/engine";
import { momentOf } from "../../www/src/frames/frames";
import { Recording } from "../../www/src/frames/recording";
import { alone, watched } from "./host";
import type { Lab } from "./host";
import { fileOf, inOneFile, largestRecording, ofAnotherEngine } from "./recordings";

const SCENARIOS = new URL("../../www/scenarios/", import.meta.url);

/** The one with the most operations, and the one with the most bytes. */
const LONGEST = "existing-keys-clean-nothing";
const LARGEST = largestRecording();

test.beforeAll(async () => {
  await loadDesigns(readFileSync(new URL("../../www/pkg/threadlocal_lab_designs_bg.wasm", import.meta.url)));
});

function sourceOf(scenario: string): string {
  return readFileSync(new URL(`${scenario}.java`, SCENARIOS), "utf8");
}

function recordingOf(scenario: string): Promise<Recording> {
  return Recording.open((number) => Promise.resolve(fileOf(scenario, number)));
}

/** The scenarios of which not every step is recorded. */
async function longRuns(): Promise<string[]> {
  const scenarios = readdirSync(SCENARIOS).flatMap((file) => (file.endsWith(".java") ? [file.replace(/\.java$/, "")] : []));
  const recordings = await Promise.all(scenarios.map(recordingOf));
  return scenarios.filter((_, index) => recordings[index]?.isWhole === false);
}

async function facts(scenario: string): Promise<Pick<Recording, "operationCount" | "stepCount"> & { readonly beatEnds: readonly number[] }> {
  const recording = await recordingOf(scenario);
  return { operationCount: recording.operationCount, stepCount: recording.stepCount, beatEnds: recording.beatEnds() };
}

/** Runs `act` on the figure, with one more value. */
function on<T, V>(figure: Locator, act: (figure: Lab, value: V) => T, value: V): Promise<T> {
  return figure.evaluate<T, V, Lab>(act as (figure: Lab, value: unknown) => T, value);
}

function stepOf(figure: Locator): Promise<number> {
  return on(figure, (figure) => figure.step, undefined);
}

function seek(figure: Locator, address: string): Promise<void> {
  return on(figure, (figure, address) => {
    figure.seek(address);
  }, address);
}

/** The view that a figure shows, as a host is given it. */
function viewOf(figure: Locator): Promise<unknown> {
  return on(figure, (figure) => JSON.parse(JSON.stringify(figure.view)) as unknown, undefined);
}

/** The engine's view of a step. */
function viewAt(run: Run, step: number): unknown {
  return JSON.parse(JSON.stringify(momentOf(run, run.frame(step)).view));
}

/** Holds the engine back until what comes back is called, or for good. */
async function heldBack(page: Page): Promise<() => void> {
  let letGo = (): void => undefined;
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/*.wasm", async (route) => {
    await isLetGo;
    await route.continue();
  });
  return letGo;
}

/** What is on the screen of a face, without the numbers that tell figures of a page apart. */
function looks(figure: Lab): Record<string, string> {
  const face = figure.shadowRoot?.querySelector("threadlocal-reading")?.shadowRoot;
  const html = (part: string) => (face?.querySelector(part)?.innerHTML ?? "").replace(/\b(hatch|lit|never|arrow|shine)-\d+/g, "$1");
  return { picture: html(".picture"), code: html(".code"), sentence: html(".sentence"), turn: html(".turn"), label: face?.querySelector(".picture")?.getAttribute("aria-label") ?? "" };
}

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

for (const scenario of [LONGEST, LARGEST]) {
  test(`${scenario}: is read by operation, without the engine`, async ({ page }) => {
    const { operationCount, beatEnds, stepCount } = await facts(scenario);
    const asked = watched(page);
    const figure = await alone(page, `face="reading" scenario="${scenario}"`);
    await expect(figure.locator(".dots")).toHaveText(`0 / ${operationCount}`);
    await expect(figure.locator("section")).toHaveAttribute("aria-label", "The table, operation by operation");
    await figure.locator("section").focus();
    for (const [key, seen] of [["ArrowRight", 1], ["ArrowRight", 2], ["ArrowRight", 3], ["ArrowLeft", 2], ["ArrowRight", 3], ["Home", 0], ["ArrowRight", 1]] as const) {
      await page.keyboard.press(key);
      await expect(figure.locator(".dots")).toHaveText(`${seen} / ${operationCount}`);
      await expect(figure.locator(".dots")).toHaveAttribute("aria-label", `operation ${seen} of ${operationCount}`);
      expect(await stepOf(figure)).toBe(seen === 0 ? 0 : beatEnds[seen - 1]);
    }
    await page.keyboard.press(" ");
    await expect(figure.locator(".dots")).toHaveText(`4 / ${operationCount}`);
    await page.keyboard.press(" ");
    for (const address of ["op:7", `op:${operationCount - 1}`, String(beatEnds[20]), "start"]) {
      await seek(figure, address);
      expect(await stepOf(figure)).toBe((await recordingOf(scenario)).stepOf(address));
    }
    await page.keyboard.press("End");
    await expect(figure.locator(".dots")).toHaveText(`${operationCount} / ${operationCount}`);
    await expect(figure.locator(".turn")).not.toHaveAttribute("inert");
    await expect(figure.locator(".turn button:enabled").first()).toBeVisible();
    // What comes behind the last operation says only that `main` is over.
    expect(await stepOf(figure)).toBe(beatEnds[operationCount - 1]);
    expect(stepCount).toBeGreaterThan(5000);
    expect(asked(".wasm")).toEqual([]);
  });

  test(`${scenario}: the reader fires a call at its end`, async ({ page }) => {
    const asked = watched(page);
    const figure = await alone(page, `face="reading" scenario="${scenario}"`);
    await figure.locator("section").focus();
    await page.keyboard.press("End");
    await expect(figure.locator(".turn")).not.toHaveAttribute("inert");
    expect(asked(".wasm")).toEqual([]);
    await figure.getByRole("button", { name: "GC", exact: true }).click();
    await expect(figure.locator(".java code")).toHaveText("System.gc();");
    expect(asked(".wasm").length).toBe(1);
    await figure.locator("section").focus();
    await page.keyboard.press("End");
    await expect(figure.locator(".verdict")).not.toBeEmpty();
    // Its beats are seen one by one.
    await expect(figure.locator("section")).toHaveAttribute("aria-label", "The table, beat by beat");
  });
}

test("what is recorded looks as the engine shows it", async ({ page }) => {
  test.setTimeout(300_000);
  const scenarios = await longRuns();
  expect(scenarios).toEqual(expect.arrayContaining([LONGEST, LARGEST]));
  for (const scenario of scenarios) {
    const asked = watched(page);
    const recorded = await alone(page, `face="reading" scenario="${scenario}"`);
    await recorded.evaluate((figure: HTMLElement & { ready: Promise<void> }) => figure.ready);
    expect(asked(".wasm"), scenario).toEqual([]);
    const { operationCount } = await facts(scenario);
    await page.evaluate(`globalThis.looks = ${looks.toString()}`);
    const wrong = await page.evaluate(
      async ([source, operationCount, each]) => {
        const [recorded] = document.querySelectorAll("threadlocal-lab");
        const engine = document.createElement("threadlocal-lab");
        engine.setAttribute("face", "reading");
        engine.setAttribute("loading", "eager");
        engine.source = source;
        document.body.append(engine);
        await engine.ready;
        const { looks } = globalThis as unknown as { looks: (figure: Element) => Record<string, string> };
        const shows = async (figure: Lab, address: string): Promise<Record<string, string>> => {
          const section = figure.shadowRoot?.querySelector("threadlocal-reading")?.shadowRoot?.querySelector("section");
          const drawn = new Promise((resolve) => section?.addEventListener("reading-drawn", resolve, { once: true }));
          figure.seek(address);
          await drawn;
          return { ...looks(figure), step: String(figure.step), view: JSON.stringify(figure.view) };
        };
        const complaints: string[] = [];
        for (let operation = 1; recorded && operation <= operationCount; operation += each) {
          const [one, other] = await Promise.all([shows(recorded, `op:${operation}`), shows(engine, `op:${operation}`)]);
          complaints.push(...Object.keys(one).filter((part) => one[part] !== other[part]).map((part) => `op:${operation}: ${part}`));
        }
        return complaints;
      },
      // That every frame is the engine's is tested where no page is needed for it.
      [sourceOf(scenario), operationCount, Math.ceil(operationCount / 150)] as const,
    );
    expect(wrong.slice(0, 10), scenario).toEqual([]);
  }
});

/** The operation after which the reader asks for what is not recorded, and the step at its end. */
async function placeIn(scenario: string): Promise<readonly [operation: number, step: number]> {
  const { beatEnds } = await facts(scenario);
  // Several steps lie between it and the end of the next one.
  const index = beatEnds.findIndex((step, index) => index > 30 && (beatEnds[index + 1] ?? 0) > step + 6);
  return [index + 1, beatEnds[index] ?? 0];
}

/** A figure that shows the end of an operation. */
async function at(page: Page, scenario: string, operation: number): Promise<Locator> {
  const figure = await alone(page, `face="reading" scenario="${scenario}" step="op:${operation}"`);
  await expect(figure.locator(".sentence")).not.toBeEmpty();
  await figure.locator("section").focus();
  return figure;
}

for (const scenario of [LONGEST, LARGEST]) {
  test(`${scenario}: the engine goes on inside an operation, and no press is lost`, async ({ page }) => {
    const run = new Run(sourceOf(scenario));
    const [operation, step] = await placeIn(scenario);
    const letGo = await heldBack(page);
    const asked = watched(page);
    const figure = await at(page, scenario, operation);
    expect(asked(".wasm")).toEqual([]);
    const before = await on(figure, looks, undefined);
    for (const key of ["Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft", "ArrowRight"]) {
      await page.keyboard.press(key);
    }
    await expect(figure.locator("section")).toHaveAttribute("aria-busy", "true");
    await expect(figure.locator(".dots")).toHaveText("loading…");
    await expect.poll(() => asked(".wasm").length).toBe(1);
    // Until the engine is there the reader stays where they are.
    expect(await on(figure, looks, undefined)).toEqual(before);
    expect(await stepOf(figure)).toBe(step);
    letGo();
    const end = [...run.beatEnds()].find((end) => end > step + 1) ?? 0;
    await expect.poll(() => stepOf(figure)).toBe(end);
    await expect(figure.locator("section")).not.toHaveAttribute("aria-busy");
    expect(await viewOf(figure)).toEqual(viewAt(run, end));
    // From there every step can be had.
    await page.keyboard.press("Shift+ArrowLeft");
    await expect.poll(() => stepOf(figure)).toBe(end - 1);
    expect(await viewOf(figure)).toEqual(viewAt(run, end - 1));
    expect(asked(".wasm").length).toBe(1);
    run.free();
  });

  test(`${scenario}: what is recorded does not wait for the engine, and nothing moves when it is there`, async ({ page }) => {
    const [operation] = await placeIn(scenario);
    const letGo = await heldBack(page);
    const figure = await at(page, scenario, operation);
    await page.keyboard.press("Shift+ArrowRight");
    await expect(figure.locator(".dots")).toHaveText("loading…");
    await seek(figure, `op:${operation + 3}`);
    const { beatEnds, operationCount } = await facts(scenario);
    const step = beatEnds[operation + 2];
    await expect(figure.locator(".dots")).toHaveText(`${operation + 3} / ${operationCount}`);
    const before = await on(figure, looks, undefined);
    await on(figure, (figure) => {
      const heard: unknown[] = [];
      Object.assign(globalThis, { heard });
      figure.addEventListener("lab-step", () => heard.push("lab-step"));
      const face = figure.shadowRoot?.querySelector("threadlocal-reading")?.shadowRoot;
      face?.querySelector("section")?.addEventListener("reading-drawn", () => heard.push("drawn"));
      const changes = new MutationObserver((changed) => heard.push(...changed.map(({ target }) => target)));
      const picture = face?.querySelector(".picture .cells");
      changes.observe(picture ?? document, { subtree: true, childList: true, attributes: true, characterData: true });
    }, undefined);
    letGo();
    await expect(figure.locator("section")).toHaveAttribute("aria-label", "The table, beat by beat");
    await expect.poll(() => page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard)).toEqual(["drawn"]);
    expect(await on(figure, looks, undefined)).toEqual(before);
    expect(await stepOf(figure)).toBe(step);
  });

  test(`${scenario}: addresses inside an operation are the engine's, from the start and later`, async ({ page }) => {
    const run = new Run(sourceOf(scenario));
    const [operation, step] = await placeIn(scenario);
    for (const address of [String(step + 2), `op:${operation + 1}/beat:1`]) {
      const asked = watched(page);
      const expected = run.stepOf(address);
      const figure = await alone(page, `face="reading" scenario="${scenario}" step="${address}"`);
      await expect.poll(() => stepOf(figure)).toBe(expected);
      expect(await viewOf(figure)).toEqual(viewAt(run, expected));
      await at(page, scenario, operation);
      await seek(figure, address);
      await expect.poll(() => stepOf(figure)).toBe(expected);
      expect(await viewOf(figure)).toEqual(viewAt(run, expected));
      expect(asked(".wasm").length).toBe(2);
    }
    run.free();
  });
}

test("an address that names no point is told, wherever that is found out", async ({ page }) => {
  const [operation, step] = await placeIn(LONGEST);
  const figure = await at(page, LONGEST, operation);
  for (const address of ["op:99999", "op:3/beat:99"]) {
    await seek(figure, address);
    await expect(figure.getByRole("alert").filter({ hasText: `no point ${address}.` })).toBeVisible();
    expect(await stepOf(figure)).toBe(step);
  }
});

test("where the engine cannot be had, that is told, and the recording plays on", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  const [operation, step] = await placeIn(LONGEST);
  const figure = await at(page, LONGEST, operation);
  await page.keyboard.press("Shift+ArrowRight");
  const trouble = figure.getByRole("alert").filter({ visible: true });
  await expect(trouble).not.toBeEmpty();
  await expect(figure.locator("section")).not.toHaveAttribute("aria-busy");
  expect(await stepOf(figure)).toBe(step);
  // Two frames later it is still there.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
  await expect(trouble).not.toBeEmpty();
  await page.keyboard.press("ArrowRight");
  await expect(figure.locator(".dots")).toHaveText(new RegExp(`^${operation + 1} /`));
  await expect(trouble).toHaveCount(0);
});

test("a part that does not come is told, and comes when it is asked for again", async ({ page }) => {
  const parts = "**/*.2.rec";
  await page.route(parts, (route) => route.fulfill({ status: 503 }));
  const { beatEnds, operationCount } = await facts(LARGEST);
  const figure = await at(page, LARGEST, 1);
  const last = `op:${operationCount - 3}`;
  await seek(figure, last);
  const trouble = figure.getByRole("alert").filter({ visible: true });
  await expect(trouble).toContainText("503");
  await page.unroute(parts);
  await seek(figure, last);
  await expect(figure.locator(".dots")).toHaveText(`${operationCount - 3} / ${operationCount}`);
  await expect(trouble).toHaveCount(0);
  expect(await stepOf(figure)).toBe(beatEnds[operationCount - 4]);
});

test("the workbench opens at the same step", async ({ page }) => {
  const [operation, step] = await placeIn(LARGEST);
  const figure = await at(page, LARGEST, operation);
  await figure.getByRole("button", { name: "open in the workbench" }).click();
  await expect(figure.locator("svg.slots").first()).toBeVisible();
  expect(await stepOf(figure)).toBe(step);
});

test.describe("an author's own recording, in one file", () => {
  /** A page that plays it from the end of an operation on. */
  async function played(page: Page, file: Buffer, operation: number): Promise<Locator> {
    await page.route("**/mine.rec", (route) => route.fulfill({ body: file }));
    const figure = await alone(page, `face="reading" recording="mine.rec" step="op:${operation}"`);
    await expect(figure.locator(".sentence")).not.toBeEmpty();
    await figure.locator("section").focus();
    return figure;
  }

  test("plays without the engine, which goes on at the same step", async ({ page }) => {
    const asked = watched(page);
    const [operation, step] = await placeIn(LARGEST);
    const figure = await played(page, inOneFile(LARGEST), operation);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => stepOf(figure)).toBe(step);
    expect(asked(".wasm")).toEqual([]);
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => stepOf(figure)).toBe(step + 1);
  });

  test("made by another version of the engine goes on at the end of the same operation", async ({ page }) => {
    const { engine, source } = await recordingOf(LONGEST);
    const operation = 200;
    const step = (await facts(LONGEST)).beatEnds[operation - 1] ?? 0;
    // To that other version the source had one step less up to there.
    const note = source.split("\n").find((line) => line.includes("// @note.en Each call finds")) ?? "";
    const statement = "    int zero = 0; //".padEnd(note.length, ".");
    const other = ofAnotherEngine(engine);
    const file = inOneFile(LONGEST, (facts) => {
      const changed = other(facts);
      changed.write(statement, changed.indexOf(note), "latin1");
      return changed;
    });
    const run = new Run(source.replace(note, statement));
    const figure = await played(page, file, operation);
    expect(await stepOf(figure)).toBe(step);
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => stepOf(figure)).toBe(run.stepOf(`op:${operation}`) + 1);
    expect(await stepOf(figure)).not.toBe(step + 1);
    expect(await viewOf(figure)).toEqual(viewAt(run, run.stepOf(`op:${operation}`) + 1));
    run.free();
  });

  for (const [damage, of, told] of [
    ["cut off", (file: Buffer) => file.subarray(0, file.length - 100), "damaged"],
    ["changed", (file: Buffer) => Buffer.concat([file.subarray(0, -9), Buffer.from([0]), file.subarray(-8)]), "damaged"],
    ["of another format", (file: Buffer) => Buffer.concat([Buffer.from('{"recording":1'), file.subarray(file.indexOf(","))]), "version"],
  ] as const) {
    test(`that is ${damage} is told`, async ({ page }) => {
      await page.route("**/mine.rec", (route) => route.fulfill({ body: of(inOneFile(LONGEST)) }));
      const figure = await alone(page, `face="reading" recording="mine.rec" step="end"`);
      await expect(figure.getByRole("alert").filter({ visible: true })).toContainText(told);
    });
  }
});
