/** Every value that was stored, and what has become of it; on demand, why it stays and what would free it. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { LedgerView } from "../engine";
import { numberIn } from "../i18n";
import { pane } from "../lab/context";
import type { Context as All } from "../lab/context";
import { FATES, sign } from "./fates";

/** What an explanation reads. */
export const EXPLANATION_SECTIONS = ["explained", "endedFor", "threads", "readonly", "language", "say"] as const;

const READS = ["ledger", "totals", "leaked", "explanationPart", ...EXPLANATION_SECTIONS] as const;

type Context = All<(typeof READS)[number]>;

/** So many characters always fit into a cell. */
const SHORT = 12;

/** The ledger as a table. */
export const ledger = pane(READS, table);

function table(context: Context): TemplateResult {
  const { ledger, totals, say, explained, language } = context;
  const { ledgerCount } = totals;
  const isListed = ledger.length > 0 || ledgerCount === 0;
  const opened = explained?.value;
  return html`<div class=${opened === undefined ? "ledger" : "ledger opened"}>
    <div class="scroll" tabindex="0" role="region" aria-label=${say("ui.ledger")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${say("ui.value")}</th>
            <th scope="col">${say("ui.key")}</th>
            <th scope="col" class="number" title=${say("ui.size.alone")}>${say("ui.size.bytes")}</th>
            <th scope="col">${say("ui.fate")}</th>
            <th scope="col" class="number since">${say("ui.since")}</th>
          </tr>
        </thead>
        <tbody>
          ${ledger.map((entry) => {
            const isOpen = entry.value === opened;
            // Most rows are the same from step to step.
            return isOpen ? rows(context, entry, true) : guard([entry, say], () => rows(context, entry, false));
          })}
        </tbody>
      </table>
      ${maps(context)}
      ${isListed ? nothing : html`<p class="many">${say("ui.ledger.many", { count: numberIn(language, ledgerCount) })}</p>`}
    </div>
  </div>`;
}

/** The maps that have leaked entries: an Entry leaks whatever its value is. */
function maps({ leaked, say, language }: Context): TemplateResult | typeof nothing {
  const kinds = ["live", "doomed", "stale", "pinned"] as const;
  const leaking = leaked.maps.filter(({ doomed, stale, pinned }) => doomed + stale + pinned > 0);
  if (leaking.length === 0) {
    return nothing;
  }
  return html`<ul class="maps" aria-label=${say("ui.ledger.maps")}>
    ${leaking.map((map) => {
      const counts = kinds.filter((kind) => kind === "live" || map[kind] > 0).map((kind) => say(`ui.ledger.map.${kind}`, { count: numberIn(language, map[kind]) }));
      return html`<li>
        ${say("ui.ledger.map", {
          map: `${map.name}.${map.inheritable ? "inheritableThreadLocals" : "threadLocals"}`,
          length: numberIn(language, map.length),
          counts: counts.join(" · "),
          entryBytes: numberIn(language, map.entryBytes),
          valueBytes: numberIn(language, map.valueBytes),
        })}
      </li>`;
    })}
  </ul>`;
}

/** Only what could be too long is clipped: each box that clips costs a little whenever anything of the page is drawn. */
function codeClass(text: string): string {
  return text.length > SHORT ? "code long" : "code";
}

/** The row of a value, and under it why it stays if the reader asked. */
function rows(context: Context, { value, label, key, bytes, fate, since }: LedgerView, isOpen: boolean): TemplateResult {
  const { say, explain, language } = context;
  const name = `${fate}${isOpen ? " open" : ""}`;
  return html`<tr class=${name} data-object=${value}>
      <td>
        <button
          type="button"
          class="opener"
          aria-expanded=${isOpen ? "true" : "false"}
          title=${say(isOpen ? "ui.close" : "ui.explain.open")}
          @click=${() => {
            explain(isOpen ? 0 : value);
          }}
        >
          <span class="chevron" aria-hidden="true"></span><span class=${codeClass(label)} title=${label}>${label}</span>
        </button>
      </td>
      <td class=${codeClass(key)} title=${key}>${key}</td>
      <td class="number">${numberIn(language, bytes)}</td>
      <td class="fate">${sign(fate)}<span>${say(FATES[fate].name)}</span></td>
      <td class="number since">${since ?? ""}</td>
    </tr>
    ${isOpen ? html`<tr class="detail"><td colspan="5">${context.explanationPart?.explanation(context) ?? nothing}</td></tr>` : nothing}`;
}
