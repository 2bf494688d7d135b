// What a page loads of the package until its first figure can be stepped, and how much of that is the engine.
import { chromium } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

/** Bytes of gzip: all that the first figure loads, which is to have no WebAssembly, and the engine. */
const FIRST_BAR = 69 * 1024;
const ENGINE_BAR = 220 * 1024;

const PACKAGE = "embed/";
const DIST = new URL("../../../www/dist/", import.meta.url);

export async function firstFigure(address) {
  console.log("bytes of gzip until the first figure of an embed can be stepped");
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
  try {
    for (const language of ["en", "zh-CN"]) {
      const page = await browser.newPage({ serviceWorkers: "block" });
      const loaded = new Set();
      page.on("response", (answer) => loaded.add(answer.url()));
      await page.goto(`${address}robots.txt`);
      await page.setContent(`<html lang="${language}"><script type="module" src="${address}${PACKAGE}threadlocal-lab.js"></script>
        <threadlocal-lab scenario="set-misses-slot-5" lang="${language}"></threadlocal-lab>`);
      await page.locator("threadlocal-lab section[aria-busy=false]").waitFor();
      const files = [...loaded].filter((url) => url.startsWith(address + PACKAGE)).map((url) => url.slice(address.length));
      const sizes = await Promise.all(files.map(async (file) => ({ file, size: gzipSync(await readFile(new URL(file, DIST)), { level: 9 }).length })));
      const sum = (some) => some.reduce((total, { size }) => total + size, 0);
      print(`the first figure, ${language}, ${files.length} files`, sum(sizes), FIRST_BAR);
      print(`the engine in it, ${language}`, sum(sizes.filter(({ file }) => file.endsWith(".wasm"))), ENGINE_BAR);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

function print(what, bytes, bar) {
  console.log(`${String(bytes).padStart(8)}  ${what} (bar ${bar}${bytes <= bar ? "" : ", missed"})`);
}
