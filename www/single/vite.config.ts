/** One file: the playground with everything in it, for a disk without a server and for an e-mail. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import type { Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { STYLED } from "../browsers.ts";
import { cutWords } from "../words.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here(".."),
  base: "./",
  // Nothing of it is kept by a service worker.
  mode: "single",
  publicDir: false,
  // One module of the engine is enough here: the one that runs every source.
  resolve: { alias: [{ find: /^.*\/pkg\/threadlocal_lab\.js$/, replacement: here("../pkg/threadlocal_lab_designs.js") }] },
  plugins: [cutWords("site"), viteSingleFile({ removeViteModuleLoader: true }), named("threadlocal-lab.html")],
  build: {
    target: "es2022",
    cssTarget: STYLED,
    // Beside the site, which is built before.
    outDir: here("../dist"),
    emptyOutDir: false,
    rolldownOptions: { input: here("../playground.html") },
  },
});

/** Gives the one page that is written another name, and its icon with it. */
function named(name: string): Plugin {
  return {
    name: "threadlocal-lab-single",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          file.fileName = name;
          if (file.type === "asset") {
            const icon = `data:image/svg+xml,${encodeURIComponent(readFileSync(here("../public/icon.svg"), "utf8"))}`;
            file.source = String(file.source).replace(/href="[^"]*icon\.svg"/, () => `href="${icon}"`);
          }
        }
      },
    },
  };
}
