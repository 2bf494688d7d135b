/** The engine without a picture: the README's example runs as it stands there in Node, in a page and in a worker. */
import { expect } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "./site";

const HOSTS = fileURLToPath(new URL("../../target/hosts/", import.meta.url));
const README = readFileSync(new URL("../../www/embed/README.md", import.meta.url), "utf8");
const EXAMPLE = /```js\n(import \{ open \} from "threadlocal-lab\/engine";[\s\S]*?)```/.exec(README)?.[1] ?? "";

/** A step of 359, inside the third operation; the statement runs, is taken back, and the value of the first row is explained. */
const SAID = ["14 359 step.returned", "0 true 0", "true"];

/** Without a bundler the names of the package are addresses. */
const SERVED = EXAMPLE.replace('"threadlocal-lab/engine"', '"/threadlocal-lab/parts/engine.js"').replace(/"threadlocal-lab\/scenarios\/([\w-]+)"/, '"/threadlocal-lab/scenarios/$1.js"');

/** What a program prints, in no colours. */
function printed(file: string): string {
  return execFileSync("node", [file], { encoding: "utf8", env: { ...process.env, FORCE_COLOR: "0" } });
}

test("in Node", () => {
  const file = join(HOSTS, "example.mjs");
  writeFileSync(file, EXAMPLE);
  expect(printed(file).trim().split("\n")).toEqual(SAID);
});

test("in Node the package imports without a page, and does nothing", () => {
  const file = join(HOSTS, "import.mjs");
  writeFileSync(file, 'for (const name of ["", "/element", "/react"]) console.log(Object.keys(await import("threadlocal-lab" + name)));');
  expect(printed(file).match(/ThreadlocalLab/g)).toHaveLength(3);
});

for (const where of ["page", "worker"] as const) {
  test(`in a ${where}`, async ({ page, serve }) => {
    const said: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "log") {
        said.push(message.text());
      }
    });
    await page.route("**/example.js", (route) => route.fulfill({ contentType: "text/javascript", body: SERVED }));
    await page.goto(`${await serve("plain")}/`);
    await page.evaluate((where) => {
      if (where === "worker") {
        new Worker("/example.js", { type: "module" });
      } else {
        const script = document.createElement("script");
        script.type = "module";
        script.src = "/example.js";
        document.body.append(script);
      }
    }, where);
    await expect.poll(() => said).toEqual(SAID);
  });
}
