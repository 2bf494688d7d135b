// Lighthouse on a phone, on every page of the site, each figure beside its bar: `cargo xtask audit`. Ends with 1 if one is missed.
//
// CHROME names the browser; the names of pages after the command ask for those alone.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { served } from "./serve.mjs";

const NAMES = ["", "interview.html", "array.html", "chaining.html", "jit.html", "locks.html", "references.html", "playground.html", "survey.html"];
const PAGES = process.argv.length > 2 ? process.argv.slice(2) : ["", "zh/"].flatMap((folder) => NAMES.map((name) => folder + name));

/** The lowest score of each category, out of 100. */
const SCORES = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };

/** The most that these may be. */
const FIRST_LOAD = 126 * 1024;
const LAYOUT_SHIFT = 0.01;

const { address, close } = await served();
const chrome = await launch({
  chromePath: process.env.CHROME,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
});
let missed = 0;
try {
  for (const page of PAGES) {
    const result = await lighthouse(`${address}${page}`, {
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
  close();
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
