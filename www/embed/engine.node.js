/** The engine in Node, which reads WebAssembly from its disk. */
import { readFile } from "node:fs/promises";

const FILES = {
  "threadlocal_lab_bg.wasm": new URL("./threadlocal_lab_bg.wasm", import.meta.url),
  "threadlocal_lab_designs_bg.wasm": new URL("./threadlocal_lab_designs_bg.wasm", import.meta.url),
};

(globalThis[Symbol.for("threadlocal-lab.files")] ??= {}).read = (file) => readFile(FILES[file]);

export * from "./parts/engine.js";
