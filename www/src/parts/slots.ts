/** The table of one thread as a picture. */
import type { TemplateResult } from "lit";
import type { Context } from "../lab/context";
import { describe } from "../picture/describe";
import { draw } from "../picture/draw";

/** The ring or the strip. */
export function slotsPane({ drawn, scene, say, light }: Context): TemplateResult {
  return draw(drawn.slots, "slots", describe(scene, say), light);
}
