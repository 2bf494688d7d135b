/**
 * The package is built in three: the element, its reading face, and all else. The first two are one file each: what a file imports is
 * asked for only when it is there, and on a slow line each such wait is half a second. No file imports the element, so that a page can
 * have it under two addresses; what two of them need is in both.
 */
import { fileURLToPath } from "node:url";
import type { Plugin, UserConfig } from "vite";
import { STYLED } from "../browsers.ts";
import { cutWords } from "../words.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The file of the element. */
export const ELEMENT = "threadlocal-lab.js";

/** What is loaded later: the end of its import, the source, and what its file is called in the folder `parts`. */
const READING = { ends: "/reading/element", source: "../src/reading/element.ts", name: "reading" };
export const PARTS = [
  { ends: "/lab/element", source: "../src/lab/element.ts", name: "workbench" },
  { ends: "/graph-stage", source: "../src/reading/graph-stage.ts", name: "graph" },
  { ends: "/running", source: "../src/reading/running.ts", name: "running" },
  { ends: "/scenario", source: "../src/scenario.ts", name: "scenario" },
] as const;

/** The build of the element, into an empty folder. */
export const elementBuild = (): UserConfig => oneFile("threadlocal-lab", "../src/element/index.ts", { folder: "", parts: "./parts/", empties: true });

/** The build of the reading face. */
export const readingBuild = (): UserConfig => oneFile("reading", READING.source, { folder: "parts/", parts: "./", empties: false });

/** A build into one file of the folder, with the parts in `parts` as seen from there, and the words of each language beside it. */
function oneFile(name: string, source: string, { folder, parts, empties }: { readonly folder: string; readonly parts: string; readonly empties: boolean }): UserConfig {
  const recordings = folder === "" ? "./recordings/" : "../recordings/";
  const others = [...PARTS, READING].filter((part) => part.source !== source);
  return {
    root: here("."),
    base: "./",
    publicDir: false,
    define: { "import.meta.env.VITE_RECORDINGS": JSON.stringify(recordings) },
    plugins: [
      cutWords("package"),
      external("parts", (id) => {
        const part = others.find(({ ends }) => id.endsWith(ends));
        return part && `${parts}${part.name}.js`;
      }),
    ],
    build: {
      target: "es2022",
      cssTarget: STYLED,
      outDir: here("../dist/embed"),
      emptyOutDir: empties,
      // Every bundler understands a plain import.
      modulePreload: false,
      rolldownOptions: {
        input: { [name]: here(source) },
        preserveEntrySignatures: "strict",
        output: {
          entryFileNames: `${folder}[name].js`,
          // A page names the words that its figures will need.
          chunkFileNames: ({ facadeModuleId }) => (facadeModuleId?.endsWith(".json?reading") === true ? "words/[name].js" : "chunks/[name]-[hash].js"),
        },
      },
    },
  };
}

/** In the page for iframes: the element is a file of its own. */
export function besideTheElement(): Plugin {
  return external("element", (source) => (source.endsWith("/src/element") ? `./${ELEMENT}` : undefined));
}

/** Vite would have a file that is loaded later bring others with it. Each is one file, or two, and no bundler need know of that. */
export function plainImports(): Plugin {
  const helper = "\0vite/preload-helper.js";
  return {
    name: "threadlocal-lab-imports",
    enforce: "pre",
    load: (id) => (id === helper ? "export const __vitePreload = (load) => load();" : undefined),
  };
}

/** Leaves what `file` names to the file of that name. */
function external(name: string, file: (source: string) => string | undefined): Plugin {
  return {
    name: `threadlocal-lab-${name}`,
    enforce: "pre",
    resolveId(source, importer) {
      const found = importer !== undefined && source.startsWith(".") ? file(source) : undefined;
      return found === undefined ? undefined : { id: found, external: true };
    },
  };
}
