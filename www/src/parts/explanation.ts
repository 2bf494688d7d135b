/** Why a value stays: since when, held by whom, and what would free it, each call with a button that makes it. Loaded when it is asked for first. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { LinkView, ReliefView, Verdict } from "../engine";
import { numberIn } from "../i18n";
import type { Key } from "../i18n";
import type { Context as All } from "../lab/context";
import { remedies } from "../remedies";
import type { Remedies, Remedy } from "../remedies";
import { FATES, leaks } from "./fates";
import type { EXPLANATION_SECTIONS } from "./ledger";

type Context = All<(typeof EXPLANATION_SECTIONS)[number]>;

/** What was found out about the value that the reader asked for. */
export function explanation(context: Context): TemplateResult | typeof nothing {
  const { explained, endedFor, say, explain } = context;
  if (!explained?.view) {
    return nothing;
  }
  const { view, operation, value } = explained;
  const isOld = operation !== endedFor;
  const { fate, since, retained, path, relief } = view;
  return html`<div class="explanation">
    ${
      isOld
        ? html`<p class="stamp">
            ${say("ui.explain.asOf", { operation })}
            <button
              type="button"
              class="plain"
              @click=${() => {
                explain(value);
              }}
            >
              ${say("ui.explain.again")}
            </button>
          </p>`
        : nothing
    }
    <p>${say(FATES[fate].why)} ${typeof since === "number" ? sinceButton(context, since) : nothing}</p>
    ${path.length > 0 ? html`<h3>${say("ui.explain.path")}</h3>${way(context, path, leaks(fate))}` : nothing}
    ${retained > 0 ? html`<p>${say("ui.explain.retained", { bytes: grouped(context, retained) })}</p>` : nothing}
    ${leaks(fate) ? (relief ? reliefOf(context, relief) : html`<p>${say("ui.explain.noThread")}</p>`) : nothing}
  </div>`;
}

function sinceButton({ say, seek }: Context, operation: number): TemplateResult {
  return html`<button
    type="button"
    class="plain"
    @click=${() => {
      seek(`op:${operation}`);
    }}
  >
    ${say("ui.explain.since", { operation })}
  </button>`;
}

/** The references from a GC root to the value; each object lights up in every pane. */
function way({ say }: Context, path: readonly LinkView[], isLeak: boolean): TemplateResult {
  return html`<ol class=${isLeak ? "route leaks" : "route"}>
    ${path.map(({ name, object, label, class: type }, n) => {
      const text = label === "object" ? type : label;
      const field = n === 0 ? say("ui.explain.root") : name.startsWith("[") ? name : `.${name}`;
      const variable = n === 0 && name !== "" && !text.endsWith(name) ? html`<span class="field">${name}</span>` : nothing;
      return html`<li>
        <span class=${n === 0 ? "root" : "field"}>${field}</span>${variable}
        <button type="button" class="argument" data-object=${object}>${text}</button>
      </li>`;
    })}
  </ol>`;
}

const VERDICTS: readonly (readonly [Verdict, Key])[] = [
  ["frees", "ui.explain.frees"],
  ["computesInitialValue", "ui.explain.computes"],
  ["keeps", "ui.explain.keeps"],
];

function reliefOf(context: Context, relief: ReliefView): TemplateResult {
  const { threads, say, readonly } = context;
  const { afterCollection, collectionFrees, thread, calls, keysLeft } = relief;
  const name = threads.find(({ id }) => id === thread)?.name ?? "";
  const isReachable = calls.some(({ call, java }) => call !== "endThread" && typeof java === "string");
  return html`${
      afterCollection
        ? html`<p>${say(collectionFrees ? "ui.explain.afterGcFrees" : "ui.explain.afterGc")} ${javaButton(context, GC)}</p>`
        : nothing
    }
    ${isReachable || readonly ? nothing : html`<p>${say("ui.explain.elsewhere", { thread: name })}</p>`}
    ${VERDICTS.map(([verdict, title]) => {
      const found = remedies(relief, verdict);
      const count = found.count;
      if (verdict === "frees") {
        return html`<h3>${say(title)}</h3>
          ${count === 0 ? html`<p>${say("ui.explain.none")}</p>` : callsOf(context, found, relief, name)}`;
      }
      // What does not help is the longer list, and the less wanted one.
      return count === 0
        ? nothing
        : html`<details>
            <summary>${say(title)} <span class="count">(${count})</span></summary>
            ${callsOf(context, found, relief, name)}
          </details>`;
    })}
    ${keysLeft > 0 ? html`<p>${say("ui.explain.left", { count: grouped(context, keysLeft) })}</p>` : nothing}`;
}

const GC: Remedy = { text: "System.gc()", java: "System.gc();" };

function callsOf(context: Context, { keys, homes, end }: Remedies, { inheritable }: ReliefView, thread: string): TemplateResult {
  const { say } = context;
  const title = say(inheritable ? "ui.explain.newInheritable" : "ui.explain.newKey");
  const [first] = homes;
  const java = first?.java === undefined ? nothing : html`<code class="call">${first.text.replace(/\d+/, "n")}</code>`;
  return html`<ul class="calls">
    ${keys.map((calls) => html`<li>${calls.map((call) => javaButton(context, call))}</li>`)}
    ${
      homes.length > 0
        ? html`<li class="homes">
            <span>${title}</span>${java}${homes.map(({ home, ...call }) => javaButton(context, call, String(home)))}
          </li>`
        : nothing
    }
    ${end ? html`<li><span>${say("ui.explain.end", { thread })}</span>${end.java === undefined ? nothing : javaButton(context, end)}</li>` : nothing}
  </ul>`;
}

/** A call: a button that makes it, or what it is where `main` cannot make it. */
function javaButton({ run, readonly }: Context, { text, java }: Remedy, name = text): TemplateResult {
  if (java === undefined || readonly) {
    return html`<code class="call">${name}</code>`;
  }
  return html`<button
    type="button"
    class="call"
    title=${java}
    aria-label=${java}
    @click=${() => {
      run(java);
    }}
  >
    ${name}
  </button>`;
}

function grouped({ language }: Context, value: number): string {
  return numberIn(language, value);
}
