/** The table of one thread as a picture. */
import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Context } from "../lab/context";
import { describe } from "../picture/describe";
import { draw } from "../picture/draw";
import { threadTabs } from "./threads";

/** The ring or the strip. */
export function slotsPane(context: Context): TemplateResult {
  const { drawn, scene, say, light } = context;
  return html`${threadTabs(context)}${draw(drawn.slots, "slots", describe(scene, say), light)}`;
}
