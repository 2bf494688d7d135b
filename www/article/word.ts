/** `<lab-word>`: a word of the prose with the colour and the sign of what it names, which it lights up in its figure. */
import { named, nameOf } from "../src/scene";
import type { Scene } from "../src/scene";
import type { Point } from "./point";

/** What a word can be said to be without a figure: the states of a slot, and keys. */
const KINDS = new Set(["inUse", "held", "lingering", "leaked", "stale", "none", "key", "now"]);

/** The markup of a word that names a slot, the key of a variable, or a state. */
export function wordMarkup(word: Element, at: () => Point, figure: string): string {
  const slot = word.getAttribute("slot");
  const key = word.getAttribute("key");
  const kind = word.getAttribute("is");
  if (slot !== null) {
    const { scene } = at();
    const index = Number(slot);
    if (!(index >= 0 && index < scene.length)) {
      throw new Error(`there is no slot ${slot}`);
    }
    return span(stateOf(scene, index), word, ` data-slot="${index}"`, figure);
  }
  if (key !== null) {
    return span("key", word, ` data-object="${keyIn(at().scene, key)}"`, figure);
  }
  if (kind === null || !KINDS.has(kind)) {
    throw new Error("a word names a slot, a key or what it is");
  }
  return span(kind, word, "", "");
}

function span(kind: string, word: Element, target: string, figure: string): string {
  const points = target === "" ? "" : `${target} data-figure="${figure}"`;
  return `<span class="word ${kind}"${points}>${word.innerHTML}</span>`;
}

function stateOf(scene: Scene, index: number): string {
  const slot = scene.slots.at(index);
  return slot ? named(scene, slot).state : "none";
}

function keyIn(scene: Scene, name: string): number {
  for (const [object, holders] of scene.holders) {
    if (holders.some((holder) => holder.name === name)) {
      return object;
    }
  }
  for (const slot of scene.slots.occupied()) {
    if (slot.key !== 0 && nameOf(scene, slot.key) === name) {
      return slot.key;
    }
  }
  throw new Error(`no variable ${name}`);
}
