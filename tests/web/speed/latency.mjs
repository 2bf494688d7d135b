// From a key press to the frame in which its step is shown, press by press in turn with the trivial page.
import { FACES, press, show, withPages } from "./pages.mjs";
import { TABLES } from "./programs.mjs";
import { both, part, ratio, row } from "./report.mjs";
import { LATENCY, latencies, traced } from "./trace.mjs";

const PRESSES = 60;

/** A run has to have more presses than are counted: the first ones find code that was never run. */
const WARM_UP = 10;

export async function latency(address) {
  for (const slowed of [1, 4]) {
    console.log(`from a key press to the frame that is shown, processor slowed ${slowed} ×, ${PRESSES} presses each: the page to the trivial page`);
    await withPages(address, { free: true, slowed }, async (both) => {
      row("slots", "open", "p50", "", "p90", "", "p99");
      for (const table of TABLES) {
        for (const face of FACES) {
          await measured(both, table, face);
        }
      }
    });
  }
}

async function measured({ browser, figure, trivial }, table, face) {
  await show(figure, table, face, PRESSES + WARM_UP + 1);
  for (let n = 0; n < WARM_UP; n += 1) {
    await press(figure);
    await press(trivial);
  }
  const traces = await traced(browser, LATENCY, { figure, trivial }, async () => {
    for (let n = 0; n < PRESSES; n += 1) {
      await press(figure);
      await press(trivial);
    }
  });
  const [ours, theirs] = [latencies(traces.figure), latencies(traces.trivial)];
  // A frame that another one overtook was never shown.
  if (Math.min(ours.length, theirs.length) < PRESSES * 0.9) {
    throw new Error(`of ${PRESSES} presses the trace has ${ours.length} and ${theirs.length}`);
  }
  const cells = [0.5, 0.9, 0.99].flatMap((share) => {
    const [a, b] = [part(ours, share), part(theirs, share)];
    const bar = face.latency[`p${share * 100}`];
    return [both(a, b), bar === undefined ? `${(a / b).toFixed(1)} ×` : ratio(a, b, bar * table.times)];
  });
  row(table.slots, face.name, ...cells);
}
