// Frames that are dropped while a figure plays, and what one that plays costs while it is out of sight.
import { FACES, show, withPages } from "./pages.mjs";
import { TABLES } from "./programs.mjs";
import { row } from "./report.mjs";

const SLOWED = 4;
const EVERYTHING = FACES.find(({ name }) => name === "everything open");
/** Milliseconds. */
const PLAYED = 5000;
const REFRESH = 1000 / 60;

export async function playing(address) {
  console.log(`frames dropped in ${PLAYED / 1000} s of playing at the highest speed, processor slowed ${SLOWED} ×`);
  await withPages(address, { slowed: SLOWED }, async ({ figure }) => {
    for (const table of TABLES) {
      await show(figure, table, EVERYTHING, 200);
      const { dropped, all } = await figure.page.evaluate(
        async ({ played, refresh }) => {
          const lab = document.querySelector("threadlocal-lab");
          const speed = lab.shadowRoot.querySelector("select.speed");
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
      row(table.slots, EVERYTHING.name, `${dropped} of ${all}`);
    }
  });
}

export async function idle(address) {
  await withPages(address, { slowed: SLOWED }, async ({ figure }) => {
    const { page, protocol } = figure;
    await show(figure, TABLES[1], EVERYTHING, 200);
    await protocol.send("Performance.enable");
    const busy = async () => {
      const { metrics } = await protocol.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "TaskDuration").value;
    };
    await page.evaluate(() => {
      const lab = document.querySelector("threadlocal-lab");
      lab.before(Object.assign(document.createElement("div"), { style: "height: 10000px" }));
      scrollTo(0, 0);
      lab.play();
    });
    // Until the page has noticed.
    await page.waitForTimeout(2000);
    const start = await busy();
    await page.waitForTimeout(PLAYED);
    const share = (((await busy()) - start) / (PLAYED / 1000)) * 100;
    console.log(`a figure that plays out of sight, processor slowed ${SLOWED} ×: ${share.toFixed(2)} % of it`);
  });
}
