/**
 * What the package's element loads when it is asked for, the page for iframes, the recordings, and what npm wants beside them.
 * It is built after the element.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { STYLED } from "../browsers.ts";
import { recordings } from "../recordings.ts";
import { cutWords } from "../words.ts";
import { npmPackage } from "./package.ts";
import { besideTheElement, ENTRIES, plainImports, plainWasm } from "./parts.ts";
import { workspace } from "./workspace.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What all parts share: one file of it is smaller than a dozen, and comes sooner. */
const SHARED = /src[\\/](?:i18n|reason|engine|modules|once|memo|numbers|model[\\/]kept|frames[\\/])|preload-helper/;

/** What the workbench draws with. */
const PICTURES = /node_modules[\\/]@?lit|src[\\/](?:picture[\\/]|scene\b)/;

export default defineConfig({
  root: here("."),
  base: "./",
  publicDir: false,
  // The site's playground is not in the package, but its page for iframes opens links too.
  define: { "import.meta.env.VITE_LINK_PAGE": '"../embed.html"', "import.meta.env.VITE_VERSION": JSON.stringify(workspace("version")) },
  plugins: [cutWords("package"), besideTheElement(), plainImports(), plainWasm(), recordings(), npmPackage()],
  build: {
    target: "es2022",
    cssTarget: STYLED,
    outDir: here("../dist/embed"),
    emptyOutDir: false,
    // Every bundler understands a plain import.
    modulePreload: false,
    // The wasm file stays a file of its own, which browsers compile while it loads.
    assetsInlineLimit: 0,
    // MIT and BSD want their notices in every copy.
    license: { fileName: "third-party.txt" },
    rolldownOptions: {
      input: { ...Object.fromEntries(Object.entries(ENTRIES).map(([name, source]) => [name, here(source)])), embed: here("embed.html") },
      preserveEntrySignatures: "allow-extension",
      output: {
        entryFileNames: ({ name }) => (name === "embed" || name === "index" ? "[name].js" : "parts/[name].js"),
        // An author imports a scenario by its name.
        chunkFileNames: ({ facadeModuleId }) => (facadeModuleId?.endsWith(".java?raw") === true ? "scenarios/[name].js" : "chunks/[name]-[hash].js"),
        assetFileNames: "[name][extname]",
        codeSplitting: {
          groups: [
            { name: "shared", test: SHARED, tags: ["$initial"], includeDependenciesRecursively: false },
            { name: "pictures", test: PICTURES, tags: ["$initial"], includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
});
