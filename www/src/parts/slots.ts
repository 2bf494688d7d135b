/** The table of one thread as a picture. */
import { html } from "lit";
import { pane, SLOTS_SECTIONS } from "../lab/context";
import { draw } from "../picture/draw";
import { threadTabs, THREADS_SECTIONS } from "./threads";

/** The ring or the strip. */
export const slotsPane = pane([...SLOTS_SECTIONS, ...THREADS_SECTIONS], (context) => {
  const { picture, text, pace } = context.slotsPicture(context);
  return html`${threadTabs(context)}${draw(picture, "slots", text, pace)}`;
});
