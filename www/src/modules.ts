/**
 * The engine's two modules of WebAssembly, and which of them a source needs: the smaller one knows the JDK's own map alone,
 * the larger one all designs, and the survey. Each is loaded once for the whole page, when it is first needed.
 *
 * The only file that imports the modules, but for the survey's. It knows neither sessions nor Java.
 */
import * as small from "../pkg/threadlocal_lab.js";
import { basedOn, said } from "./files";
import { once } from "./once";

/** What sessions need of a module. */
export type Engine = Pick<typeof small, "Session">;

/** Only a comment that begins so makes another design of a source. Where the letters mean something else, nothing is lost. */
const SWITCH = "@design";

const engine = once(async (wasm) => {
  await small.default(wasm ?? elsewhere("threadlocal_lab_bg.wasm"));
  return small;
});

const designs = once(async (wasm) => {
  const large = await import("../pkg/threadlocal_lab_designs.js");
  await large.default(wasm ?? elsewhere("threadlocal_lab_designs_bg.wasm"));
  return large;
});

/** Loads what a source needs; throws a `Reason`. */
export async function load(source: string): Promise<void> {
  if (!isLoaded(source)) {
    await (source.includes(SWITCH) ? designs : engine).load();
  }
}

/** Loads the module that runs every source, from `wasm` if it is already there; throws a `Reason`. */
export async function loadDesigns(wasm?: BufferSource): Promise<void> {
  await designs.load(wasm);
}

/** Whether what a source needs is loaded. */
export function isLoaded(source: string): boolean {
  return designs.module !== undefined || (engine.module !== undefined && !source.includes(SWITCH));
}

/** The module that runs a source. What the source needs must be loaded. */
export function engineFor(source: string): Engine {
  return (source.includes(SWITCH) ? undefined : engine.module) ?? designs.module ?? small;
}

/** Where a module of WebAssembly is, if that is not beside what the build makes. */
function elsewhere(file: string): { readonly module_or_path: URL | Promise<BufferSource> } | undefined {
  const place = basedOn(file) ?? said().read?.(file);
  return place && { module_or_path: place };
}
