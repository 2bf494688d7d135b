/** Puts the recordings of the scenarios beside what the build of a page writes, as files that no bundler looks into. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const FOLDER = fileURLToPath(new URL("recordings/", import.meta.url));

/** They lie in the folder `recordings`. */
export function recordings(): Plugin {
  return {
    name: "threadlocal-lab-recordings",
    generateBundle() {
      for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".rec"))) {
        this.emitFile({ type: "asset", fileName: `recordings/${file}`, source: readFileSync(`${FOLDER}${file}`) });
      }
    },
  };
}
