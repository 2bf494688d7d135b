/** Frames that the engine makes, and what it makes of a statement that the reader fires. Loaded when first needed. */
import { load, Run } from "../engine";
import type { DiagnosticView, View } from "../engine";
import { momentOf } from "../frames/frames";
import { kept } from "../model/kept";
import type { Frame, Frames } from "./frames";

/** Frames that hold memory of the engine until `free` gives it back. */
export interface Held {
  readonly frames: Frames;
  readonly free: () => void;
}

/** The frames of a source, and what is to be said about it. */
export async function framesOf(source: string): Promise<Held & { readonly diagnostics: readonly DiagnosticView[] }> {
  await load(source);
  const run = new Run(source);
  return { ...held(run), diagnostics: run.diagnostics };
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
    frames: framesIn(run),
    free: () => {
      run.free();
    },
  };
}

function framesIn(run: Run): Frames {
  let last: (Frame & { readonly extent: View["looks"] }) | undefined;
  return {
    source: run.source,
    stepCount: run.stepCount,
    marks: () => run.marks(),
    beatEnds: () => run.beatEnds(),
    frame(step) {
      const whole = run.frame(step);
      const { view, slots, looks } = momentOf(run, whole);
      const { source, stack, listing, message, threads, tables, objects, roots, ledger } = view;
      const beat = whole.beat?.step === step ? whole.beat : undefined;
      const frame = { step, source, stack, listing, looks, message, beat, threads, tables, slots, objects, roots, ledger, extent: view.looks };
      const next = last ? kept(last, frame) : frame;
      // Looks are the same where they are as many of the same call.
      last = last && next.extent === last.extent ? { ...next, looks: last.looks } : next;
      return last;
    },
    stepOf: (address) => run.stepOf(address),
    actions: (step, choice) => run.actions(step, choice),
  };
}
