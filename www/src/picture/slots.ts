/** The slot array of a scene in the form that the reader or the room asks for. It knows no form's measures. */
import type { Say } from "../i18n";
import type { Scene } from "../scene";
import type { Score } from "./badges";
import { ring } from "./ring";
import type { Picture } from "./shape";
import { strip } from "./strip";

/** The two forms: the table is circular, and it is an array. */
export type SlotsKind = "ring" | "strip";

export interface SlotsOptions {
  /** The pixels there are. */
  readonly width: number;
  readonly kind: SlotsKind;
  readonly say: Say;
  /** The slot to tell about, if the reader points at one. */
  readonly slot?: number | undefined;
  /** The slots that the reader has marked as a guess. */
  readonly guess?: ReadonlySet<number> | undefined;
  /** How the guess came out; then `guess` is not drawn any more. */
  readonly score?: Score | undefined;
}

/** Longer tables have no ring. */
export const RING_LIMIT = 64;

/** The form for a table: as `layout` asks among its words, if that is possible; otherwise as the width suggests. */
export function slotsKind(width: number, length: number, layout: string): SlotsKind {
  if (length > RING_LIMIT) {
    return "strip";
  }
  const wish = layout.split(" ").find((word) => word === "ring" || word === "strip");
  return wish ?? (width >= (length > 16 ? 520 : 420) ? "ring" : "strip");
}

/** The picture of a table. */
export function slotsPicture(scene: Scene, options: SlotsOptions): Picture {
  return options.kind === "ring" && scene.length <= RING_LIMIT ? ring(scene, options) : strip(scene, options);
}
