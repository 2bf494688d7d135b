/** The call stack: the method that runs on top, and where each one waits. */
import { html, nothing } from "lit";
import { pane } from "../lab/context";

/** The frames, innermost first; the methods of the listing stand on top of them. */
export const stackPane = pane(["stack", "method", "threads", "say"], ({ stack, method, threads, say }) => {
  const names = new Map(threads.map(({ id, name }) => [id, name]));
  const frames = stack.map(({ method, thread, line }) => ({ method, thread: names.get(thread) ?? "", line }));
  const inner = method !== "" ? [{ method, thread: frames.at(-1)?.thread ?? "", line: undefined }] : [];
  return html`<div class="pane stack-pane">
    <p class="caption"><span>${say("ui.pane.stack")}</span></p>
    <div class="listed" tabindex="0" role="region" aria-label=${say("ui.pane.stack")}><ol>
      ${[...frames, ...inner].reverse().map(
        ({ method, thread, line }, n, all) => html`<li aria-current=${n === 0 ? "true" : nothing}>
          <span class="method">${method}</span>
          <span class="where"
            >${typeof line === "number" ? say("ui.stack.line", { line }) : nothing}${
              thread === all[n + 1]?.thread ? nothing : html` <b>${thread}</b>`
            }</span
          >
        </li>`,
      )}
    </ol></div>
  </div>`;
});
