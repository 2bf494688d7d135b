/** A smoke run on Firefox and on WebKit: the story forward and back, a button, and everything as Chromium has it; and a recording. */
import { expect, test } from "@playwright/test";
import { firefox, webkit } from "./drivers";
import type { Driver } from "./drivers";
import { HOOKS, open } from "./figure";
import { walk } from "./walk";

/** The element's contract, as far as it is needed here. */
interface Lab extends Element {
  readonly step: number;
  readonly source: string;
  readonly view?: { readonly step: number; readonly stepCount: number };
  seek(address: string): void;
}

/** The geometry is read in Chromium alone. */
const NOWHERE = { labelled: [], written: [] };

/** Where the figure stands, and how long its run is; nothing before it is alive. */
const place = (driver: Driver) =>
  driver.run((figure) => {
    const { view } = figure as Lab;
    return view ? { step: view.step, stepCount: view.stepCount } : null;
  }, undefined);

/** What the reading face shows, whether the page has asked for a recording, and for how many engines. It stands for itself. */
function reading(figure: Element) {
  const face = figure.shadowRoot?.querySelector("threadlocal-reading")?.shadowRoot;
  const { step, source, view } = figure as Lab;
  const asked = (ending: string) => performance.getEntriesByType("resource").filter((entry) => entry.name.endsWith(ending)).length;
  return {
    step,
    view: view?.step,
    sentence: face?.querySelector(".sentence")?.textContent,
    cells: face?.querySelector(".picture .cells")?.textContent,
    turn: face?.querySelector<HTMLElement>(".turn")?.inert === false,
    appended: source.trimEnd().endsWith("System.gc();\n}"),
    verdict: face?.querySelector(".verdict")?.textContent.trim(),
    isRecorded: asked(".rec") > 0,
    engines: asked(".wasm"),
  };
}

/**
 * Windows and scroll bars differ; a picture says the same where it has the same room. How much it has it hears with a frame,
 * which may be late: then it draws itself anew.
 */
async function narrow(figure: Element): Promise<void> {
  (figure as HTMLElement).style.width = "640px";
  for (let frames = 0; frames < 3; frames += 1) {
    await new Promise(requestAnimationFrame);
    await (figure as unknown as { updateComplete: Promise<boolean> }).updateComplete;
  }
}

for (const [name, start] of [
  ["Firefox", firefox],
  ["WebKit", webkit],
] as const) {
  test(`${name} shows what Chromium shows`, async ({ page, baseURL }) => {
    test.setTimeout(600_000);
    const chromium = await open(page, "?lang=en");
    const driver = await start();
    try {
      await driver.open(`${baseURL ?? ""}playground.html?lang=en`);
      await expect.poll(() => place(driver), { timeout: 60_000 }).toMatchObject({ step: 0 });

      await driver.run(narrow, undefined);
      await chromium.element.evaluate(narrow);
      await driver.run((figure, body) => {
        figure.shadowRoot?.querySelector<HTMLElement>(body)?.focus();
      }, HOOKS.body);
      for (const [key, expected] of [
        ["ArrowRight", 1],
        ["ArrowRight", 2],
        ["ArrowLeft", 1],
      ] as const) {
        await driver.press(key);
        await expect.poll(() => place(driver), `after ${key}`).toMatchObject({ step: expected });
      }

      const { stepCount } = await chromium.view();
      const all = Array.from({ length: stepCount + 1 }, (_, n) => n);
      const there = await driver.run(walk, { steps: all, ...NOWHERE, ...HOOKS });
      const back = await driver.run(walk, { steps: all.toReversed(), ...NOWHERE, ...HOOKS });
      const here = await chromium.walk(all);
      expect(back.digests.toReversed(), "forward and back").toEqual(there.digests);
      expect(there.digests, "as in Chromium").toEqual(here.digests);
      expect([...there.moved, ...back.moved], "what moves from step to step").toEqual([]);

      // At the end, so that both append at the same point.
      await driver.run((figure) => {
        (figure as Lab).seek("end");
      }, undefined);
      await chromium.seek("end");
      await driver.click((figure, name) => {
        const buttons = [...(figure.shadowRoot?.querySelectorAll("button") ?? [])];
        const button = buttons.find(({ textContent }) => textContent.trim() === name);
        if (!button) {
          throw new Error(`no button ${name}`);
        }
        return button;
      }, "System.gc()");
      await chromium.control("System.gc()").click();
      await expect.poll(async () => (await chromium.view()).stepCount).toBeGreaterThan(stepCount);
      const steps = [(await chromium.view()).stepCount];
      await expect.poll(() => place(driver)).toMatchObject({ stepCount: steps[0] });
      const after = await driver.run(walk, { steps, ...NOWHERE, ...HOOKS });
      expect(after.digests, "after the button").toEqual((await chromium.walk(steps)).digests);
      expect(await driver.problems(), "what the page complains of").toEqual([]);
    } finally {
      await driver.close();
    }
    expect(chromium.problems).toEqual([]);
  });

  test(`${name} plays a recording, hands over to the engine and fires a call`, async ({ baseURL }) => {
    test.setTimeout(300_000);
    const driver = await start();
    try {
      await driver.open(`${baseURL ?? ""}embed/embed.html?scenario=set-misses-slot-5&face=reading&step=op:40&lang=en`);
      const shown = () => driver.run(reading, undefined);
      await expect.poll(shown, { timeout: 60_000 }).toMatchObject({ step: 292, isRecorded: true, engines: 0 });
      await driver.run((figure) => {
        figure.shadowRoot?.querySelector("threadlocal-reading")?.shadowRoot?.querySelector("section")?.focus();
      }, undefined);
      for (const [key, step, sentence] of [
        ["ArrowRight", 297, "k9b hashes to slot 9. It is taken by k9. One slot on."],
        ["ArrowRight", 301, "Slot 10: stale. The entry is there, its key is gone. set() wants this seat."],
        ["ArrowLeft", 297, "k9b hashes to slot 9. It is taken by k9. One slot on."],
      ] as const) {
        await driver.press(key);
        await expect.poll(shown, `after ${key}`).toMatchObject({ step, sentence, view: step });
      }
      await driver.run((figure) => {
        (figure as Lab).seek("end");
      }, undefined);
      await expect.poll(shown).toMatchObject({ turn: true, engines: 0 });
      const { cells } = await shown();
      await driver.click((figure, name) => {
        const face = figure.shadowRoot?.querySelector("threadlocal-reading")?.shadowRoot;
        const button = [...(face?.querySelectorAll("button") ?? [])].find(({ textContent }) => textContent.trim() === name);
        if (!button) {
          throw new Error(`no button ${name}`);
        }
        return button;
      }, "GC");
      await expect.poll(shown, { timeout: 60_000 }).toMatchObject({ engines: 1, appended: true });
      await driver.run((figure) => {
        (figure as Lab).seek("end");
      }, undefined);
      // A GC collects nothing that the story has left: the table of the engine is that of the recording.
      await expect.poll(shown).toMatchObject({ cells, verdict: 'Still there: "five".' });
      expect(await driver.problems(), "what the page complains of").toEqual([]);
    } finally {
      await driver.close();
    }
  });
}
