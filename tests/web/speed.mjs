// How fast the page answers, each figure beside its bar: part of `cargo xtask bench`. CHROME names the browser.
//
// A time means little without the machine and the browser that it was taken on. So all that answers a reader is measured
// in turn with a trivial page (`speed/pages.mjs`), in the same browser and the same minute, and told as a ratio to it. The
// load of the machine is printed, and a bar that is missed is printed as missed: nothing here ends in an error for it.
import { held } from "./speed/held.mjs";
import { idle, playing } from "./speed/frames.mjs";
import { latency } from "./speed/latency.mjs";
import { loading } from "./speed/loading.mjs";
import { load } from "./speed/report.mjs";
import { mainThread } from "./speed/main-thread.mjs";
import { served } from "./serve.mjs";
import { wholeBrowser } from "./speed/whole-browser.mjs";

const { address, close } = await served();
try {
  for (const measure of [loading, latency, mainThread, wholeBrowser, held, playing, idle]) {
    console.log(`\n${load()}`);
    await measure(address);
  }
} finally {
  close();
}
