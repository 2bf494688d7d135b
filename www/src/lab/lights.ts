/** What is lit in a figure: in the pictures, and outside by what each element says that it stands for. It knows no pane. */
import { lightIn } from "../picture/draw";
import type { Light } from "../scene";

/** What lights up outside the pictures. */
const THINGS = [".ledger tr", ".line .held"] as const;

export class Lights {
  #isDark = true;

  /** Lights up everything in a figure that stands for these slots and objects, and puts out the rest. */
  show(lab: Element, light: Light): void {
    const isDark = light.slots.size + light.objects.size === 0;
    if (isDark && this.#isDark) {
      return;
    }
    this.#isDark = isDark;
    for (const picture of lab.querySelectorAll("svg.slots, svg.graph")) {
      lightIn(picture, light);
    }
    const lit = new Set([...light.objects].flatMap((object) => [...lab.querySelectorAll(selector(`[data-object="${object}"]`))]));
    for (const element of lab.querySelectorAll(selector(".lit"))) {
      element.classList.toggle("lit", lit.has(element));
    }
    for (const element of lit) {
      element.classList.add("lit");
    }
  }
}

function selector(rest: string): string {
  return THINGS.map((thing) => thing + rest).join();
}
