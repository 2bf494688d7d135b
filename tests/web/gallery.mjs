// Every scenario at its most telling step, in both themes and three widths, as one contact sheet: `cargo xtask gallery`.
//
// CHROME names the browser; the argument is the folder of the sheet. The most telling step is the one at which the first
// value starts to leak; where none does, the last with the most entries.
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { chromium } from "@playwright/test";
import { served } from "./serve.mjs";

const [folder] = process.argv.slice(2);
const THEMES = ["light", "dark"];
const WIDTHS = [1280, 768, 375];
const PANES = "slots graph legend message timeline";
/** By how much the sheet makes the pictures smaller. */
const SCALE = 0.4;

const corpus = new URL("../../www/scenarios/", import.meta.url);

const { address, close } = await served();
const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
});
try {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage({ reducedMotion: "reduce" });
  await page.goto(`${address}playground.html?lang=en`);
  // Only the figure: the picker beside it would take its place.
  await page.evaluate(async (panes) => {
    await customElements.whenDefined("threadlocal-lab");
    const lab = document.querySelector("threadlocal-lab");
    await lab.ready;
    lab.setAttribute("panes", panes);
    document.body.replaceChildren(lab);
  }, PANES);
  const scenarios = (await readdir(corpus)).filter((file) => file.endsWith(".java")).map((file) => basename(file, ".java"));
  for (const scenario of scenarios) {
    await show(page, scenario);
    for (const theme of THEMES) {
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(async (theme) => {
          const lab = document.querySelector("threadlocal-lab");
          document.documentElement.dataset.theme = theme;
          lab.setAttribute("theme", theme);
          // The pictures take their new width in the frame after they are measured.
          await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          await lab.updateComplete;
        }, theme);
        await page.locator("threadlocal-lab").screenshot({ path: join(folder, fileOf(scenario, theme, width)) });
      }
    }
    console.log(scenario);
  }
  const sheet = join(folder, "index.html");
  await writeFile(sheet, sheetOf(scenarios));
  console.log(`${scenarios.length} scenarios: ${sheet}`);
} finally {
  await browser.close();
  close();
}

/** Opens a scenario at its most telling step. */
function show(page, scenario) {
  return page.evaluate(async (scenario) => {
    const lab = document.querySelector("threadlocal-lab");
    lab.setAttribute("scenario", scenario);
    await lab.updateComplete;
    await lab.ready;
    let step = "end";
    let most = -1;
    // Operation by operation: what leaks can stop leaking, so halving the run would not find the first.
    for (let operation = 1; operation <= lab.view.operationCount; operation += 1) {
      lab.seek(`op:${operation}`);
      const { leaked, tables } = lab.view;
      if (leaked.values > 0) {
        step = `op:${operation}`;
        break;
      }
      const entries = tables.reduce((sum, { size }) => sum + size, 0);
      if (entries >= most) {
        most = entries;
        step = `op:${operation}`;
      }
    }
    lab.seek(step);
    await lab.updateComplete;
  }, scenario);
}

function fileOf(scenario, theme, width) {
  return `${scenario}-${theme}-${width}.png`;
}

/** One page with all pictures, a row for each scenario. */
function sheetOf(scenarios) {
  const looks = THEMES.flatMap((theme) => WIDTHS.map((width) => ({ theme, width })));
  const rows = scenarios.map((scenario) => {
    const pictures = looks.map(
      ({ theme, width }) =>
        `<img src="${fileOf(scenario, theme, width)}" alt="${scenario}, ${theme}, ${width} px" width="${Math.round(width * SCALE)}">`,
    );
    return `<h2>${scenario}</h2>\n<p>${pictures.join("\n")}</p>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Gallery</title>
<style>
body { margin: 16px; width: max-content; font: 14px sans-serif; }
h2 { margin: 24px 0 8px; font-size: 14px; }
p { margin: 0; display: flex; gap: 8px; align-items: start; }
</style>
${rows.join("\n")}
</html>
`;
}
