/** What is loaded once for the whole page, as a module of WebAssembly is. It does not know what that is. */
import { Reason } from "./reason";

/** A module, once it is loaded. */
export interface Once<T> {
  readonly module: T | undefined;
  /** Loads it, from `wasm` if that is already there. */
  readonly load: (wasm?: BufferSource) => Promise<void>;
}

/** Loads a module once; after a failure, the next one may be luckier, for instance when the network is back. */
export function once<T>(start: (wasm?: { readonly module_or_path: BufferSource }) => Promise<T>): Once<T> {
  let loading: Promise<T> | undefined;
  let module: T | undefined;
  return {
    get module() {
      return module;
    },
    load: async (wasm) => {
      loading ??= start(wasm && { module_or_path: wasm });
      try {
        module = await loading;
      } catch (error) {
        loading = undefined;
        throw new Reason("ui.reason.engine", {}, error);
      }
    },
  };
}
