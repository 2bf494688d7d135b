/** Writes the site's service worker, which knows every file that the build wrote, and its hash. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const WORKER = fileURLToPath(new URL("worker.js", import.meta.url));

/** The file's name is known to `src/offline.ts` too. */
const NAME = "offline.js";

/** Pictures to take away: nobody looks at them on the page, so they are not kept for it. */
const TAKEN = `pictures${sep}`;

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
        writeWorker(folder);
      },
    },
  };
}

/** Writes the worker of the site in a folder, for all files that are there. */
export function writeWorker(folder: string): void {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length))
    .filter((path) => path !== NAME && !path.startsWith(TAKEN))
    .toSorted()
    .map((path) => [path.replaceAll(sep, "/"), integrity(readFileSync(join(folder, path)))] as const);
  const worker = readFileSync(WORKER, "utf8");
  const version = createHash("sha256").update(JSON.stringify(files)).update(worker).digest("hex").slice(0, 16);
  const list = JSON.stringify(Object.fromEntries(files));
  writeFileSync(join(folder, NAME), `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${list};\n${worker}`);
}

/** What a browser compares a file with: <https://www.w3.org/TR/sri-2/>. */
function integrity(content: Uint8Array): string {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}
