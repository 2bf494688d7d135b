/** The engine goes on where a recording stops. It knows no reader. */
import type { Frames } from "../frames/frames";
import { handOver } from "../frames/hand-over";
import type { Held } from "./running";

/** The engine's frames of a run, and where in them a step of the recording is. */
export interface TakenOver extends Held {
  readonly same: (step: number) => Promise<number>;
}

/** Loads the engine and runs what was recorded. */
export async function takeOver(recording: Frames): Promise<TakenOver> {
  const { framesOf } = await import("./running");
  const held = await framesOf(recording.source);
  return { ...held, same: async (step) => held.frames.stepOf(handOver(recording, await recording.frame(step))) };
}
