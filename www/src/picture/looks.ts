/** Which cells the operation has looked at, and how. It knows no geometry. */
import { here } from "./pointers";
import type { Scene } from "../scene";

/** `never`: the operation is over and has not looked there. */
export type Look = "scanned";

export interface Looks {
  readonly cells: ReadonlyMap<number, Look>;
  /** The cell that was looked at last. */
  readonly last: number | undefined;
}

/** The cells that were looked at. */
export function looksOf(scene: Scene): Looks {
  const scanned = here(scene)?.scanned ?? [];
  return { cells: new Map(scanned.map((slot) => [slot, "scanned"])), last: scanned.at(-1) };
}
