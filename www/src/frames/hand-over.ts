/** Where the engine goes on when a reader asks for what a recording does not hold. */
import type { Frame } from "./frame";
import { NotRecorded } from "./frames";
import type { Frames } from "./frames";
import { SHAPES } from "./shapes";

/**
 * The address at which the engine goes on with what `engine` has made. To the engine of this page step numbers and ids mean the same if it
 * made the frame, too; what one of another version has made goes on at the end of the last operation that had ended.
 */
export function handOver({ engine }: { readonly engine: string }, { step, position }: Pick<Frame, "step" | "position">): string {
  if (engine === SHAPES.engine) {
    return String(step);
  }
  const ended = position.operationEnds ? position.operation : position.operation - 1;
  return ended > 0 ? `op:${ended}` : "start";
}

/** Whether `frames` can show what is at an address. That there is no such point is no reason to ask another. */
export function holdsAt(frames: Frames, address: string): boolean {
  try {
    return frames.holds(frames.stepOf(address));
  } catch (error) {
    return !(error instanceof NotRecorded);
  }
}
