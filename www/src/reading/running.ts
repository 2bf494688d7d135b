/** Frames that the engine makes, and what it makes of a statement that the reader fires. Loaded when first needed. */
import { load, Run } from "../engine";
import type { DiagnosticView } from "../engine";
import type { Frames } from "../frames/frames";

/** Frames that hold memory of the engine until `free` gives it back. */
export interface Held {
  readonly frames: Frames;
  readonly free: () => void;
}

/** Loads the engine that a source needs. */
export async function prepare(source: string): Promise<void> {
  await load(source);
}

/** The frames of a source. */
export async function framesOf(source: string): Promise<Held> {
  await load(source);
  return held(new Run(source));
}

/** A call that the reader fired: the new run, and the step just before the call; or why it cannot run. */
export type Fired = (Held & { readonly from: number }) | { readonly problems: readonly DiagnosticView[] };

/** Runs a source with one statement more at its end. */
export async function fire(source: string, statement: string): Promise<Fired> {
  await load(source);
  const run = new Run(source);
  const problems = run.run(run.stepCount, statement);
  if (problems.length > 0) {
    run.free();
    return { problems };
  }
  return { ...held(run), from: run.step };
}

function held(run: Run): Held {
  return {
    frames: run,
    free: () => {
      run.free();
    },
  };
}
