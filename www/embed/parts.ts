/**
 * The package is built in three: the element, its reading face, and all else. The first two are one file each: what a file imports is
 * asked for only when it is there, and on a slow line each such wait is half a second. No file imports the element, so that a page can
 * have it under two addresses; what two of them need is in both.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin, UserConfig } from "vite";
import { STYLED } from "../browsers.ts";
import { cutWords } from "../words.ts";
import { workspace } from "./workspace.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The file of the element, and that of its class alone. */
export const ELEMENT = "threadlocal-lab.js";
export const CLASS = "element.js";

/** What is loaded later: the end of its import, the source, and what its file is called in the folder `parts`. */
const READING = { ends: "/reading/element", source: "../src/reading/element.ts", name: "reading" };
export const PARTS = [
  { ends: "/lab/element", source: "../src/lab/element.ts", name: "workbench" },
  { ends: "/graph-stage", source: "../src/reading/graph-stage.ts", name: "graph" },
  { ends: "/running", source: "../src/reading/running.ts", name: "running" },
  { ends: "/scenario", source: "../src/scenario.ts", name: "scenario" },
] as const;

/** What the parts share with whoever asks for them: each entry of the last build, and the name of its file. */
export const ENTRIES = { ...Object.fromEntries(PARTS.map(({ name, source }) => [name, source])), engine: "./engine.ts", index: "./index.ts" };

/** The build of the element, into an empty folder. */
export const elementBuild = (): UserConfig => oneFile("threadlocal-lab", "../src/element/index.ts", { folder: "", parts: "./parts/", empties: true });

/** The build of its class. */
export const classBuild = (): UserConfig => oneFile("element", "../src/element/element.ts", { folder: "", parts: "./parts/", empties: false });

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
    define: { "import.meta.env.VITE_RECORDINGS": JSON.stringify(recordings), "import.meta.env.VITE_VERSION": JSON.stringify(workspace("version")) },
    plugins: [
      cutWords("package"),
      plainImports(),
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

/** What the last build takes as it is: the element, its class, and what is written beside them. */
const BESIDE = [
  { ends: "/src/element", file: `./${ELEMENT}` },
  { ends: "/src/element/element", file: `./${CLASS}` },
  { ends: "/addresses/index.js", file: "./addresses/index.js" },
] as const;

/** Leaves what is beside the last build to itself. */
export function besideTheElement(): Plugin {
  return external("element", (source) => BESIDE.find(({ ends }) => source.endsWith(ends))?.file);
}

/**
 * Vite would put a function of its own around each import of what is loaded later, to have it bring others with it. Each is one file, or
 * two, and every bundler understands a plain import.
 */
export function plainImports(): Plugin {
  const wrapping = "native:import-analysis-build";
  return {
    name: "threadlocal-lab-imports",
    configResolved({ plugins }) {
      const at = plugins.findIndex(({ name }) => name === wrapping);
      if (at < 0) {
        throw new Error(`Vite has no plugin ${wrapping} any more: what wraps the imports now?`);
      }
      (plugins as Plugin[]).splice(at, 1);
    },
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

/**
 * Each module of WebAssembly at one plain address that every bundler follows. Vite would put another address around it, which some do not.
 * The files of the build that name it lie in a folder of the package.
 */
export function plainWasm(): Plugin {
  return {
    name: "threadlocal-lab-wasm",
    enforce: "pre",
    transform(code, id) {
      const name = /[\\/]pkg[\\/](threadlocal_lab(?:_designs)?)\.js$/.exec(id)?.[1];
      if (name === undefined) {
        return undefined;
      }
      const file = `${name}_bg.wasm`;
      const address = `new URL('${file}', import.meta.url)`;
      if (!code.includes(address)) {
        throw new Error(`${id}: nothing says ${address}`);
      }
      this.emitFile({ type: "asset", fileName: file, source: readFileSync(id.replace(/\.js$/, "_bg.wasm")) });
      return { code: code.replace(address, `new URL(/* @vite-ignore */ '../${file}', import.meta.url)`), map: null };
    },
  };
}
