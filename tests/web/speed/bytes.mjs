// What a page loads of the package until its first figure can be stepped: of the reading face file by file, of the workbench
// in all; and each chunk that comes later, when a reader asks for what is in it.
import { chromium } from "@playwright/test";
import { readdir, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

/** Bytes of gzip: all that the first figure loads, which is to have no WebAssembly, and the engine. */
const FIRST_BAR = 69 * 1024;
const ENGINE_BAR = 220 * 1024;

const DIST = new URL("../../../www/dist/", import.meta.url);
const PACKAGE = "embed/";
const ENGINE = "threadlocal_lab_bg.wasm";
const LANGUAGES = ["en", "zh-CN"];
const STORY = "set-misses-slot-5";

/** The faces that are measured, and what is there when one can be stepped. */
const FACES = {
  reading: ".sentence:not(:empty)",
  workbench: "section[aria-busy=false]",
};

/** The bytes of a file of the build as they travel. A recording is packed already: to pack it again makes it no smaller. */
async function travelling(file) {
  const bytes = await readFile(new URL(file, DIST));
  return file.endsWith(".rec") ? bytes.length : gzipSync(bytes, { level: 9 }).length;
}

/** The files of the package that a page asks for until the first step is made, each with its bytes, the largest first. */
async function loadedBy(browser, address, { face, scenario, language }) {
  const page = await browser.newPage({ serviceWorkers: "block" });
  const loaded = new Set();
  page.on("response", (answer) => loaded.add(answer.url()));
  const host = `${address}host.html`;
  const body = `<!doctype html><html lang="${language}"><script type="module" src="${PACKAGE}threadlocal-lab.js"></script>
    <threadlocal-lab face="${face}" scenario="${scenario}"></threadlocal-lab>`;
  await page.route(host, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(host);
  await page.locator(`threadlocal-lab ${FACES[face]}`).waitFor();
  const step = () => page.locator("threadlocal-lab").evaluate((figure) => figure.step);
  const before = await step();
  await page.locator("threadlocal-lab section").first().focus();
  await page.keyboard.press("ArrowRight");
  while ((await step()) === before) {
    await page.waitForTimeout(10);
  }
  await page.waitForLoadState("networkidle");
  await page.close();
  const files = [...loaded].filter((url) => url.startsWith(address + PACKAGE)).map((url) => url.slice(address.length));
  const sizes = await Promise.all(files.map(async (file) => ({ file, bytes: await travelling(file) })));
  return sizes.toSorted((one, other) => other.bytes - one.bytes);
}

/** The bytes of all files of each recording, by its name. */
export async function recordings() {
  const folder = `${PACKAGE}recordings/`;
  const files = new Map();
  for (const file of (await readdir(new URL(folder, DIST))).toSorted()) {
    const [name = "", number = "0"] = file.replace(/\.rec$/, "").split(".");
    const sizes = files.get(name) ?? new Map();
    sizes.set(Number(number), await travelling(folder + file));
    files.set(name, sizes);
  }
  const inOrder = (sizes) => [...sizes].toSorted(([one], [other]) => one - other).map(([, bytes]) => bytes);
  return [...files].map(([name, sizes]) => ({ name, sizes: inOrder(sizes), all: sum([...sizes.values()]) })).toSorted((one, other) => other.all - one.all);
}

/** The first figure in the reading face: of the story, and of the scenario with the largest recording. */
export async function firstFigures(address) {
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
  const first = new Set();
  try {
    const [largest] = await recordings();
    for (const [what, scenario] of Object.entries({ "the slot-5 story": STORY, "the largest recording": largest?.name ?? STORY })) {
      for (const language of LANGUAGES) {
        const files = await loadedBy(browser, address, { face: "reading", scenario, language });
        console.log(`\nbytes until the first figure in the reading face can be stepped: ${what} (${scenario}), ${language}`);
        for (const { file, bytes } of files) {
          first.add(file);
          line(bytes, file.slice(PACKAGE.length));
        }
        line(sum(files.map(({ bytes }) => bytes)), `all ${files.length} files`, FIRST_BAR);
        line(files.filter(({ file }) => file.endsWith(".wasm")).length, "files of WebAssembly among them", 0);
      }
    }
    console.log("\nbytes until the first figure in the workbench can be stepped: the slot-5 story");
    for (const language of LANGUAGES) {
      const files = await loadedBy(browser, address, { face: "workbench", scenario: STORY, language });
      line(sum(files.map(({ bytes }) => bytes)), `all ${files.length} files, ${language}`);
    }
  } finally {
    await browser.close();
  }
  await later(first);
}

/** What comes later: the engine when the reader acts, and each chunk. */
async function later(first) {
  console.log("\nbytes of what is loaded when it is asked for first");
  line(await travelling(PACKAGE + ENGINE), `${ENGINE}, when the reader acts`, ENGINE_BAR);
  line(await travelling(`${PACKAGE}threadlocal_lab_designs_bg.wasm`), "threadlocal_lab_designs_bg.wasm, for other designs");
  const scenarios = new Set((await recordings()).map(({ name }) => name));
  const chunks = (await readdir(new URL(`${PACKAGE}chunks/`, DIST))).map((file) => `${PACKAGE}chunks/${file}`);
  const sources = [];
  const rows = [];
  const parts = (await readdir(new URL(`${PACKAGE}parts/`, DIST))).map((file) => `${PACKAGE}parts/${file}`);
  for (const file of [...parts, ...chunks].filter((file) => !first.has(file))) {
    const name = file.slice(file.lastIndexOf("/") + 1);
    const bytes = await travelling(file);
    if (scenarios.has(name.replace(/-[^-]{8}\.js$/, ""))) {
      sources.push(bytes);
    } else {
      rows.push({ name, bytes });
    }
  }
  for (const { name, bytes } of rows.toSorted((one, other) => other.bytes - one.bytes)) {
    line(bytes, name);
  }
  line(Math.max(...sources), `the longest of ${sources.length} scenarios' sources`);
}

export function line(figure, what, bar) {
  const verdict = bar === undefined ? "" : ` (bar ${bar}${figure <= bar ? "" : ", missed"})`;
  console.log(`${String(figure).padStart(8)}  ${what}${verdict}`);
}

export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
