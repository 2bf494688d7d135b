// The two pages that are measured in turn, each in a window and a process of its own: the figure, and a page that does the
// least that can be called an answer to a key.
import { chromium } from "@playwright/test";
import { program } from "./programs.mjs";

const FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"];

/** With these a frame is drawn as soon as it is wanted: no answer waits for the next refresh of a display. */
const FREE = ["--disable-gpu-vsync", "--disable-frame-rate-limit"];

/** Frames a second that no display has. Fewer, and the flags have done nothing. */
const FREE_RATE = 150;

const SIZE = { width: 1280, height: 900 };

/** What is open: the reading face, where a press goes to the next beat; three panes; or everything. */
export const FACES = [
  { name: "reading face", face: "reading", panes: null, latency: { p50: 2.5, p90: 3 }, main: 2.5 },
  { name: "three panes", face: "", panes: "slots message timeline", latency: { p50: 2.5, p90: 3 }, main: 2.5 },
  { name: "everything open", face: "", panes: null, latency: { p50: 4, p90: 5 }, main: 5 },
];

/** A beat has fewer steps than this, one with the other. */
const STEPS_OF_A_BEAT = 12;

/** One number, and one of sixteen rectangles that changes, at each press of a key and wherever the pointer comes. */
const TRIVIAL = `<!doctype html>
<title>trivial</title>
<p tabindex="0">0</p>
<svg width="640" height="40">${Array.from({ length: 16 }, (_, n) => `<rect x="${n * 40}" width="36" height="36" fill="gray" />`).join("")}</svg>
<script>
  const number = document.querySelector("p");
  const all = [...document.querySelectorAll("rect")];
  let lit = all[0];
  const light = (rectangle) => {
    lit.setAttribute("fill", "gray");
    lit = rectangle;
    lit.setAttribute("fill", "crimson");
  };
  let count = 0;
  addEventListener("keydown", () => {
    count += 1;
    number.textContent = String(count);
    light(all[count % all.length]);
  });
  addEventListener("pointerover", ({ target }) => {
    if (all.includes(target)) {
      light(target);
    }
  });
  number.focus();
</script>`;

/**
 * Does something with both pages of one browser. `free` frees the frame rate, and `slowed` is by how much each page's
 * processor is slowed.
 */
export async function withPages(address, { free = false, slowed = 1 }, what) {
  const server = await chromium.launchServer({ executablePath: process.env.CHROME, args: [...FLAGS, ...(free ? FREE : [])] });
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const figure = await opened(browser);
    await figure.page.goto(`${address}playground.html?lang=en&scenario=empty`);
    await loadReading(figure.page);
    const trivial = await opened(browser);
    await trivial.page.setContent(TRIVIAL);
    if (free) {
      await mustBeFree(trivial.page);
    }
    for (const { protocol } of [figure, trivial]) {
      await protocol.send("Emulation.setCPUThrottlingRate", { rate: slowed });
    }
    await what({ browser, figure, trivial, process: server.process().pid });
  } finally {
    await server.close();
  }
}

/** The reading face is there when it is first measured. */
function loadReading(page) {
  return page.evaluate(async () => {
    const lab = document.querySelector("threadlocal-lab");
    lab.face = "reading";
    await lab.ready;
    lab.face = "";
    await lab.ready;
  });
}

async function opened(browser) {
  // The first visit keeps the whole site for later, which is not what is measured.
  const context = await browser.newContext({ viewport: SIZE, serviceWorkers: "block" });
  const page = await context.newPage();
  return { page, protocol: await context.newCDPSession(page) };
}

async function mustBeFree(page) {
  const rate = await page.evaluate(async () => {
    const start = performance.now();
    let frames = 0;
    while (performance.now() - start < 500) {
      await new Promise(requestAnimationFrame);
      // A frame in which nothing changes is not hurried.
      document.querySelector("p").textContent = String(frames);
      frames += 1;
    }
    return (frames / (performance.now() - start)) * 1000;
  });
  if (rate < FREE_RATE) {
    throw new Error(`the frame rate is not free: ${Math.round(rate)} frames a second`);
  }
  console.log(`the frame rate is free: ${Math.round(rate)} frames a second on the trivial page, not slowed`);
}

/** Opens a table in the figure, as much of it as a face shows, and stands so many presses before the end. */
export async function show({ page }, table, { name, face, panes }, presses) {
  const isReading = face === "reading";
  const steps = isReading ? presses * STEPS_OF_A_BEAT : presses;
  const { slots, stepCount } = await page.evaluate(
    async ({ source, face, panes, all, steps }) => {
      const lab = document.querySelector("threadlocal-lab");
      lab.face = "";
      lab.panes = panes;
      lab.source = source;
      await lab.ready;
      await lab.updateComplete;
      lab.seek(lab.stepCount - steps);
      const { length } = lab.view.tables[0];
      if (face !== "") {
        lab.face = face;
        await lab.ready;
        while (!lab.shadowRoot.querySelector("threadlocal-reading")?.shadowRoot.querySelector("section")) {
          await new Promise(requestAnimationFrame);
        }
      }
      if (all) {
        // The code stays the code: an editor in its place would show less.
        for (const opener of lab.shadowRoot.querySelectorAll(".opener[aria-expanded=false], details:not([open]) > summary")) {
          opener.click();
          await lab.updateComplete;
        }
      }
      lab.seek(lab.stepCount - steps);
      await lab.updateComplete;
      const root = lab.shadowRoot.querySelector("threadlocal-reading")?.shadowRoot ?? lab.shadowRoot;
      root.querySelector("section").focus();
      return { slots: length, stepCount: lab.stepCount };
    },
    { source: program(table), face, panes, all: panes === null && !isReading, steps },
  );
  if (slots !== table.slots || stepCount < steps) {
    throw new Error(`${table.keys} keys made ${slots} slots and ${stepCount} steps, not ${table.slots} and ${steps}, ${name}`);
  }
  // Until what was opened has come to rest.
  await page.waitForTimeout(500);
}

/** Presses a key once and waits until the page has drawn two more frames: the first of them is the answer. */
export async function press({ page, protocol }) {
  const before = await page.evaluate(() => document.querySelector("threadlocal-lab")?.step);
  const key = { key: "ArrowRight", code: "ArrowRight", windowsVirtualKeyCode: 39 };
  await protocol.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
  const after = await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return document.querySelector("threadlocal-lab")?.step;
  });
  await protocol.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
  const isReading = await page.evaluate(() => document.querySelector("threadlocal-lab")?.face === "reading");
  // A press leads to the next step, on the reading face to the end of the next beat.
  if (before !== undefined && (isReading ? !(after > before) : after !== before + 1)) {
    throw new Error(`a press moved the figure from step ${before} to ${after}`);
  }
}
