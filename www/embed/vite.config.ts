/**
 * The package for other pages: one ES module that registers the element, its wasm file, chunks that load when used, the
 * page for iframes, and what npm wants beside them.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { STYLED } from "../browsers.ts";
import { recordings } from "../recordings.ts";
import { cutWords } from "../words.ts";
import { npmPackage } from "./package.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What both faces load at once: one file of it is smaller than a dozen, and comes sooner. */
const BOTH = /src[\\/](?:tokens\.css|scenario|i18n|memo|reason|model[\\/]kept|lab[\\/](?:source|upgrade)|frames[\\/](?:frames?|share|slots|looks))\b|preload-helper|rolldown[\\/]runtime/;

/** What the workbench draws with. */
const PICTURES = /node_modules[\\/]@?lit|src[\\/](?:picture[\\/]|scene\b)/;

export default defineConfig({
  root: here("."),
  base: "./",
  publicDir: false,
  // The site's playground is not in the package, but its page for iframes opens links too.
  define: { "import.meta.env.VITE_LINK_PAGE": '"./embed.html"' },
  plugins: [cutWords("package"), recordings(), npmPackage()],
  build: {
    target: "es2022",
    cssTarget: STYLED,
    outDir: here("../dist/embed"),
    emptyOutDir: true,
    // The wasm file stays a file of its own, which browsers compile while it loads.
    assetsInlineLimit: 0,
    // MIT and BSD want their notices in every copy.
    license: { fileName: "third-party.md" },
    rolldownOptions: {
      input: { "threadlocal-lab": here("../src/lab.ts"), "threadlocal-reading": here("../src/reading/element.ts"), embed: here("embed.html") },
      preserveEntrySignatures: "allow-extension",
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "chunks/[name]-[hash].js",
        assetFileNames: "[name][extname]",
        codeSplitting: {
          groups: [
            { name: "both", test: BOTH, includeDependenciesRecursively: false },
            { name: "pictures", test: PICTURES, tags: ["$initial"], includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
});
