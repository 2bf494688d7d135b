/**
 * The debugger's hand: the ways through a run that follow calls, breakpoints and leaks. Each goes forward and back.
 *
 * It knows no DOM and no clock.
 */
import type { Breaks } from "./breaks";
import type { Mark, Run } from "./engine";

export type Way = "over" | "out" | "breakpoint" | "leak";

/** A way and its direction. */
export interface Hand {
  readonly way: Way;
  readonly back: boolean;
}

export interface Ground {
  readonly run: Run;
  readonly marks: readonly Mark[];
  readonly breaks: Breaks;
}

/** The step that the hand leads to from `step`; nothing if there is none. */
export function reach({ run, marks, breaks }: Ground, step: number, { way, back }: Hand): number | undefined {
  switch (way) {
    case "over":
      return back ? run.overBack(step) : run.over(step);
    case "out":
      return back ? run.outBack(step) : run.out(step);
    case "breakpoint": {
      const lines = { lines: [...breaks.source], listing: [...breaks.listing] };
      return run.nextBreak(step, lines, back ? -1 : 1);
    }
    case "leak": {
      const leaks = marks.flatMap(({ kind, step }) => (kind === "leak" ? [step] : []));
      return back ? leaks.findLast((leak) => leak < step) : leaks.find((leak) => leak > step);
    }
  }
}
