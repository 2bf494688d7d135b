/** Where the engine goes on when a reader asks for what a recording does not hold. */
import type { Frame } from "./frame";
import type { Frames } from "./frames";

/**
 * The step of `run` at which the reader of a recording goes on. To the engine that made it the step numbers and ids mean the same; one of
 * another version goes on at the end of the last operation that had ended, if it has so many.
 */
export function handOver({ engine }: { readonly engine: string }, frame: Frame, run: Frames & { readonly engine: string }): number {
  if (engine === run.engine) {
    return Math.min(frame.step, run.stepCount);
  }
  const { operation, operationEnds } = frame.position;
  const ended = Math.min(operationEnds ? operation : operation - 1, run.operationCount);
  return ended > 0 ? run.stepOf(`op:${ended}`) : 0;
}
