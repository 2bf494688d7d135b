/**
 * What the reader is asked before a run, and what came of it: a chip for each value that is asked about, and later a row that
 * says its fate beside what they expected.
 */
import { leakingIn } from "../model/prediction";
import type { Outcome, Prediction } from "../model/prediction";
import { html } from "./html";
import { put } from "./svg";
import type { ReadingSay } from "./words";

/** The words of the question, by how many values are asked about. */
const QUESTIONS = ["ui.reading.predict.one", "ui.reading.predict.two"] as const;

export class Question {
  readonly #mark: (slot: number) => void;
  readonly chips = html("div", { class: "chips", role: "group" });
  readonly outcomes = html("div", { class: "outcomes", role: "status" });

  constructor(mark: (slot: number) => void) {
    this.#mark = mark;
  }

  draw({ table, isOpen, marked, outcomes }: Prediction, say: ReadingSay): void {
    const asked = leakingIn(table);
    this.chips.hidden = !isOpen;
    put(this.chips, "aria-label", questionOf(table, say));
    if (this.chips.childElementCount !== asked.length) {
      this.chips.replaceChildren(
        ...asked.map(({ slot }) => {
          const chip = html("button", { type: "button" });
          chip.addEventListener("click", () => {
            this.#mark(slot);
          });
          return chip;
        }),
      );
    }
    for (const [index, { slot, valueName }] of asked.entries()) {
      const chip = this.chips.children[index];
      chip?.replaceChildren(`${say("ui.reading.slot", { slot })} `, html("code", {}, valueName));
      chip?.setAttribute("aria-pressed", String(marked.has(slot)));
    }
    this.outcomes.replaceChildren(...outcomes.map((outcome) => rowOf(outcome, say)));
  }
}

/** The question about a table. */
export function questionOf(table: Prediction["table"], say: ReadingSay): string {
  return say(QUESTIONS[leakingIn(table).length - 1] ?? "ui.reading.predict.more");
}

function rowOf({ slot, valueName, isFreed, saidFreed }: Outcome, say: ReadingSay): HTMLElement {
  const fate = (freed: boolean) => say(freed ? "ui.reading.freed" : "ui.reading.kept");
  const said = say(isFreed === saidFreed ? "ui.reading.said.right" : "ui.reading.said", { said: fate(saidFreed) });
  return html(
    "p",
    { class: isFreed ? undefined : "kept" },
    html("span", {}, `${say("ui.reading.slot", { slot })} `),
    html("code", {}, `${valueName} `),
    html("b", {}, `${fate(isFreed)} `),
    html("em", {}, said),
  );
}
