/**
 * Builds a page with one bundler, as its users do: `main.js` with what it imports, and `index.html` beside it, into `dist`.
 *
 * Usage, in the folder of the site: node bundle.mjs BUNDLER
 */
import { cpSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const site = process.cwd();
const require = createRequire(join(site, "main.js"));
const dist = resolve("dist");

/** A package of the site's, not of this file's. */
async function tool(name) {
  return import(pathToFileURL(require.resolve(name)).href);
}

const BUNDLERS = {
  esbuild: async () => {
    const { build } = await tool("esbuild");
    await build({ entryPoints: ["main.js"], bundle: true, splitting: true, minify: true, format: "esm", outdir: dist });
  },
  rollup: async () => {
    const { rollup } = await tool("rollup");
    // Rollup itself looks for no packages.
    const file = require.resolve("threadlocal-lab/package.json").replace("package.json", "element.js");
    const packages = { name: "packages", resolveId: (source) => (source === "threadlocal-lab/element" ? file : null) };
    const bundle = await rollup({ input: "main.js", plugins: [packages] });
    await bundle.write({ dir: dist, format: "es" });
  },
  webpack: async () => {
    const { default: webpack } = await tool("webpack");
    const options = { mode: "production", context: site, entry: "./main.js", output: { path: dist, filename: "main.js", publicPath: "auto", module: true }, experiments: { outputModule: true } };
    await new Promise((resolve, reject) => {
      webpack(options, (error, stats) => {
        if (error || stats.hasErrors()) {
          reject(error ?? new Error(stats.toString("errors-only")));
        } else {
          resolve();
        }
      });
    });
  },
};

mkdirSync(dist, { recursive: true });
await BUNDLERS[process.argv[2]]();
cpSync("index.html", join(dist, "index.html"));
