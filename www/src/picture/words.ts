/**
 * What a picture says in words: what runs there, or the slot that the reader points at; and the Entry that is out of the
 * table. It knows no geometry.
 */
import type { Say } from "../i18n";
import { labelOf, lifted, named } from "../scene";
import type { Scene, SlotState } from "../scene";
import { keyText, seatOf } from "./seats";
import type { Seat } from "./seats";

/** A name, what is code, and what is a sentence; a picture sets them as it has room. */
export interface Words {
  readonly title: string;
  readonly codes: readonly string[];
  readonly notes: readonly string[];
}

const STATE_WORDS = {
  inUse: "ui.state.inUse",
  held: "ui.state.held",
  lingering: "ui.state.lingering",
  leaked: "ui.state.leaked",
  stale: "ui.state.stale",
} as const satisfies Record<SlotState, string>;

/** The words for a slot, or without one for what runs. */
export function wordsOf(scene: Scene, say: Say, slot: number | undefined): Words {
  return slot === undefined || slot >= scene.length ? running(scene, say) : details(scene, say, slot);
}

function running({ view, table, thread }: Scene, say: Say): Words {
  const numbers = (view.listing?.variables ?? []).filter(({ value }) => /^-?\d+$/.test(value.text));
  // Without a thread nothing runs, and there is nothing to say of its map.
  const none = thread ? [say("ui.noMap")] : [];
  const sizes = table ? say("ui.size", { size: table.size, threshold: table.threshold }).split(" · ") : none;
  return {
    title: view.listing?.method.replace(/^.*\./, "") ?? "",
    codes: numbers.map(({ name, value }) => `${name} = ${value.text}`),
    notes: view.threads.length > 1 && thread ? [thread.name, ...sizes] : sizes,
  };
}

function details(scene: Scene, say: Say, index: number): Words {
  const title = say("ui.slot", { slot: index });
  const slot = scene.slots.at(index);
  if (!slot) {
    return { title, codes: [], notes: [say("ui.state.empty")] };
  }
  const { state, keyName, home, value, valueName } = named(scene, slot);
  const label = labelOf(scene, slot.key);
  const bytes = scene.objects.get(value)?.bytes;
  const key = state === "stale" ? say("ui.keyCleared") : keyName === label ? label : `${keyName} ${label}`;
  const notes = [say(STATE_WORDS[state])];
  if (bytes !== undefined) {
    notes.push(say("ui.bytes", { bytes }));
  }
  if (home !== undefined && home !== index) {
    notes.push(say("ui.home", { slot: home }));
  }
  return { title, codes: [key, valueName], notes };
}

/** An Entry in a variable of the listing and in no slot. */
export interface Hand {
  readonly seat: Seat;
  readonly text: string;
}

/** The Entry that the listing has taken out of the table. */
export function handOf(scene: Scene): Hand | undefined {
  const out = lifted(scene);
  if (!out) {
    return undefined;
  }
  const seat = seatOf(scene, out.slot);
  return { seat, text: `${out.variable}: ${keyText(seat)} ${seat.valueName}` };
}

/** Puts pieces on as few lines as they need, with a dot between. */
export function flow(pieces: readonly string[], fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const longer = last === undefined ? piece : `${last} · ${piece}`;
    if (last !== undefined && fits(longer)) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(piece);
    }
  }
  return lines;
}
