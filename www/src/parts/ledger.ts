/** Every value that was stored, and what has become of it. */
import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Fate } from "../engine";
import type { Key } from "../i18n";
import type { Context } from "../lab/context";

const FATES: Readonly<Record<Fate, Key>> = {
  inUse: "ui.fate.inUse",
  heldElsewhere: "ui.fate.heldElsewhere",
  lingering: "ui.fate.lingering",
  doomed: "ui.fate.doomed",
  stale: "ui.fate.stale",
  pinned: "ui.fate.pinned",
  garbage: "ui.fate.garbage",
  collected: "ui.fate.collected",
};

/** The ledger as a table, with the rows of the lit objects marked. */
export function ledger({ moment, say, light }: Context): TemplateResult {
  return html`<div class="ledger">
    <div class="scroll" tabindex="0" role="region" aria-label=${say("ui.ledger")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${say("ui.value")}</th>
            <th scope="col">${say("ui.key")}</th>
            <th scope="col" class="number">${say("ui.size.bytes")}</th>
            <th scope="col">${say("ui.fate")}</th>
          </tr>
        </thead>
        <tbody>
          ${moment.view.ledger.map(
            ({ value, label, key, bytes, fate }) =>
              html`<tr class=${light.objects.has(value) ? `${fate} lit` : fate} data-object=${value}>
                <td class="code">${label}</td>
                <td class="code">${key}</td>
                <td class="number">${bytes}</td>
                <td class="fate">${say(FATES[fate])}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}
