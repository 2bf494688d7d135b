/** The part of a run that is read. It knows frames, whoever makes them, and no reader. */
import type { Frames } from "../frames/frames";
import type { Span } from "../model/player";
import { countUpTo } from "../numbers";

/** The whole run from a step on: by beats, or by operations if only the ends of those can be had. */
export function spanOf(frames: Frames, from: number): Span {
  const operations = frames.marks().flatMap(({ kind, step }) => (kind === "operation" ? [step] : []));
  const beats = { unit: frames.isWhole ? "beat" : "operation", ends: frames.beatEnds(), operations } as const;
  return { beats, from, to: frames.stepCount, stepCount: frames.stepCount };
}

/** What comes behind the last operation is read only if it says more than that `main` is over. */
export async function trimmed(frames: Frames, span: Span): Promise<Span> {
  const { beats, from } = span;
  const { ends, operations } = beats;
  const to = operations[operations.length - 1] ?? 0;
  if (to <= from) {
    return span;
  }
  const { beat } = await frames.frame(ends[ends.length - 1] ?? 0);
  if (beat?.message.key !== "step.ended") {
    return span;
  }
  return { ...span, beats: { ...beats, ends: Array.from(ends).slice(0, countUpTo(ends, to)) }, to };
}
