/** Writes the site's service worker, which knows every file that the build wrote. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const WORKER = fileURLToPath(new URL("worker.js", import.meta.url));

/** The file's name is known to `src/offline.ts` too. */
const NAME = "offline.js";

/** The plugin goes behind all others that write files. */
export function offline(): Plugin {
  let folder = "";
  return {
    name: "threadlocal-lab-offline",
    apply: "build",
    enforce: "post",
    configResolved({ root, build }) {
      folder = join(root, build.outDir);
    },
    closeBundle: {
      order: "post",
      sequential: true,
      handler() {
        const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
        const paths = entries
          .filter((entry) => entry.isFile() && entry.name !== NAME)
          .map((entry) => join(entry.parentPath, entry.name))
          .toSorted();
        const hash = createHash("sha256");
        for (const path of paths) {
          hash.update(path.slice(folder.length)).update(readFileSync(path));
        }
        const files = paths.map((path) => path.slice(folder.length + 1).replaceAll(sep, "/"));
        const version = hash.update(readFileSync(WORKER)).digest("hex").slice(0, 16);
        const head = `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${JSON.stringify(files)};\n`;
        writeFileSync(join(folder, NAME), head + readFileSync(WORKER, "utf8"));
      },
    },
  };
}
