/**
 * What npm wants beside the module: package.json, types, the manifest of the element, a README and the licences. Version
 * and licence are those of the Cargo workspace, and nothing is listed that was not built.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { ELEMENT } from "./parts.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string) => readFileSync(here(path), "utf8");

/** Files that are as they stand in the repository, by their names in the package. */
const COPIES: Readonly<Record<string, string>> = {
  "README.md": "README.md",
  "threadlocal-lab.css": "../src/element/room.css",
  "threadlocal-lab.d.ts": "threadlocal-lab.d.ts",
  "custom-elements.json": "custom-elements.json",
  "LICENSE-MIT": "../../LICENSE-MIT",
  "LICENSE-APACHE": "../../LICENSE-APACHE",
};

/** Adds the package's files to what Vite writes. */
export function npmPackage(): Plugin {
  return {
    name: "threadlocal-lab-package",
    generateBundle: {
      // The page for iframes and the wasm file are in the bundle only after Vite's own plugins.
      order: "post",
      handler(_options, bundle) {
        for (const [fileName, path] of Object.entries(COPIES)) {
          this.emitFile({ type: "asset", fileName, source: read(path) });
        }
        const built = Object.keys(bundle).map((file) => /^[^/]+(?=\/)/.exec(file)?.[0] ?? file);
        const files = [...new Set([ELEMENT, "words", ...built, ...Object.keys(COPIES), "third-party.md"])].sort();
        const description = { ...describe(read("../../Cargo.toml")), files };
        this.emitFile({ type: "asset", fileName: "package.json", source: `${JSON.stringify(description, null, 2)}\n` });
      },
    },
  };
}

/** The package.json, but for the list of files. */
function describe(cargo: string): Record<string, unknown> {
  const module = { types: "./threadlocal-lab.d.ts", default: "./threadlocal-lab.js" };
  return {
    name: "threadlocal-lab",
    version: setting(cargo, "version"),
    description: "Java's ThreadLocal, one step at a time: a custom element that runs scenarios on an exact model",
    keywords: ["java", "threadlocal", "visualization", "web-component", "webassembly"],
    license: setting(cargo, "license"),
    type: "module",
    main: "./threadlocal-lab.js",
    types: "./threadlocal-lab.d.ts",
    exports: {
      ".": module,
      "./threadlocal-lab.js": module,
      "./threadlocal-lab.css": "./threadlocal-lab.css",
      "./embed.html": "./embed.html",
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
    customElements: "custom-elements.json",
    // Importing a module registers its element.
    sideEffects: ["./threadlocal-lab.js", "./embed.js", "./parts/workbench.js"],
  };
}

/** A setting of the workspace's packages in Cargo.toml. */
function setting(cargo: string, name: string): string {
  const table = /^\[workspace\.package\]$([^[]*)/m.exec(cargo)?.[1] ?? "";
  const value = new RegExp(`^${name} = "([^"]+)"$`, "m").exec(table)?.[1];
  if (value === undefined) {
    throw new Error(`Cargo.toml: [workspace.package] has no ${name}`);
  }
  return value;
}
