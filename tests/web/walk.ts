/**
 * A walk through a run, step by step, in the page itself: thousands of steps in one call, and no frame is painted between
 * them.
 *
 * It knows the element's contract (`view`, `seek`, the arrow keys), and no scenario.
 */
import type { Misfit, Places } from "./geometry/misfit";

/** What finds misfits, as the page has it. */
export interface Readers {
  readonly labelMisfits: (element: Element, places: Places) => Misfit[];
  readonly textMisfits: (element: Element, places: Places) => Misfit[];
}

/** The element's contract, as far as a walk needs it. */
interface Lab extends Element {
  readonly view: { readonly step: number; readonly operationEnds: boolean; readonly leaked: { readonly values: number } };
  readonly updateComplete: Promise<boolean>;
  seek(address: string): void;
}

export interface Walk extends Places {
  /** The steps to stand on, in this order. A step to a neighbour is taken with an arrow key, any other by `seek`. */
  readonly steps: readonly number[];
  /** Those of them at which it is read whether the labels of pictures fit, and those for all other texts. */
  readonly labelled: readonly number[];
  readonly written: readonly number[];
  /** The elements of the figure that draw themselves. */
  readonly inner: string;
}

/** What was seen at each step: a digest of the whole view and of all that the figure says. */
export interface Walked {
  readonly digests: readonly string[];
  /** Which of the steps end an operation. */
  readonly ends: readonly number[];
  /** The first of the steps at which a value leaks, if there is one. */
  readonly leak: number | null;
  /** Which parts were elsewhere than at the walk's first step, once each. */
  readonly moved: readonly string[];
  /** What does not fit, with the step. */
  readonly misfits: readonly (Misfit & { readonly step: number })[];
}

/** Runs in the page, so it stands for itself. What reads the geometry is in the window. */
export async function walk(element: Element, { steps, labelled, written, inner, ...places }: Walk): Promise<Walked> {
  const lab = element as Lab;
  const root = lab.shadowRoot;
  const section = root?.querySelector(places.body);
  if (!root || !section) {
    throw new Error(`the figure has no ${places.body}`);
  }
  const { labelMisfits, textMisfits } = window as unknown as Readers;
  const go = async (step: number) => {
    const by = step - lab.view.step;
    if (Math.abs(by) === 1) {
      const key = by > 0 ? "ArrowRight" : "ArrowLeft";
      section.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));
    } else {
      lab.seek(String(step));
    }
    await lab.updateComplete;
    for (const each of root.querySelectorAll<Lab>(inner)) {
      await each.updateComplete;
    }
    if (lab.view.step !== step) {
      throw new Error(`asked for step ${step}, got ${lab.view.step}`);
    }
  };
  const textOf = (part: Element): string => {
    if (part.matches(places.unseen)) {
      return "";
    }
    if (!part.querySelector(places.unseen)) {
      return part.textContent;
    }
    return [...part.childNodes].map((child) => (child instanceof Element ? textOf(child) : child instanceof Text ? child.data : "")).join("");
  };
  const said = () => {
    const labels = [...root.querySelectorAll("svg[aria-label]")].map((picture) => picture.getAttribute("aria-label") ?? "");
    return [JSON.stringify(lab.view), textOf(section), ...labels].join("\n").replace(/\s+/g, " ");
  };
  /** Two hashes of 32 bits, both FNV-1a, of the text and of what it is backwards. */
  const digest = (text: string) => {
    let [there, back] = [0x811c9dc5, 0x811c9dc5];
    for (let n = 0; n < text.length; n += 1) {
      there = Math.imul(there ^ text.charCodeAt(n), 0x01000193);
      back = Math.imul(back ^ text.charCodeAt(text.length - 1 - n), 0x01000193);
    }
    return `${(there >>> 0).toString(16)} ${(back >>> 0).toString(16)}`;
  };
  const nameOf = (part: Element) => part.getAttribute("part") ?? part.getAttribute("class") ?? part.localName;
  const boxes = () => {
    const { left, top } = lab.getBoundingClientRect();
    return new Map(
      [lab, ...root.querySelectorAll(places.parts)].map((part) => {
        const box = part.getBoundingClientRect();
        return [part, [box.left - left, box.top - top, box.width, box.height].map(Math.round).join(" ")];
      }),
    );
  };

  const [labels, texts] = [new Set(labelled), new Set(written)];
  const digests: string[] = [];
  const ends: number[] = [];
  const misfits: (Misfit & { step: number })[] = [];
  const moved = new Map<string, string>();
  let leak: number | null = null;
  let first: ReturnType<typeof boxes> | undefined;
  for (const step of steps) {
    await go(step);
    digests.push(digest(said()));
    if (lab.view.operationEnds) {
      ends.push(step);
    }
    if (lab.view.leaked.values > 0) {
      leak ??= step;
    }
    const now = boxes();
    first ??= now;
    for (const part of new Set([...first.keys(), ...now.keys()])) {
      const [before, after] = [first.get(part) ?? "nowhere", now.get(part) ?? "nowhere"];
      const name = nameOf(part);
      if (before !== after && !moved.has(name)) {
        moved.set(name, `${name} at step ${step}: ${before} → ${after}`);
      }
    }
    const found = [...(labels.has(step) ? labelMisfits(lab, places) : []), ...(texts.has(step) ? textMisfits(lab, places) : [])];
    misfits.push(...found.map((misfit) => ({ ...misfit, step })));
  }
  return { digests, ends, leak, moved: [...moved.values()], misfits };
}
