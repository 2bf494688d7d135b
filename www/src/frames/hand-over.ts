/** Where the engine goes on when a reader asks for what a recording does not hold. */
import type { Frame } from "./frame";
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
