// How long a reader on a slow line and a slow machine waits until a figure can be stepped, and how far it pushes what stands
// around it. The package is served compressed by brotli, as a host would.
import { chromium } from "@playwright/test";
import { served } from "../serve.mjs";

/** A phone on slow 4G, as Lighthouse applies it: so long for each request to begin, so many bytes a second, and a processor a fourth as fast. */
const LINE = { offline: false, latency: 562.5, downloadThroughput: (1.6 * 0.9 * 1024 * 1024) / 8, uploadThroughput: (0.75 * 0.9 * 1024 * 1024) / 8 };
const SLOWED = 4;

/** Milliseconds, and how much the layout may shift. */
const BARS = { interactive: 2000, shift: 0.01 };

const RUNS = 3;
const PHONE = { width: 412, height: 823 };

/** Ten scenarios whose tables are unlike. */
const TEN = [
  "set-misses-slot-5",
  "first-set",
  "collision",
  "four-weak-key-strong-value",
  "value-refers-to-its-key",
  "one-key-two-threads",
  "pool-static-key",
  "pool-new-key-per-task",
  "redeploy-value-of-its-own-class",
  "four-references",
];

/** What a page names, as the package's README says, so that it is fetched beside the script. */
const HINTS = `<link rel="modulepreload" href="/embed/parts/reading.js">
<link rel="modulepreload" href="/embed/words/en.js">
<link rel="preload" as="fetch" crossorigin href="/embed/recordings/${TEN[0]}.rec">
`;

const PAGES = [
  { name: "a figure, reading face", face: "reading", scenarios: TEN.slice(0, 1), hints: HINTS },
  { name: "ten figures, reading face", face: "reading", scenarios: TEN, hints: HINTS },
  { name: "a figure, with nothing named", face: "reading", scenarios: TEN.slice(0, 1) },
  { name: "a figure, everything", face: "workbench", scenarios: TEN.slice(0, 1) },
];

/** Prose before, between and behind the figures, and notes when the first can be stepped and what has shifted. */
const page = ({ face, scenarios, hints = "" }) => `<!doctype html>
<html lang="en">
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/embed/threadlocal-lab.css">
${hints}<script type="module" src="/embed/threadlocal-lab.js"></script>
<script>
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      window.shift += entry.hadRecentInput ? 0 : entry.value;
    }
  }).observe({ type: "layout-shift", buffered: true });
  addEventListener("lab-error", ({ detail }) => {
    window.failed = detail.reason;
  });
  customElements.whenDefined("threadlocal-lab").then(async () => {
    const lab = document.querySelector("threadlocal-lab");
    await lab.ready;
    await new Promise(requestAnimationFrame);
    await new Promise((shown) => setTimeout(shown));
    window.interactive = performance.now();
  });
</script>
<p>What a host says before.</p>
${scenarios.map((scenario) => `<threadlocal-lab face="${face}" scenario="${scenario}"></threadlocal-lab>\n<p>${"And what it says behind. ".repeat(40)}</p>`).join("\n")}`;

export async function loading() {
  const { address, close } = await served({ pages: Object.fromEntries(PAGES.map((each, n) => [`loading-${n}.html`, page(each)])), brotli: true });
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
  try {
    console.log(`until the first figure can be stepped, slow 4G (${LINE.latency} ms a request, ${Math.round(LINE.downloadThroughput / 1000)} KB a second), processor slowed ${SLOWED} ×, brotli, the middle of ${RUNS}`);
    for (const [n, { name }] of PAGES.entries()) {
      const runs = [];
      // The first visit finds a server that has not yet compressed what it serves.
      await visit(browser, `${address}loading-${n}.html`);
      for (let run = 0; run < RUNS; run += 1) {
        runs.push(await visit(browser, `${address}loading-${n}.html`));
      }
      const middle = (of) => runs.map(of).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)];
      const [interactive, shift] = [middle((it) => it.interactive), middle((it) => it.shift)];
      console.log(`${name.padEnd(32)} ${Math.round(interactive)} ms${beside(interactive, BARS.interactive)}  layout shift ${shift.toFixed(3)}${beside(shift, BARS.shift)}`);
    }
  } finally {
    await browser.close();
    close();
  }
}

const beside = (value, bar) => ` (bar ${bar}${value <= bar ? "" : ", missed"})`;

async function visit(browser, address) {
  const context = await browser.newContext({ viewport: PHONE, serviceWorkers: "block" });
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send("Network.enable");
  await protocol.send("Network.emulateNetworkConditions", LINE);
  await protocol.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
  await page.goto(address);
  await page.waitForFunction(() => window.interactive !== undefined, undefined, { timeout: 60_000 });
  // As a reader who goes on to the end: what comes alive later must not push either.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top < height; top += PHONE.height / 2) {
    await page.evaluate((to) => {
      scrollTo(0, to);
    }, top);
    await page.waitForTimeout(300);
  }
  await page.waitForFunction(() => [...document.querySelectorAll("threadlocal-lab")].at(-1).stepCount > 0, undefined, { timeout: 60_000 });
  await page.waitForTimeout(500);
  const { failed, ...seen } = await page.evaluate(() => ({ interactive: window.interactive, shift: window.shift, failed: window.failed }));
  if (failed !== undefined) {
    throw new Error(`${address}: ${failed}`);
  }
  await context.close();
  return seen;
}
