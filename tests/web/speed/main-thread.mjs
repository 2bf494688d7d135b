// What a press, and a pointer that comes upon something, costs the page's main thread: its processor time from the event
// to the commit of the frame, at 60 frames a second and not slowed.
import { FACES, press, show, withPages } from "./pages.mjs";
import { TABLES } from "./programs.mjs";
import { both, part, ratio, row } from "./report.mjs";
import { TASKS, traced, untilCommit } from "./trace.mjs";

const TIMES = 40;

export async function mainThread(address) {
  console.log(`the main thread's processor time from an event to the commit, 60 frames a second, not slowed, ${TIMES} events each`);
  await withPages(address, {}, async ({ browser, figure, trivial }) => {
    row("slots", "open", "a press, p50", "", "a hover, p50", "");
    for (const table of TABLES) {
      for (const face of FACES) {
        await show(figure, table, face, TIMES + 1);
        const presses = await compared(browser, { figure, trivial }, "keydown", press);
        const bar = face.main * table.times;
        row(table.slots, face.name, both(...presses), ratio(...presses, bar), ...(await hovered({ browser, figure, trivial }, face)));
      }
    }
  });
}

/** What a pointer costs that comes upon something; on the reading face nothing answers it. */
async function hovered({ browser, figure, trivial }, { face }) {
  if (face === "reading") {
    return ["nothing answers"];
  }
  const places = { figure: await twoPlaces(figure), trivial: await twoPlaces(trivial) };
  const hovers = await compared(browser, { figure, trivial }, "pointerover", (page, name, n) => hover(page, places[name][n % 2]));
  return [both(...hovers), `${(hovers[0] / hovers[1]).toFixed(1)} ×`];
}

/** The medians of both pages, which do the same in turn. */
async function compared(browser, pages, type, what) {
  const traces = await traced(browser, TASKS, pages, async () => {
    for (let n = 0; n < TIMES; n += 1) {
      for (const [name, page] of Object.entries(pages)) {
        await what(page, name, n);
      }
    }
  });
  return Object.keys(pages).map((name) => {
    const times = untilCommit(traces[name], type);
    if (times.length < TIMES / 2) {
      throw new Error(`${name}: of ${TIMES} events ${times.length} ended in a frame`);
    }
    return part(times, 0.5);
  });
}

/** Two things of a picture that light up when they are pointed at. */
function twoPlaces({ page }) {
  return page.evaluate(() => {
    const lab = document.querySelector("threadlocal-lab")?.shadowRoot;
    const root = lab?.querySelector("threadlocal-reading")?.shadowRoot ?? lab;
    const things = root ? root.querySelectorAll(".cells .cell") : document.querySelectorAll("rect");
    return [things[1], things[3]].map((thing) => {
      const { left, top, width, height } = thing.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
  });
}

async function hover({ page, protocol }, { x, y }) {
  await protocol.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  });
}
