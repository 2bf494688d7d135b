/** The heap as a bar: what is in use, lingers, leaked and is garbage, of what there is. */
import { html, nothing } from "lit";
import { numberIn } from "../i18n";
import type { Key, Language } from "../i18n";
import { pane } from "../lab/context";

const PARTS = [
  ["inUse", "ui.heap.inUse"],
  ["lingering", "ui.heap.lingering"],
  ["leaked", "ui.heap.leaked"],
  ["garbage", "ui.heap.garbage"],
] as const satisfies readonly (readonly [string, Key])[];

/** Bar and figures, as of the end of the last operation; where nothing runs, their places. */
export const heapMeter = pane(["heap", "say", "language", "phase"], ({ heap, say, language, phase }) => {
  const used = PARTS.reduce((sum, [part]) => sum + heap[part], 0);
  const whole = Math.max(1, heap.capacity);
  const told = (text: string) => (phase === "alive" ? text : "");
  return html`<div class="heap" role="group" aria-label=${say("ui.heap")}>
    <p class="whole">
      <span>${say("ui.heap")}</span>
      <b>${told(say("ui.heap.of", { used: bytesOf(used, language), capacity: bytesOf(heap.capacity, language) }))}</b>
    </p>
    <div class="bar" aria-hidden="true">
      ${PARTS.map(([part]) =>
        heap[part] === 0 ? nothing : html`<i class=${part} style=${`flex-basis: ${(heap[part] * 100) / whole}%`}></i>`,
      )}
    </div>
    <ul>
      ${PARTS.map(
        ([part, name]) =>
          html`<li class=${heap[part] === 0 ? `${part} none` : part}>
            <i class=${part} aria-hidden="true"></i>${say(name)} <b>${told(bytesOf(heap[part], language))}</b>
          </li>`,
      )}
    </ul>
  </div>`;
});

/** Bytes as they are up to 10,000; beyond, in the unit that leaves at most three digits before the point. */
function bytesOf(bytes: number, language: Language): string {
  const units = ["B", "KB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  if (bytes >= 10_000) {
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1024;
      unit += 1;
    }
  }
  return `${numberIn(language, value, unit === 0 ? 0 : 1)} ${units[unit] ?? ""}`;
}
