/** The words in the middle of a ring: what runs there, or the slot that the reader points at. */
import type { Say } from "../i18n";
import { labelOf, lifted, named } from "../scene";
import type { Scene, SlotState } from "../scene";
import type { Dial } from "./dial";
import { fit, textWidth } from "./geometry";
import type { Shape } from "./shape";

interface Line {
  readonly class: "title" | "code" | "note";
  readonly text: string;
}

const STATE_WORDS = {
  inUse: "ui.state.inUse",
  held: "ui.state.held",
  lingering: "ui.state.lingering",
  leaked: "ui.state.leaked",
  stale: "ui.state.stale",
} as const satisfies Record<SlotState, string>;

/** The lines in the middle, and under them the Entry that is out of the table. */
export function centre(on: Dial, scene: Scene, say: Say, slot: number | undefined): Shape[] {
  return [...words(on, scene, say, slot), ...hand(on, scene)];
}

/** An Entry in a variable of the listing and in no slot. */
function hand(on: Dial, scene: Scene): Shape[] {
  const out = lifted(scene);
  if (!out) {
    return [];
  }
  const { variable, slot } = out;
  const { state, entry, key, value, keyName, valueName } = slot;
  const size = on.fonts.value;
  const y = on.inner * 0.66;
  const most = 2 * Math.sqrt(on.inner ** 2 - (y + size) ** 2) - 8;
  const text = fit(`${variable}: ${state === "stale" ? "∅" : keyName} ${valueName}`, size, most - 12);
  const width = textWidth(text, size) + 12;
  const marks = { objects: [entry, key, value].filter((id) => id !== 0) };
  return [
    { kind: "box", key: "hand", class: `node ${state}`, x: -width / 2, y: y - size, width, height: size * 2, radius: 6, marks },
    { kind: "text", key: "hand name", class: "held", x: 0, y: y + size * 0.35, anchor: "middle", size, text, marks },
  ];
}

function words(on: Dial, scene: Scene, say: Say, slot: number | undefined): Shape[] {
  const lines = slot === undefined ? running(on, scene, say) : details(scene, say, slot);
  const size = on.roomy ? { title: 15, code: 12, note: 13 } : { title: 12, code: 10.5, note: 11 };
  const leading = on.roomy ? 22 : 17;
  const top = (-(lines.length - 1) * leading) / 2;
  return lines.map(({ class: name, text }, n) => {
    const y = top + n * leading;
    const width = 2 * Math.sqrt(Math.max(0, (on.inner - 12) ** 2 - y ** 2));
    return {
      kind: "text",
      key: String(n),
      class: name,
      x: 0,
      y: y + size[name] * 0.36,
      anchor: "middle",
      size: size[name],
      // Only code is monospaced; other text is narrower.
      text: fit(text, name === "note" ? size.note * 0.88 : size[name], width),
    };
  });
}

function running(on: Dial, scene: Scene, say: Say): Line[] {
  const { view, table, thread } = scene;
  const lines: Line[] = [];
  if (view.threads.length > 1 && thread) {
    lines.push({ class: "note", text: thread.name });
  }
  if (view.listing) {
    lines.push({ class: "title", text: view.listing.method.replace(/^.*\./, "") });
    const variables = view.listing.variables
      .filter(({ value }) => /^-?\d+$/.test(value.text))
      .map(({ name, value }) => `${name} = ${value.text}`);
    lines.push(...wrap(variables, on.inner * 1.6, on.roomy ? 12 : 10.5).map((text) => ({ class: "code" as const, text })));
  }
  const sizes = table ? say("ui.size", { size: table.size, threshold: table.threshold }) : say("ui.noMap");
  const notes = on.roomy ? [sizes] : sizes.split(" · ");
  return [...lines, ...notes.map((text) => ({ class: "note" as const, text }))];
}

function details(scene: Scene, say: Say, index: number): Line[] {
  const slot = scene.slots.at(index);
  const title: Line = { class: "title", text: say("ui.slot", { slot: index }) };
  if (!slot) {
    return [title, { class: "note", text: say("ui.state.empty") }];
  }
  const { state, keyName, home, value, valueName } = named(scene, slot);
  const label = labelOf(scene, slot.key);
  const bytes = scene.objects.get(value)?.bytes;
  const lines: Line[] = [
    title,
    { class: "note", text: say(STATE_WORDS[state]) },
    { class: "code", text: state === "stale" ? say("ui.keyCleared") : keyName === label ? label : `${keyName} ${label}` },
    { class: "code", text: valueName },
  ];
  if (bytes !== undefined) {
    lines.push({ class: "note", text: say("ui.bytes", { bytes }) });
  }
  if (home !== undefined && home !== index) {
    lines.push({ class: "note", text: say("ui.home", { slot: home }) });
  }
  return lines;
}

/** Puts the pieces on as few lines as they need. */
function wrap(pieces: readonly string[], width: number, size: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const longer = last === undefined ? piece : `${last} · ${piece}`;
    if (last !== undefined && textWidth(longer, size) <= width) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(piece);
    }
  }
  return lines;
}
