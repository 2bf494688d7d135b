/** The parts that a plain figure does without: each is loaded when it is asked for first. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { given } from "../reason";

const CHUNKS = {
  share: () => import("../share/part"),
  editor: () => import("../editor/part"),
  predict: () => import("../predict/part"),
  explanation: () => import("../parts/explanation"),
  dialogs: () => import("../parts/dialogs"),
};

type Chunks = typeof CHUNKS;

/** A part that is loaded. */
export type Chunk<N extends keyof Chunks> = Awaited<ReturnType<Chunks[N]>>;

/** Gives a part that is loaded; otherwise begins to load it, and nothing until then. */
export type Lazy = <N extends keyof Chunks>(name: N) => Chunk<N> | undefined;

export class LazyController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #failed: (error: unknown) => void;
  readonly #adopt: (style: string) => void;
  readonly #loaded = new Map<keyof Chunks, unknown>();
  readonly #loading = new Set<keyof Chunks>();

  /** `adopt` is given the style of a part that brings one along. */
  constructor(host: ReactiveControllerHost, adopt: (style: string) => void, failed: (error: unknown) => void) {
    this.#host = host;
    this.#adopt = adopt;
    this.#failed = failed;
    host.addController(this);
  }

  readonly get: Lazy = <N extends keyof Chunks>(name: N) => {
    if (!this.#loaded.has(name) && !this.#loading.has(name)) {
      this.#loading.add(name);
      void this.#load(name);
    }
    return this.#loaded.get(name) as Chunk<N> | undefined;
  };

  hostDisconnected(): void {
    // A chunk that could not be loaded is tried again when the figure is back.
    this.#loading.clear();
  }

  async #load(name: keyof Chunks): Promise<void> {
    try {
      const chunk = await given<object>(CHUNKS[name], "ui.reason.part");
      if ("STYLE" in chunk && typeof chunk.STYLE === "string") {
        this.#adopt(chunk.STYLE);
      }
      this.#loaded.set(name, chunk);
      this.#host.requestUpdate();
    } catch (error) {
      this.#failed(error);
    }
  }
}
