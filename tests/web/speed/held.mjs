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
  console.log(`a key that is held down, a press every ${REPEAT} ms, ${PRESSES} presses, 60 frames a second, processor slowed ${SLOWED} ×`);
  await withPages(address, { slowed: SLOWED }, async ({ figure }) => {
    row("slots", "open", "steps shown", "lag in frames, p50", "worst");
    for (const table of TABLES) {
      for (const face of FACES) {
        await show(figure, table, face, PRESSES + 1);
        const { shown, lags } = await hold(figure);
        const worst = Math.max(...lags);
        const verdict = worst <= BAR * table.times ? "" : ", missed";
        row(table.slots, face.name, `${shown} of ${PRESSES}`, part(lags, 0.5).toFixed(1), `${worst.toFixed(1)} (bar ${BAR * table.times}${verdict})`);
      }
    }
  });
}

/** Holds the key; returns how many steps had a frame of their own, and by how many frames each was shown after its press. */
async function hold({ page, protocol }) {
  await page.evaluate((presses) => {
    const lab = document.querySelector("threadlocal-lab");
    const start = lab.step;
    const pressed = [];
    const frames = [];
    addEventListener("keydown", ({ timeStamp }) => pressed.push(timeStamp), { capture: true });
    window.held = new Promise((done) => {
      const frame = () => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          frames.push({ time: performance.now(), steps: lab.step - start });
          if (lab.step - start >= presses) {
            done({ pressed, frames });
          } else {
            requestAnimationFrame(frame);
          }
        };
        // Comes after the frame has been drawn.
        port2.postMessage(undefined);
      };
      requestAnimationFrame(frame);
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
  const { pressed, frames } = await page.evaluate(() => window.held);
  await protocol.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
  const lags = pressed.slice(0, PRESSES).map((time, n) => {
    const { time: seen } = frames.find(({ steps }) => steps > n);
    return (seen - time) / REFRESH;
  });
  return { shown: new Set(frames.map(({ steps }) => steps)).size - (frames[0].steps === 0 ? 1 : 0), lags };
}
