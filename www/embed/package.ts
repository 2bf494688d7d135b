/**
 * What npm wants beside the modules: package.json, types, the manifest of the element, a README, the changes and the licences. Version
 * and licence are those of the Cargo workspace, and nothing is listed that was not built.
 *
 * No file is called `.md`: the folder lies in sites whose generators would make pages of those.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { CLASS, ELEMENT } from "./parts.ts";
import { workspace } from "./workspace.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string) => readFileSync(here(path), "utf8");

/** Files that are as they stand in the repository, by their names in the package. */
const COPIES: Readonly<Record<string, string>> = {
  README: "README.md",
  CHANGELOG: "../../CHANGELOG.md",
  "threadlocal-lab.css": "../src/element/room.css",
  "threadlocal-lab.d.ts": "threadlocal-lab.d.ts",
  "element.d.ts": "element.d.ts",
  "node.js": "node.js",
  "engine.node.js": "engine.node.js",
  "custom-elements.json": "custom-elements.json",
  "LICENSE-MIT": "../../LICENSE-MIT",
  "LICENSE-APACHE": "../../LICENSE-APACHE",
};

/** The types that the engine's build writes, as the package has them: what a page is given, without what only the engine's own files use. */
const VIEWS = "types/views.d.ts";

/** Adds the package's files to what Vite writes. */
export function npmPackage(): Plugin {
  return {
    name: "threadlocal-lab-package",
    generateBundle: {
      // The page for iframes is in the bundle only after Vite's own plugins.
      order: "post",
      handler(_options, bundle) {
        const written = { ...copies(), ...types(), ...addresses() };
        for (const [fileName, source] of Object.entries(written)) {
          this.emitFile({ type: "asset", fileName, source });
        }
        const names = [ELEMENT, CLASS, "words", "third-party.txt", ...Object.keys(bundle), ...Object.keys(written)];
        const files = [...new Set(names.map((file) => file.replace(/\/.*/, "")))].sort();
        this.emitFile({ type: "asset", fileName: "package.json", source: `${JSON.stringify({ ...describe(), files }, null, 2)}\n` });
      },
    },
  };
}

function copies(): Record<string, string> {
  return Object.fromEntries(Object.entries(COPIES).map(([file, path]) => [file, read(path)]));
}

function types(): Record<string, string> {
  const views = read("../pkg/threadlocal_lab.d.ts");
  const declared = readdirSync(here("types")).map((file): [string, string] => [`types/${file}`, read(`types/${file}`).replaceAll("../../pkg/threadlocal_lab.js", "./views.js")]);
  // What follows is the engine's own way over the boundary.
  return { ...Object.fromEntries(declared), [VIEWS]: views.slice(0, views.lastIndexOf("/**", views.indexOf("export class Session"))) };
}

/** The addresses of each recording's files, in modules that a bundler follows and a page loads one of. */
function addresses(): Record<string, string> {
  const files = new Map<string, string[]>();
  for (const file of readdirSync(here("../recordings")).filter((name) => name.endsWith(".rec")).sort(byNumber)) {
    const name = file.replace(/(?:\.\d+)?\.rec$/, "");
    files.set(name, [...(files.get(name) ?? []), `new URL("../recordings/${file}", import.meta.url).href`]);
  }
  const table = [...files.keys()].map((name) => `  "${name}": () => import("./${name}.js"),\n`).join("");
  return {
    "addresses/index.js": `export const recordings = {\n${table}};\n`,
    ...Object.fromEntries([...files].map(([name, urls]) => [`addresses/${name}.js`, `export default [${urls.join(", ")}];\n`])),
  };
}

/** `NAME.rec` comes before `NAME.1.rec`, and that before `NAME.10.rec`. */
function byNumber(one: string, other: string): number {
  const numberOf = (file: string) => Number(/\.(\d+)\.rec$/.exec(file)?.[1] ?? 0);
  return numberOf(one) - numberOf(other);
}

/** The package.json, but for the list of files. */
function describe(): Record<string, unknown> {
  const types = "./threadlocal-lab.d.ts";
  const element = (types: string) => ({ types, node: "./node.js", default: "./index.js" });
  return {
    name: "threadlocal-lab",
    version: workspace("version"),
    description: "Java's ThreadLocal, one step at a time: a custom element that runs scenarios on an exact model",
    keywords: ["java", "threadlocal", "visualization", "web-component", "webassembly"],
    license: workspace("license"),
    type: "module",
    engines: (JSON.parse(read("../../package.json")) as { engines: object }).engines,
    main: "./index.js",
    types,
    unpkg: "./threadlocal-lab.js",
    jsdelivr: "./threadlocal-lab.js",
    exports: {
      ".": element(types),
      "./react": element("./types/react.d.ts"),
      "./preact": element("./types/preact.d.ts"),
      "./vue": element("./types/vue.d.ts"),
      "./element": { types: "./element.d.ts", node: "./node.js", default: `./${CLASS}` },
      "./engine": { types: "./types/engine.d.ts", node: "./engine.node.js", default: "./parts/engine.js" },
      "./scenarios/*": { types: "./types/scenario.d.ts", default: "./scenarios/*.js" },
      "./recordings/*": "./recordings/*",
      "./threadlocal_lab_bg.wasm": "./threadlocal_lab_bg.wasm",
      "./threadlocal_lab_designs_bg.wasm": "./threadlocal_lab_designs_bg.wasm",
      "./threadlocal-lab.js": { types, default: `./${ELEMENT}` },
      "./threadlocal-lab.css": "./threadlocal-lab.css",
      "./embed.html": "./embed.html",
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
    customElements: "custom-elements.json",
    // Importing them registers an element, or says where files are.
    sideEffects: ["./index.js", `./${ELEMENT}`, "./embed.js", "./engine.node.js", "./parts/*.js", "./chunks/*.js"],
  };
}
