/** The reading face: beats, sentences, what is drawn when, the reader's turn, and the way to the workbench. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import type * as Axe from "axe-core";
import { alone, host, lab, SCENARIO, watched } from "./host";
import { largestRecording } from "./recordings";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The beats of the `set` that misses slot 5: the step that ends each, and what is said of it, of some in the author's words. */
const BEATS: readonly (readonly [number, string, string])[] = [
  [297, "k9b hashes to slot 9. It is taken by k9. One slot on.", "k9b 的哈希指向 9 号槽，已被 k9 占用。往后一格。"],
  [301, "Slot 10: stale. The entry is there, its key is gone. set() wants this seat.", "10 号槽：Entry 还在，key 没了，这叫过期（stale）。set() 想用这个槽。"],
  [308, "First it looks back for anything older: 9 is alive, 8 is empty, and there it stops. 5 lies beyond.", "先往回找更早的过期 Entry：9 号有效，8 号是空槽，到此为止。5 号在空槽那边。"],
  [314, "Then forward, for k9b’s own entry. Not in 11. In 12.", "再往后找 k9b 自己的 Entry：11 号不是，12 号是。"],
  [318, 'The value becomes "new"; the entries of slots 10 and 12 trade places. k9b is in slot 10.', 'value 换成 "new"，10 号和 12 号槽的 Entry 对调：k9b 到了 10 号。'],
  [332, 'Slot 12 is emptied: "ten" is free. 13 is at home, 14 is empty: it stops.', '清空 12 号，"ten" 释放了。13 号在 home 槽，14 号是空槽：停。'],
  [355, "A last look ahead: 16, 8, 4, 2, 1. Five cells, nothing stale. It stops.", "最后再往后扫：16、8、4、2、1，只看 5 格，没有过期的，停。"],
  [357, 'It never looked at 4–7. "five" stays in slot 5: the collector must keep it, and no program can read it. That is the leak.', '4–7 号它从没看过。"five" 还在 5 号槽：GC 必须留着它，程序却再也读不到它。这就是内存泄漏。'],
];

/** The last step before that call, and that call's last. */
const START = 292;
const END = 357;

/** A page with the slot-5 story in the reading face, before the call. */
async function opened(page: Page, attributes = ""): Promise<Locator> {
  await host(page, `<threadlocal-lab scenario="${SCENARIO}" step="op:40" face="reading" ${attributes}></threadlocal-lab>`);
  const figure = page.locator("threadlocal-lab");
  await expect(figure.locator(".sentence")).not.toBeEmpty();
  return figure;
}

async function expectBeat(page: Page, figure: Locator, [step, en, zh]: readonly [number, string, string], language = "en"): Promise<void> {
  await expect(figure.locator(".sentence")).toHaveText(language === "en" ? en : zh);
  expect(await lab(page, (lab) => lab.step)).toBe(step);
  expect(await lab(page, (lab) => (lab.view as { step: number } | undefined)?.step)).toBe(step);
}

/** Waits until the frame that shows what was asked for is on the screen. */
function drawn(page: Page): Promise<void> {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
}

test("what the page speaks of lights up: a slot, or where a key sits", async ({ page }) => {
  const figure = await opened(page);
  const pointed = figure.locator(".cell.pointed");
  const light = (target: object | undefined) =>
    figure.evaluate((element, target) => {
      (element as unknown as { light(target: object | undefined): void }).light(target);
    }, target);
  await light({ slot: 6 });
  await expect(pointed).toHaveAttribute("data-slot", "6");
  const key = await lab(page, (lab) => (lab.view as { stack: { variables: { name: string; value: { object: number } }[] }[] }).stack.flatMap(({ variables }) => variables).find(({ name }) => name === "k9b")?.value.object);
  await light({ object: key });
  await expect(pointed).toHaveAttribute("data-slot", "12");
  await light(undefined);
  await expect(pointed).toHaveCount(0);
});

test.describe("the eight beats", () => {
  test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

  for (const language of ["en", "zh-CN"]) {
    test(`forward and back in ${language}`, async ({ page }) => {
      const figure = await opened(page, `lang="${language}"`);
      await figure.locator("section").focus();
      for (const beat of BEATS) {
        await page.keyboard.press("ArrowRight");
        await expectBeat(page, figure, beat, language);
      }
      await expect(figure.locator(".dots .seen")).toHaveCount(BEATS.length);
      for (const beat of BEATS.slice(0, -1).reverse()) {
        await page.keyboard.press("ArrowLeft");
        await expectBeat(page, figure, beat, language);
      }
      await page.keyboard.press("End");
      await expectBeat(page, figure, BEATS[7] ?? [0, "", ""], language);
      await page.keyboard.press("Home");
      await expect.poll(() => lab(page, (lab) => lab.step)).toBe(START);
    });
  }

  test("by addresses", async ({ page }) => {
    const figure = await opened(page);
    for (const [index, beat] of BEATS.entries()) {
      await figure.evaluate((element, address) => {
        (element as unknown as { seek(address: string): void }).seek(address);
      }, `op:41/beat:${index + 1}`);
      await expectBeat(page, figure, beat);
    }
  });

  test("micro-steps with Shift, and the message of each", async ({ page }) => {
    const figure = await opened(page);
    await figure.locator("section").focus();
    for (const [key, step, text] of [
      ["Shift+ArrowRight", START + 1, "the map is read from the thread's own field threadLocals."],
      ["Shift+ArrowRight", START + 2, "main has a map: its length is 16, its size 8."],
      ["Shift+ArrowLeft", START + 1, "the map is read from the thread's own field threadLocals."],
    ] as const) {
      await page.keyboard.press(key);
      await expect(figure.locator(".sentence")).toContainText(text);
      expect(await lab(page, (lab) => lab.step)).toBe(step);
    }
  });

  test("another language says the same beat", async ({ page }) => {
    const figure = await opened(page);
    await figure.locator("section").focus();
    await page.keyboard.press("ArrowRight");
    await figure.evaluate((element: HTMLElement) => {
      element.lang = "zh-CN";
    });
    await expectBeat(page, figure, BEATS[0] ?? [0, "", ""], "zh-CN");
    await expect(figure.getByRole("button", { name: "下一步" })).toBeVisible();
  });
});

test("playing goes through every beat, and a press goes on at once", async ({ page }) => {
  await page.clock.install();
  const figure = await opened(page);
  const steps: number[] = [];
  await page.exposeFunction("told", (step: number) => steps.push(step));
  await lab(page, (lab) => {
    lab.addEventListener("lab-step", ({ detail }) => {
      (globalThis as unknown as { told(step: number): void }).told(detail.step);
    });
  });
  await figure.getByRole("button", { name: "Play" }).click();
  await expect(figure.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.clock.runFor(1000);
  await expect.poll(() => steps).toEqual([297]);
  await figure.getByRole("button", { name: "Next" }).click();
  await page.clock.runFor(100);
  await expect.poll(() => steps).toEqual([297, 301]);
  await expect(figure.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.clock.runFor(60_000);
  await expect.poll(() => steps).toEqual(BEATS.map(([step]) => step));
  await expect(figure.getByRole("button", { name: "Play" })).toBeVisible();
});

/** Which sections each pane reads; it is to be drawn if one of them is another than before, and only then. */
const READS: Readonly<Record<string, readonly string[]>> = {
  ring: ["table"],
  walk: ["walk", "beat", "table"],
  centre: ["listing", "walk", "beat", "table"],
  code: ["source", "stack", "lines"],
  sentence: ["message", "beat", "prediction", "language"],
  question: ["prediction", "language"],
  controls: ["row", "playing", "place", "waits", "language"],
  turn: ["turn", "language"],
};

test("a pane is drawn where a section changed that it reads, and nowhere else", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await opened(page);
  // With the first micro-step the words come for all of them, and everything is drawn anew.
  await lab(page, (lab) => {
    lab.seek(293);
  });
  await expect(figure.locator(".sentence")).toContainText("threadLocals");
  const wrong = await page.evaluate(
    async ([reads, start, end]) => {
      const lab = document.querySelector("threadlocal-lab");
      const section = lab?.shadowRoot?.querySelector("threadlocal-reading")?.shadowRoot?.querySelector("section");
      if (!lab || !section) {
        return ["there is no face"];
      }
      type Shown = Readonly<Record<string, unknown>>;
      const text = (value: unknown): string =>
        JSON.stringify(value, (_, part: unknown) => (part instanceof Set || part instanceof Map ? [...part] : part));
      const complaints: string[] = [];
      let before: Shown | undefined;
      for (let step = start; step <= end; step += 1) {
        const drawing = new Promise<{ drawn: readonly string[]; shown: Shown }>((resolve) => {
          section.addEventListener("reading-drawn", (event) => {
            resolve((event as CustomEvent<{ drawn: readonly string[]; shown: Shown }>).detail);
          }, { once: true });
        });
        lab.seek(step);
        const { drawn, shown } = await drawing;
        for (const [pane, sections] of Object.entries(reads)) {
          const changed = sections.filter((section) => !before || text(before[section]) !== text(shown[section]));
          if (before && changed.length > 0 !== drawn.includes(pane)) {
            complaints.push(`step ${step}: ${pane} ${drawn.includes(pane) ? "is drawn, and nothing changed" : `is not drawn, though ${changed.join(" ")} changed`}`);
          }
        }
        before = shown;
      }
      return complaints;
    },
    [READS, START + 2, END - 1] as const,
  );
  expect(wrong).toEqual([]);
});

test.describe("your turn", () => {
  test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

  test("a call on a key plays its beats, is told, and can be tried again", async ({ page }) => {
    const figure = await opened(page);
    const turn = figure.locator(".turn");
    await expect(turn).toHaveAttribute("inert");
    await figure.locator("section").focus();
    await page.keyboard.press("End");
    await expect(turn).not.toHaveAttribute("inert");
    await expect(turn.locator("b")).toHaveText("Your turn. One call: free slot 5.");
    await expect(turn.getByRole("combobox").locator("option")).toHaveText(["k2", "k9", "k11", "k13", "k14", "k15", "k9b"]);

    await turn.getByRole("combobox").selectOption("k9b");
    await turn.getByRole("button", { name: "get()" }).click();
    await expect(turn.locator(".java code")).toHaveText("k9b.get();");
    await expect(figure.locator(".code .now")).toHaveText("k9b.get();");
    await figure.locator("section").focus();
    await page.keyboard.press("End");
    await expect(turn.locator(".verdict")).toHaveText('Still there: "five". Tried: 1 of the 21 calls on the keys that main still holds.');

    await turn.getByRole("button", { name: "new key, home" }).click();
    await expect(turn.locator(".java code")).toHaveText("ThreadLocal<Object> key3 = Lab.atSlot(3); key3.set(new Object());");
    await figure.locator("section").focus();
    await page.keyboard.press("End");
    await expect(turn.locator(".verdict")).toHaveText('Freed: "five".');
    const source = await lab(page, (lab) => lab.source);
    expect(source).not.toContain("k9b.get()");
  });

  test("of all calls and all new keys, only home slots 1 to 5 free slot 5", async ({ page }) => {
    const figure = await opened(page);
    const keys = ["k2", "k9", "k11", "k13", "k14", "k15", "k9b"];
    const calls = keys.flatMap((key) => [`${key}.get();`, `${key}.set(new String("x"));`, `${key}.remove();`]);
    const fresh = Array.from({ length: 16 }, (_, home) => `ThreadLocal<Object> fresh = Lab.atSlot(${home}); fresh.set(new Object());`);
    const verdict = figure.locator(".verdict");
    const frees: string[] = [];
    for (const java of [...calls, ...fresh]) {
      await figure.evaluate(async (element, java) => {
        const lab = element as unknown as { run(java: string): Promise<unknown>; seek(address: string): void };
        await lab.run(java);
        lab.seek("end");
      }, java);
      await expect(figure.locator(".java code")).toHaveText(java);
      await expect(verdict).not.toBeEmpty();
      if ((await verdict.textContent())?.startsWith("Freed") === true) {
        frees.push(java);
      }
    }
    expect(frees).toEqual(fresh.slice(1, 6));
  });

  test("what does not compile is refused in words, and nothing has changed", async ({ page }) => {
    const figure = await opened(page);
    const before = await lab(page, (lab) => lab.source);
    const problems = await lab(page, (lab) => lab.run("nobody.get();"));
    expect(problems.length).toBe(1);
    await expect(figure.locator(".verdict")).toContainText("This cannot run here: ");
    expect(await lab(page, (lab) => lab.source)).toBe(before);
  });

  test("nobody fires in a figure that is only read", async ({ page }) => {
    const figure = await opened(page, "readonly");
    await figure.locator("section").focus();
    await page.keyboard.press("End");
    await expect(figure.locator(".sentence")).toHaveText(BEATS[7]?.[1] ?? "");
    await drawn(page);
    await expect(figure.locator(".turn")).toHaveAttribute("inert");
  });
});

test("the workbench opens at the same step, with what was fired", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await opened(page);
  await lab(page, (lab) => {
    lab.seek("op:41/beat:5");
  });
  await expect(figure.locator(".sentence")).toHaveText(BEATS[4]?.[1] ?? "");
  await figure.getByRole("button", { name: "open in the workbench" }).click();
  await expect(figure.locator("section[aria-busy=false] svg.slots")).toBeVisible();
  expect(await lab(page, (lab) => lab.step)).toBe(318);
  await figure.evaluate((element) => {
    element.setAttribute("face", "reading");
  });
  await expect(figure.locator(".sentence")).toHaveText(BEATS[4]?.[1] ?? "");
  await lab(page, (lab) => lab.run("k9.remove();"));
  await expect(figure.locator(".code .now")).toHaveText("k9.remove();");
  await figure.getByRole("button", { name: "open in the workbench" }).click();
  await expect(figure.locator(".source")).toContainText("k9.remove();");
});

const SCREENS = [
  { width: 1280, height: 800 },
  { width: 768, height: 1024 },
  { width: 375, height: 812 },
] as const;

for (const viewport of SCREENS) {
  test(`at ${viewport.width} everything is on one screen and stays where it is`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ reducedMotion: "reduce" });
    for (const language of ["en", "zh-CN"]) {
      const figure = await opened(page, `lang="${language}"`);
      const places = () =>
        figure.evaluate((element) => {
          const face = element.shadowRoot?.querySelector("threadlocal-reading")?.shadowRoot;
          // The page may scroll by itself to what has the focus.
          const top = element.getBoundingClientRect().y;
          const parts = ["section", ".picture", ".code", ".sentence", ".controls", ".turn", ".foot"];
          return parts.map((part) => {
            const { x, y, width, height } = face?.querySelector(part)?.getBoundingClientRect() ?? new DOMRect();
            return [part, x, y - top, width, height].join(" ");
          });
        });
      const before = await places();
      const height = await figure.evaluate((element) => element.getBoundingClientRect().height);
      expect(height).toBeLessThanOrEqual(viewport.height);
      await figure.locator("section").focus();
      for (const [, en, zh] of BEATS) {
        await page.keyboard.press("ArrowRight");
        await expect(figure.locator(".sentence")).toHaveText(language === "en" ? en : zh);
        expect(await places()).toEqual(before);
        const isCut = await figure.locator(".sentence").evaluate((sentence) => sentence.scrollHeight > sentence.clientHeight);
        expect(isCut, `${language}: ${en}`).toBe(false);
      }
      await figure.locator(".turn button").first().click();
      await figure.locator("section").focus();
      await expect(figure.locator(".java")).not.toBeEmpty();
      await page.keyboard.press("End");
      await expect(figure.locator(".verdict")).not.toBeEmpty();
      expect(await places()).toEqual(before);
    }
  });
}

for (const theme of ["light", "dark"]) {
  for (const language of ["en", "zh-CN"]) {
    test(`axe finds nothing in ${theme}, ${language}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      const figure = await opened(page, `predict theme="${theme}" lang="${language}"`);
      await page.addScriptTag({ content: AXE });
      for (const address of ["op:40", "op:41/beat:2", "op:41/beat:7", "op:41/beat:8"]) {
        await figure.evaluate((element, address) => {
          (element as unknown as { seek(address: string): void }).seek(address);
        }, address);
        await drawn(page);
        const violations = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as { axe: typeof Axe };
          const { violations } = await axe.run("threadlocal-lab");
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ""}`).join(" ")}`);
        });
        expect(violations, address).toEqual([]);
      }
    });
  }
}

test("the face comes without the workbench, and opens it in its place", async ({ page }) => {
  const asked = watched(page);
  const figure = await alone(page, `face="reading" scenario="${SCENARIO}" step="op:41/beat:2"`);
  await expect(figure.locator(".sentence")).toHaveText(BEATS[1]?.[1] ?? "");
  expect(asked("workbench.js")).toEqual([]);
  await figure.getByRole("button", { name: "open in the workbench" }).click();
  await expect(figure.locator("svg.slots")).toBeVisible();
  const step = await figure.evaluate((element) => (element as unknown as { step: number }).step);
  expect(step).toBe(301);
});

/** The first beat of the second call in its author's words; of the others there are none. */
const REWORDED = `void main() {
    ThreadLocal<String> key = new ThreadLocal<>();
    // @beat.en 1 A room of her own: the seat is free.
    // @beat.zh 1 座位空着，直接坐下。
    key.set("here");
    key.get();
}
`;

test("an author says in their own words what a beat is, in both languages", async ({ page }) => {
  const figure = await alone(page, `face="reading" step="op:2/beat:1"`);
  await figure.evaluate(async (element, source) => {
    Object.assign(element, { source });
    await (element as unknown as { ready: Promise<void> }).ready;
  }, REWORDED);
  const sentence = figure.locator(".sentence");
  await expect(sentence).toHaveText("A room of her own: the seat is free.");
  await figure.evaluate((element: HTMLElement) => {
    element.lang = "zh";
  });
  await expect(sentence).toHaveText("座位空着，直接坐下。");
  await figure.locator("section").focus();
  await page.keyboard.press("ArrowRight");
  await expect(sentence).toContainText("key");
});

test.describe("a recording", () => {
  test("plays without the engine, which comes for the call that the reader fires", async ({ page }) => {
    const asked = watched(page);
    const figure = await alone(page, `face="reading" scenario="${SCENARIO}" step="op:40"`);
    await figure.locator("section").focus();
    for (const [, en] of BEATS) {
      await page.keyboard.press("ArrowRight");
      await expect(figure.locator(".sentence")).toHaveText(en);
    }
    await figure.locator(".turn select").selectOption("k9b");
    expect(asked(".rec").length).toBeGreaterThan(0);
    expect(asked(".rec"), "no part is fetched twice").toEqual([...new Set(asked(".rec"))]);
    expect(asked(".wasm")).toEqual([]);
    const picture = figure.locator(".picture .cells");
    const cells = await picture.innerHTML();
    await figure.getByRole("button", { name: "get()" }).click();
    await expect(figure.locator(".code .now")).toHaveText("k9b.get();");
    expect(asked(".wasm").length).toBe(1);
    // The engine stands just before the call: the table is that of the recording.
    expect(await picture.innerHTML()).toBe(cells);
    await figure.locator("section").focus();
    await page.keyboard.press("End");
    await expect(figure.locator(".verdict")).toContainText('Still there: "five".');
  });

  test("that is not there is none: the engine runs the scenario", async ({ page }) => {
    const asked = watched(page);
    await page.route("**/*.rec", (route) => route.fulfill({ status: 404 }));
    const figure = await alone(page, `face="reading" scenario="${SCENARIO}" step="op:41/beat:1"`);
    await expect(figure.locator(".sentence")).toHaveText(BEATS[0]?.[1] ?? "");
    expect(asked(".wasm").length).toBe(1);
  });

  test("of an author's own is played from its address", async ({ page }) => {
    const asked = watched(page);
    const file = readFileSync(new URL(`../../www/dist/embed/recordings/collision.rec`, import.meta.url));
    await page.route("**/mine.rec", (route) => route.fulfill({ body: file }));
    const figure = await alone(page, `recording="mine.rec" step="op:2"`);
    await expect(figure.locator(".sentence")).not.toBeEmpty();
    expect(asked(".wasm")).toEqual([]);
  });

  for (const [damage, of] of [
    ["is cut off", (file: Buffer) => file.subarray(0, file.length / 2)],
    ["is none", () => Buffer.from("<html></html>")],
  ] as const) {
    test(`that ${damage} is told`, async ({ page }) => {
      const file = readFileSync(new URL(`../../www/dist/embed/recordings/collision.rec`, import.meta.url));
      await page.route("**/mine.rec", (route) => route.fulfill({ body: of(file) }));
      const figure = await alone(page, `recording="mine.rec" step="end"`);
      await expect(figure.getByRole("alert").filter({ visible: true })).toContainText("recording");
    });
  }

  for (const [scenario, from] of [
    [SCENARIO, "op:40"],
    [largestRecording(), "start"],
  ] as const) {
    for (const language of ["en", "zh-CN"]) {
      test(`is the first figure of ${scenario} in ${language}, with at most 69 KB of files and no engine`, async ({ page }) => {
        const sizes = new Map<string, number>();
        page.on("response", async (response) => {
          const { pathname } = new URL(response.url());
          if (pathname.includes("/embed/")) {
            sizes.set(pathname, gzipSync(await response.body(), { level: 9 }).length);
          }
        });
        const figure = await alone(page, `face="reading" scenario="${scenario}" step="${from}" lang="${language}"`);
        await expect(figure.locator(".sentence")).not.toBeEmpty();
        const step = () => figure.evaluate((element: HTMLElement & { step: number }) => element.step);
        const begin = await step();
        await figure.locator("section").focus();
        await page.keyboard.press("ArrowRight");
        await expect(figure.locator(".controls .next")).toHaveText(language === "en" ? "Next" : "下一步");
        expect(await step()).toBeGreaterThan(begin);
        await page.waitForLoadState("networkidle");
        const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
        expect([...sizes.keys()].some((path) => path.endsWith(".rec"))).toBe(true);
        expect([...sizes.keys()].filter((path) => path.endsWith(".wasm"))).toEqual([]);
        expect(bytes).toBeLessThanOrEqual(69 * 1024);
      });
    }
  }
});
