/** What of a figure is drawn when: a pane where something changed that it reads, and where it can be seen; for a pointer, none. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { host, lab } from "./host";
import { open } from "./figure";

/** Which sections each pane reads; it is to be drawn if one of them says something else than before, and only then. */
const READS: Readonly<Record<string, readonly string[]>> = {
  head: ["notes", "design", "lines", "diagnostics", "failure", "phase"],
  counter: ["leaked", "phase", "refused"],
  slots: ["threads", "tables", "slots", "looks", "objects", "ledger", "holding", "roots", "listing", "aimed", "shownThread"],
  graph: ["threads", "tables", "slots", "objects", "totals", "ledger", "holding", "roots", "aside", "kept", "path"],
  legend: ["panes"],
  message: ["message", "said", "diagnostics", "phase"],
  timeline: ["player", "position", "marks", "takes", "notice", "phase"],
  predict: ["askedAt", "text"],
  actions: ["actions", "branches", "undoable", "trouble", "refused", "phase"],
  code: ["source", "stack", "roots", "lines", "diagnostics", "breaks", "file"],
  listing: ["listing", "algorithm", "breaks"],
  variables: ["holding", "listing"],
  stack: ["stack", "method", "threads"],
  ledger: ["ledger", "totals", "leaked", "explained", "threads"],
  heap: ["heap", "phase"],
  output: ["output", "uncaught"],
  share: ["sharedAt", "text", "file"],
};

interface Detail {
  readonly drawn: readonly string[];
  readonly shown: Readonly<Record<string, unknown>>;
}

test("a pane is drawn where something changed that it reads, and nowhere else", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await host(page, `<threadlocal-lab scenario="set-misses-slot-5"></threadlocal-lab>`);
  const wrong = await page.evaluate(
    async (reads) => {
      const lab = document.querySelector("threadlocal-lab");
      const section = lab?.shadowRoot?.querySelector("section");
      if (!lab || !section) {
        return ["there is no figure"];
      }
      // What comes out of a set, a map or the looks of a call is what they say.
      const said = (_: string, part: unknown): unknown =>
        typeof part === "object" && part !== null && !Array.isArray(part) && Symbol.iterator in part ? [...(part as Iterable<unknown>)] : part;
      const text = (value: unknown): string => JSON.stringify([value], said);
      const complaints: string[] = [];
      const drawings = new Map<string, number>();
      let before: Detail["shown"] | undefined;
      for (let step = 0; step <= lab.stepCount; step += 1) {
        const drawing = new Promise<Detail>((resolve) => {
          section.addEventListener("lab-drawn", (event) => {
            resolve((event as CustomEvent<Detail>).detail);
          }, { once: true });
        });
        lab.seek(step);
        await (lab as unknown as { updateComplete: Promise<boolean> }).updateComplete;
        const { drawn, shown } = await drawing;
        for (const [pane, sections] of Object.entries(reads)) {
          const changed = sections.filter((section) => !before || text(before[section]) !== text(shown[section]));
          drawings.set(pane, (drawings.get(pane) ?? 0) + (drawn.includes(pane) ? 1 : 0));
          if (before && changed.length > 0 !== drawn.includes(pane)) {
            complaints.push(`step ${step}: ${pane} ${drawn.includes(pane) ? "is drawn, and nothing changed" : `is not drawn, though ${changed.join(" ")} changed`}`);
          }
        }
        const unknown = drawn.filter((pane) => !(pane in reads));
        complaints.push(...(before ? unknown : []).map((pane) => `step ${step}: nothing is known of ${pane}`));
        before = shown;
      }
      // A test of panes that are always drawn, or never, would show nothing.
      const [often, seldom] = [drawings.get("timeline") ?? 0, drawings.get("graph") ?? 0];
      return often > seldom && seldom > 0 ? complaints : [...complaints, `the timeline is drawn ${often} times, the graph ${seldom}`];
    },
    READS,
  );
  expect(wrong).toEqual([]);
});

for (const face of ["", "reading"]) {
  test(`what was made ready while the page rested is what would have been drawn${face && ", on the reading face"}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    // On and back, and somewhere else than where the last step led.
    const steps = [292, 293, 294, 295, 300, 301, 302, 301, 300, 320, 321, 322, 340, 341, 356, 357, 358, 357, 12, 13, 14];
    const walked = async (rests: "at once" | "never"): Promise<readonly string[]> => {
      await host(page, `<threadlocal-lab scenario="set-misses-slot-5" face="${face}"></threadlocal-lab>`);
      return page.evaluate(
        async ({ steps, rests }) => {
          window.requestIdleCallback = (done) => {
            if (rests === "at once") {
              queueMicrotask(() => {
                done({ didTimeout: false, timeRemaining: () => 50 });
              });
            }
            return 0;
          };
          const lab = document.querySelector("threadlocal-lab");
          const drawn: string[] = [];
          // A source of one's own is run by the engine on either face.
          Object.assign(lab ?? {}, { source: lab?.source });
          await lab?.ready;
          for (const step of steps) {
            lab?.seek(step);
            await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(next))));
            const root = lab?.shadowRoot?.querySelector("threadlocal-reading")?.shadowRoot ?? lab?.shadowRoot;
            const pictures = [...(root?.querySelectorAll("svg.slots, svg.graph, .picture") ?? [])];
            // Each figure of a page has names of its own for what it refers to.
            drawn.push(`${step}: ${pictures.map(({ outerHTML }) => outerHTML).join("\n").replace(/(hatch|lit|arrow|shine|never)-\d+/g, "$1")}`);
          }
          return drawn;
        },
        { steps, rests },
      );
    };
    const [ready, made] = [await walked("at once"), await walked("never")];
    expect(ready).toEqual(made);
    expect(new Set(made.map((text) => text.replace(/^\d+: /, ""))).size, "different pictures").toBeGreaterThan(steps.length / 2);
  });
}

/** Counts the drawings of a figure from here on, with the panes of each. */
async function counted(page: Page): Promise<() => Promise<readonly (readonly string[])[]>> {
  await lab(page, (lab) => {
    const drawings: unknown[] = [];
    Object.assign(window, { drawings });
    lab.shadowRoot?.querySelector("section")?.addEventListener("lab-drawn", (event) => {
      drawings.push((event as CustomEvent<Detail>).detail.drawn);
    });
  });
  return () => page.evaluate(() => (window as unknown as { drawings: string[][] }).drawings);
}

test("what is pointed at lights up in every pane, and none is drawn for it", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.seek("op:40");
  await figure.settle();
  const words = figure.element.locator("svg.slots .words:not(:empty)");
  const before = await words.textContent();
  const drawings = await counted(page);
  await figure.element.locator('svg.slots .entry[data-slot="5"]').hover();
  await expect(words).toContainText("slot 5");
  await expect(figure.element.locator("svg.slots .lit").first()).toBeAttached();
  await expect(figure.element.locator("svg.graph .lit").first()).toBeAttached();
  await expect(figure.element.locator(".ledger tr.lit")).toHaveCount(1);
  await page.mouse.move(0, 0);
  await expect(words).toHaveText(before ?? "");
  await expect(figure.element.locator(".lit")).toHaveCount(0);
  expect(await drawings()).toEqual([]);
});

test("presses that come within a frame are drawn once, and the last of them is shown and told", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.seek("op:40");
  await figure.settle();
  const drawings = await counted(page);
  const { moved, told } = await lab(page, async (lab) => {
    const section = lab.shadowRoot?.querySelector("section");
    const start = lab.step;
    const told: number[] = [];
    lab.addEventListener("lab-step", ({ detail }) => told.push(detail.step - start));
    for (let n = 0; n < 7; n += 1) {
      section?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, composed: true, cancelable: true }));
    }
    const moved = lab.step - start;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return { moved, told };
  });
  expect(moved).toBe(7);
  expect(told).toEqual([7]);
  const [first, ...others] = await drawings();
  expect(first).toContain("slots");
  // What is out of sight comes when the reader rests.
  expect(others.flat()).not.toContain("slots");
});

test("what is out of sight is drawn once the reader rests, or comes to it", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 500 });
  const figure = await open(page, "?lang=en");
  await figure.seek("op:40");
  await figure.settle();
  await page.waitForTimeout(500);
  const drawings = await counted(page);
  await figure.element.locator("section").focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(drawings).not.toEqual([]);
  const [first] = await drawings();
  expect(first).toContain("slots");
  expect(first).not.toContain("listing");
  // Whoever reads without eyes has the whole of it.
  await expect.poll(async () => (await drawings()).flat().includes("listing")).toBe(true);
});
