/** The pane that opens what a reader can take away. The rest of it is loaded when somebody opens it. */
import { html, nothing } from "lit";
import { pane } from "../lab/context";

/** What can be taken away depends on these. */
export const SHARE_SECTIONS = ["figure", "text", "file", "language", "layout", "linkPage", "panes", "sharedAt", "sharePart", "shownPanes", "switches", "theme", "say"] as const;

/** A heading that opens the rest. */
export const sharePane = pane(SHARE_SECTIONS, (context) => {
  const { say, switches, sharePart: form, turn } = context;
  const open = switches.share;
  return html`<details
    class="share"
    ?open=${open}
    @toggle=${(event: Event) => {
      turn({ share: (event.target as HTMLDetailsElement).open, told: "" });
    }}
  >
    <summary>${say("ui.share")}</summary>
    ${form ? html`<div class="rows">${form.shareForm(context)}</div>` : nothing}
  </details>`;
});
