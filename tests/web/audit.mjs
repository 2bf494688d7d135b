// Lighthouse on a phone, on both pages of the article, each figure beside its bar: `cargo xtask audit`. Ends with 1 if
// one is missed.
//
// CHROME names the browser. The built page is served as a host would serve it: compressed.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const PAGES = ["", "zh/"];

/** The lowest score of each category, out of 100. */
const SCORES = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };

/** The most that these may be. */
const FIRST_LOAD = 126 * 1024;
const LAYOUT_SHIFT = 0.01;

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".txt": "text/plain",
  ".xml": "application/xml",
};

const dist = new URL("../../www/dist/", import.meta.url);

/** Only what the page itself refers to is asked for. */
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? "/", "http://page").pathname.slice(1));
  const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  readFile(new URL(name, dist)).then(
    (body) => {
      response.writeHead(200, {
        "content-type": TYPES[extname(name)] ?? "application/octet-stream",
        "content-encoding": "gzip",
        "cache-control": "public, max-age=31536000",
      });
      response.end(gzipSync(body));
    },
    () => response.writeHead(404).end(),
  );
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const { port } = server.address();

const chrome = await launch({
  chromePath: process.env.CHROME,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
});
let missed = 0;
try {
  for (const page of PAGES) {
    const result = await lighthouse(`http://127.0.0.1:${port}/${page}`, {
      port: chrome.port,
      onlyCategories: Object.keys(SCORES),
      logLevel: "error",
    });
    if (!result || result.lhr.runtimeError) {
      throw new Error(`no audit of /${page}: ${result?.lhr.runtimeError?.message ?? ""}`);
    }
    report(page, result.lhr);
  }
} finally {
  chrome.kill();
  server.close();
}
process.exitCode = missed > 0 ? 1 : 0;

function report(page, { categories, audits }) {
  console.log(`/${page}`);
  for (const [name, bar] of Object.entries(SCORES)) {
    const { score, auditRefs } = categories[name];
    print(name, Math.round(score * 100), "≥", bar);
    if (score * 100 < bar) {
      for (const { id, weight } of auditRefs) {
        const audit = audits[id];
        if (weight > 0 && audit.score !== null && audit.score < 1) {
          console.log(`    ${audit.title} ${audit.displayValue ?? ""}`);
          for (const { node } of audit.details?.items ?? []) {
            console.log(`      ${node?.snippet ?? ""}`);
          }
        }
      }
    }
  }
  print("first load, bytes", audits["total-byte-weight"].numericValue, "≤", FIRST_LOAD);
  print("layout shift", Number(audits["cumulative-layout-shift"].numericValue.toFixed(4)), "≤", LAYOUT_SHIFT);
}

function print(what, value, sign, bar) {
  const met = sign === "≥" ? value >= bar : value <= bar;
  missed += met ? 0 : 1;
  console.log(`  ${what.padEnd(20)}${String(value).padStart(8)}  ${sign} ${bar}${met ? "" : "  missed"}`);
}
