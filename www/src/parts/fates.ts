/** What the fates of values are called, and the sign of each: never a colour alone. */
import { html, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Fate } from "../engine";
import type { Key } from "../i18n";

interface Look {
  readonly name: Key;
  /** Why a value has this fate. */
  readonly why: Key;
  /** The class that gives the sign its colour; the pictures use the same. */
  readonly meaning: string;
  /** What is drawn in the box. */
  readonly mark: string;
}

const HATCH = "M2.5 10.5 10.5 2.5M6 12.5 12.5 6M1.5 6.5 6.5 1.5";

export const FATES: Readonly<Record<Fate, Look>> = {
  inUse: { name: "ui.fate.inUse", why: "ui.why.inUse", meaning: "inUse", mark: "M4 7.2 6.2 9.4 10 4.8" },
  heldElsewhere: { name: "ui.fate.heldElsewhere", why: "ui.why.heldElsewhere", meaning: "held", mark: "M4 7h6M7.5 4.5 10 7 7.5 9.5" },
  lingering: { name: "ui.fate.lingering", why: "ui.why.lingering", meaning: "lingering", mark: "M7 4v3.2L9.2 9" },
  doomed: { name: "ui.fate.doomed", why: "ui.why.doomed", meaning: "leaked", mark: "" },
  stale: { name: "ui.fate.stale", why: "ui.why.stale", meaning: "stale", mark: HATCH },
  pinned: { name: "ui.fate.pinned", why: "ui.why.pinned", meaning: "leaked", mark: "M7 3.5v4M7 10v.4" },
  awaitsFinalizer: { name: "ui.fate.awaitsFinalizer", why: "ui.why.awaitsFinalizer", meaning: "held", mark: "M7 4v3.2L9.2 9" },
  garbage: { name: "ui.fate.garbage", why: "ui.why.garbage", meaning: "gone", mark: "" },
  collected: { name: "ui.fate.collected", why: "ui.why.collected", meaning: "gone", mark: "M4.5 4.5l5 5M9.5 4.5l-5 5" },
};

/** Whether no program can ever read the value. */
export function leaks(fate: Fate): boolean {
  return fate === "doomed" || fate === "stale" || fate === "pinned";
}

/** The sign of a fate. It stands beside its word. */
export function sign(fate: Fate): TemplateResult {
  const { meaning, mark } = FATES[fate];
  const shape = svg`<rect class="box" x="1" y="1" width="12" height="12" rx="3"></rect><path class="mark" d=${mark}></path>`;
  return html`<svg class=${`sign ${meaning} ${fate}`} viewBox="0 0 14 14" aria-hidden="true">${shape}</svg>`;
}
