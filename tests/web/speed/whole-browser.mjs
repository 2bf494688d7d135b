// What a step costs all threads of all of the browser's processes, until its motion has come to rest.
import { readdirSync, readFileSync } from "node:fs";
import { FACES, press, show, withPages } from "./pages.mjs";
import { TABLES } from "./programs.mjs";
import { both, ratio, row } from "./report.mjs";

const STEPS = 20;
/** Milliseconds in which the motion of a step has ended. */
const REST = 600;
const BAR = 3;
/** Of a clock tick, by which Linux tells the time of a process. */
const MILLISECONDS = 10;

export async function wholeBrowser(address) {
  console.log(`the processor's time of a whole step, motion and all, 60 frames a second, not slowed, ${STEPS} steps each`);
  if (process.platform !== "linux") {
    console.log("not measured: it is read from Linux's /proc");
    return;
  }
  await withPages(address, {}, async ({ figure, trivial, process }) => {
    row("slots", "open", "all threads", "");
    for (const table of TABLES) {
      for (const face of FACES) {
        await show(figure, table, face, STEPS + 1);
        const costs = [0, 0];
        for (let n = 0; n < STEPS; n += 1) {
          for (const [index, page] of [figure, trivial].entries()) {
            const before = spent(process);
            await press(page);
            await page.page.waitForTimeout(REST);
            costs[index] += (spent(process) - before) / STEPS;
          }
        }
        row(table.slots, face.name, both(...costs), ratio(...costs, BAR * table.times));
      }
    }
  });
}

/** Milliseconds that a process and all that came of it have had of the processors. */
function spent(root) {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      // The name, in brackets, may have blanks in it.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
      return [{ pid: Number(pid), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
  const of = (pid) => processes.filter(({ parent }) => parent === pid).reduce((sum, child) => sum + child.ticks + of(child.pid), 0);
  return (of(root) + (processes.find(({ pid }) => pid === root)?.ticks ?? 0)) * MILLISECONDS;
}
