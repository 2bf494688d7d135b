// How fast the page answers, on a processor that is slowed four times, each figure beside its bar: part of
// `cargo xtask bench`. CHROME names the browser.
//
// - From a key press to the painted frame, for tables of 16 to 65,536 slots. The display's refresh is switched off: what
//   is measured is the page's own time, not that of the wait for the next refresh.
// - Frames that are dropped while a figure plays, at 60 a second.
// - What a figure that plays costs while it is out of sight.
import { chromium } from "@playwright/test";
import { served } from "./serve.mjs";

const SLOWED = 4;
const PRESSES = 200;
/** Milliseconds. */
const PRESS_BAR = 16;
const PLAYED = 10_000;
const REFRESH = 1000 / 60;

/** Keys that make a table of that length, each in its place; then calls on one more of them, step by step. */
const TABLES = [
  { slots: 16, keys: 7 },
  { slots: 64, keys: 30 },
  { slots: 1024, keys: 500 },
  // With the JDK's own cleaning the keys alone would take more steps than a run can have.
  { slots: 65_536, keys: 22_000, design: "// @design cleaning=none\n" },
];

/** What is open: a figure as an article has it, and everything. */
const PANES = ["slots message timeline", null];

const program = ({ keys, design = "" }) => `${design}void main() {
    List<ThreadLocal<Integer>> keys = new ArrayList<>();
    for (int i = 0; i < ${keys}; i++) {
        keys.add(new ThreadLocal<>());
        keys.get(i).set(i);
    }
    ThreadLocal<Integer> last = new ThreadLocal<>();
    for (int round = 0; round < 100; round++) {
        last.set(round);
        keys.get(round % ${keys}).get();
        last.remove();
    }
}
`;

const FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"];

const { address, close } = await served();
try {
  await onPage([], presses);
  await onPage([], async (page, protocol) => {
    await frames(page);
    await idle(page, protocol);
  });
} finally {
  close();
}

/** Does something with a slowed page of a browser of its own. */
async function onPage(flags, what) {
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args: [...FLAGS, ...flags] });
  try {
    // The first visit keeps the whole site for later, which is not what is measured.
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
    const protocol = await page.context().newCDPSession(page);
    await page.goto(`${address}playground.html?lang=en&scenario=empty`);
    await protocol.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
    await what(page, protocol);
  } finally {
    await browser.close();
  }
}

/** Opens a program with some panes. */
async function opened(page, source, panes) {
  await page.evaluate(
    async ({ source, panes }) => {
      const lab = document.querySelector("threadlocal-lab");
      lab.panes = panes;
      lab.source = source;
      await lab.ready;
      await lab.updateComplete;
    },
    { source, panes },
  );
}

async function presses(page) {
  console.log(`\nfrom a key press to the painted frame, milliseconds, processor slowed ${SLOWED}×, ${PRESSES} presses`);
  console.log(`${"slots".padStart(7)}  ${"panes".padEnd(24)}${"p50".padStart(8)}${"p99".padStart(8)}${"worst".padStart(8)}`);
  for (const table of TABLES) {
    for (const panes of PANES) {
      await opened(page, program(table), panes);
      const slots = await page.evaluate((presses) => {
        const lab = document.querySelector("threadlocal-lab");
        // So many steps before the end, all presses move.
        lab.seek(lab.stepCount - presses - 1);
        lab.shadowRoot.querySelector("section").focus();
        return lab.view.tables[0].length;
      }, PRESSES);
      if (slots !== table.slots) {
        throw new Error(`${table.keys} keys made a table of ${slots} slots, not ${table.slots}`);
      }
      const times = [];
      for (let press = 0; press < PRESSES; press += 1) {
        times.push(await timed(page));
      }
      print(table.slots, panes ?? "all", times);
    }
  }
}

/** One press: from the event's own time to the moment after the frame in which its step was drawn. */
async function timed(page) {
  await page.evaluate(() => {
    const lab = document.querySelector("threadlocal-lab");
    const { step } = lab;
    window.painted = new Promise((done) => {
      addEventListener(
        "keydown",
        ({ timeStamp }) => {
          // The event reaches the figure after this listener; the figure draws before the next frame or in it.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(lab.step === step + 1 ? performance.now() - timeStamp : undefined);
            port2.postMessage(undefined);
          });
        },
        { capture: true, once: true },
      );
    });
  });
  await page.keyboard.press("ArrowRight");
  const time = await page.evaluate(() => window.painted);
  if (time === undefined) {
    throw new Error("a press did not move the figure by one step");
  }
  return time;
}

function print(slots, panes, times) {
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
  const figures = [at(0.5), at(0.99), at(1)].map((time) => time.toFixed(1).padStart(8)).join("");
  const verdict = at(0.99) <= PRESS_BAR ? "" : "  missed";
  console.log(`${String(slots).padStart(7)}  ${panes.padEnd(24)}${figures}  p99 ≤ ${PRESS_BAR}${verdict}`);
}

async function frames(page) {
  console.log(`\nframes dropped in ${PLAYED / 1000} s of playing, processor slowed ${SLOWED}×`);
  for (const table of TABLES) {
    await opened(page, program(table), null);
    const { dropped, all } = await page.evaluate(
      async ({ played, refresh }) => {
        const lab = document.querySelector("threadlocal-lab");
        lab.seek(lab.stepCount - 200);
        const speed = lab.shadowRoot.querySelector("select.speed, .speed select");
        speed.value = [...speed.options].at(-1).value;
        speed.dispatchEvent(new Event("change"));
        await lab.updateComplete;
        lab.play();
        let dropped = 0;
        const start = performance.now();
        let before = start;
        while (before - start < played) {
          const now = await new Promise(requestAnimationFrame);
          dropped += Math.max(0, Math.round((now - before) / refresh) - 1);
          before = now;
        }
        lab.pause();
        return { dropped, all: Math.round((before - start) / refresh) };
      },
      { played: PLAYED, refresh: REFRESH },
    );
    console.log(`${String(table.slots).padStart(7)}  ${dropped} of ${all}`);
  }
}

async function idle(page, protocol) {
  await opened(page, program(TABLES[1]), null);
  await protocol.send("Performance.enable");
  const busy = async () => {
    const { metrics } = await protocol.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value;
  };
  await page.evaluate(() => {
    document.querySelector("threadlocal-lab").before(Object.assign(document.createElement("div"), { style: "height: 10000px" }));
    scrollTo(0, 0);
    document.querySelector("threadlocal-lab").play();
  });
  // Until the page has noticed.
  await page.waitForTimeout(2000);
  const start = await busy();
  await page.waitForTimeout(PLAYED);
  const share = (((await busy()) - start) / (PLAYED / 1000)) * 100;
  console.log(`\na figure that plays out of sight, processor slowed ${SLOWED}×: ${share.toFixed(2)} % of it`);
}
