// A key that is held down: does the page keep up with it?
import { FACES, show, withPages } from "./pages.mjs";
import { TABLES } from "./programs.mjs";
import { part, row } from "./report.mjs";

const SLOWED = 4;
const PRESSES = 60;
/** Milliseconds from one press to the next, as keyboards repeat them. */
const REPEAT = 33;
const REFRESH = 1000 / 60;
/** Frames by which the page may lag behind the key. */
const BAR = 2;

export async function held(address) {
  for (const slowed of [1, SLOWED]) {
    console.log(`a key that is held down, a press every ${REPEAT} ms, ${PRESSES} presses, 60 frames a second, processor slowed ${slowed} ×`);
    await withPages(address, { slowed }, async ({ figure }) => {
      row("slots", "open", "steps shown", "lag in frames, p50", "p90", "worst");
      for (const table of TABLES) {
        for (const face of FACES) {
          await show(figure, table, face, PRESSES + 1);
          const { shown, lags } = await hold(figure);
          const worst = Math.max(...lags);
          const verdict = worst <= BAR * table.times ? "" : ", missed";
          const [middle, most] = [part(lags, 0.5), part(lags, 0.9)].map((lag) => lag.toFixed(1));
          row(table.slots, face.name, `${shown} of ${PRESSES}`, middle, most, `${worst.toFixed(1)} (bar ${BAR * table.times}${verdict})`);
        }
      }
    });
  }
}

/** Holds the key; returns how many presses had a frame of their own, and by how many frames each was shown after it. */
async function hold({ page, protocol }) {
  await page.evaluate(async (presses) => {
    const lab = document.querySelector("threadlocal-lab");
    const root = lab.shadowRoot.querySelector("threadlocal-reading")?.shadowRoot ?? lab.shadowRoot;
    const start = lab.step;
    // Where each press leads is known at once; what is shown is told once it is.
    const places = Array.from({ length: presses }, () => {
      root.querySelector("section").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, composed: true, cancelable: true }));
      return lab.step;
    });
    lab.seek(start);
    await lab.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    // Of each press the browser tells when the next frame was shown; of those that took less than this it tells nothing.
    const lags = [];
    const watch = new PerformanceObserver((list) => {
      lags.push(...list.getEntriesByName("keydown").map(({ duration }) => duration));
    });
    watch.observe({ type: "event", durationThreshold: 16 });
    const shown = new Set();
    window.held = new Promise((done) => {
      const told = ({ detail }) => {
        shown.add(detail.step);
        if (detail.step >= places.at(-1)) {
          lab.removeEventListener("lab-step", told);
          setTimeout(() => {
            watch.disconnect();
            done({ shown: shown.size, lags: [...lags, ...Array.from({ length: Math.max(0, presses - lags.length) }, () => 0)] });
          }, 1000);
        }
      };
      lab.addEventListener("lab-step", told);
    });
  }, PRESSES);
  const key = { key: "ArrowRight", code: "ArrowRight", windowsVirtualKeyCode: 39 };
  const start = performance.now();
  for (let n = 0; n < PRESSES; n += 1) {
    const late = start + n * REPEAT - performance.now();
    await new Promise((resolve) => setTimeout(resolve, late));
    // Nobody who holds a key waits for the page.
    void protocol.send("Input.dispatchKeyEvent", { type: "rawKeyDown", autoRepeat: n > 0, ...key });
  }
  const { shown, lags } = await page.evaluate(() => window.held);
  await protocol.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
  return { shown, lags: lags.map((lag) => lag / REFRESH) };
}
