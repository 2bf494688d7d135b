/**
 * The table as a ring of slots: a function from a scene to shapes. It knows no DOM, no colours and no language: words
 * come in through `say`.
 */
import type { Say } from "../i18n";
import { named, namedSlots } from "../scene";
import type { NamedSlot, Scene, SlotState } from "../scene";
import { centre } from "./centre";
import { cursors, scanned } from "./cursors";
import { angleOf, cellOf, cellSector, dial } from "./dial";
import type { Dial } from "./dial";
import { at, fit, hatch, polar, r, room, sectorPath, sectorPolygon, textWidth } from "./geometry";
import type { Picture, Shape, Text } from "./shape";

export interface RingOptions {
  /** The pixels there are. */
  readonly width: number;
  readonly say: Say;
  /** The slot to tell about in the middle, if the reader points at one. */
  readonly slot?: number | undefined;
}

/** An entry as it is drawn. */
interface Seat extends NamedSlot {
  /** Its key among the shapes. */
  readonly id: string;
}

/** The ring of a scene. */
export function ring(scene: Scene, { width, say, slot }: RingOptions): Picture {
  const on = dial(width, scene.length);
  const entries = on.slotsPerCell === 1 ? seats(scene) : [];
  const layer = (key: string, children: readonly Shape[]): Shape => ({
    kind: "group",
    key,
    class: `${key} ${on.crowd}`,
    ...on.center,
    turn: 0,
    children,
  });
  return {
    width: on.width,
    height: on.height,
    shapes: [
      layer("cells", cells(on)),
      layer("entries", on.slotsPerCell === 1 ? entries.map((entry) => sector(on, entry)) : crowds(on, scene)),
      layer("homes", on.crowd === "bare" ? [] : homes(on, entries)),
      layer("scanned", scanned(on, scene)),
      layer("labels", on.crowd === "bare" ? [] : entries.map((entry) => label(on, entry))),
      layer("numerals", numerals(on)),
      layer("cursors", cursors(on, scene)),
      layer("centre", centre(on, scene, say, slot)),
    ],
  };
}

/** The entries of the table. */
function seats(scene: Scene): Seat[] {
  const ids = new Set<number>();
  return namedSlots(scene).map((slot) => {
    // In the middle of a swap an Entry is in two slots: the second needs another key.
    const id = ids.has(slot.entry) ? `${slot.entry} again` : String(slot.entry);
    ids.add(slot.entry);
    return { ...slot, id };
  });
}

/** The empty slots. */
function cells(on: Dial): Shape[] {
  const d = sectorPath(cellSector(on));
  return Array.from({ length: on.cells }, (_, cell) => ({
    kind: "group",
    key: String(cell),
    class: "cell",
    marks: { slot: cell * on.slotsPerCell },
    x: 0,
    y: 0,
    turn: angleOf(on, cell),
    children: [{ kind: "path", key: "outline", class: "outline", d }],
  }));
}

/** An entry's body. It is drawn at the top and turned into place, so that it travels along the ring. */
function sector(on: Dial, entry: Seat): Shape {
  const shape = cellSector(on);
  const body: Shape = { kind: "path", key: "body", class: "body", d: sectorPath(shape) };
  const lines: Shape = { kind: "path", key: "hatch", class: "hatch", d: hatch(sectorPolygon(shape), on.roomy ? 7 : 6) };
  return {
    kind: "group",
    key: entry.id,
    class: `entry ${entry.state}`,
    marks: marksOf(entry),
    x: 0,
    y: 0,
    turn: angleOf(on, entry.index),
    children: entry.state === "stale" ? [body, lines] : [body],
  };
}

/** What is in the cells when each stands for several slots: the state that is worst, filled as far as they are. */
function crowds(on: Dial, scene: Scene): Shape[] {
  const order: readonly SlotState[] = ["inUse", "held", "lingering", "leaked", "stale"];
  const found = new Map<number, { state: SlotState; count: number; slot: number }>();
  for (const slot of scene.slots.occupied()) {
    const cell = cellOf(on, slot.index);
    const { state } = named(scene, slot);
    const known = found.get(cell);
    if (!known) {
      found.set(cell, { state, count: 1, slot: slot.index });
    } else {
      known.count += 1;
      known.state = order.indexOf(state) > order.indexOf(known.state) ? state : known.state;
    }
  }
  const whole = cellSector(on);
  return [...found].map(([cell, { state, count, slot }]) => {
    const outer = whole.inner + ((whole.outer - whole.inner) * count) / on.slotsPerCell;
    return {
      kind: "group",
      key: String(cell),
      class: `entry ${state}`,
      marks: { slot },
      x: 0,
      y: 0,
      turn: angleOf(on, cell),
      children: [{ kind: "path", key: "body", class: "body", d: sectorPath({ ...whole, outer }) }],
    };
  });
}

/** A dot at every home slot, and from each displaced entry an arc to its home. */
function homes(on: Dial, entries: readonly Seat[]): Shape[] {
  const rim = on.inner - 8;
  const shapes: Shape[] = [];
  const dots = new Set<number>();
  for (const entry of entries) {
    const { home, index } = entry;
    if (home === undefined) {
      continue;
    }
    if (!dots.has(home)) {
      dots.add(home);
      const { x, y } = polar(rim, angleOf(on, home));
      shapes.push({ kind: "box", key: `home ${home}`, class: "home", x: x - 2.6, y: y - 2.6, width: 5.2, height: 5.2, radius: 2.6, marks: { slot: home } });
    }
    if (home !== index) {
      // The shorter way round; displaced entries sit after their home.
      const away = (index - home + on.length) % on.length;
      const middle = angleOf(on, home) + angleOf(on, away) / 2;
      const depth = Math.max(on.inner * 0.35, rim - 10 - 7 * away);
      const d = `M${at(polar(on.inner - 1, angleOf(on, index)))}Q${at(polar(depth, middle))} ${at(polar(rim - 2, angleOf(on, home)))}`;
      shapes.push({ kind: "path", key: `arc ${entry.id}`, class: `arc ${entry.state}`, d, marks: marksOf(entry) });
    }
  }
  return shapes;
}

/** An entry's key and value. */
function label(on: Dial, entry: Seat): Shape {
  const angle = angleOf(on, entry.index);
  const texts = on.crowd === "upright" ? uprightTexts(on, entry) : radialTexts(on, entry);
  const place = on.crowd === "upright" ? polar(labelRadius(on), angle) : { x: 0, y: 0 };
  return {
    kind: "group",
    key: entry.id,
    class: `label ${entry.state}`,
    marks: marksOf(entry),
    ...place,
    turn: on.crowd === "upright" ? 0 : radialTurn(angle),
    children: texts,
  };
}

function labelRadius({ inner, outer, fonts }: Dial): number {
  return (inner + outer - fonts.numeral * 1.7) / 2;
}

function uprightTexts(on: Dial, entry: NamedSlot): Text[] {
  const { fonts, inner, outer } = on;
  const angle = angleOf(on, entry.index);
  const { from, to } = cellSector(on);
  const free = sectorPolygon({
    inner: inner + 3,
    outer: outer - fonts.numeral * 2,
    from: angle + from + 1,
    to: angle + to - 1,
  });
  const center = polar(labelRadius(on), angle);
  const lines = [
    { class: "key", text: keyText(entry), size: fonts.key, y: -fonts.key * 0.25 },
    { class: "value", text: entry.valueName, size: fonts.value, y: fonts.value },
  ];
  return lines.map(({ class: name, text, size, y }) => {
    const width = room(free, { x: center.x, y: center.y + y - size * 0.35 }, size * 0.6);
    return { kind: "text", key: name, class: name, x: 0, y, anchor: "middle", size, text: short(text, size, width) };
  });
}

function radialTexts(on: Dial, entry: NamedSlot): Text[] {
  const { fonts, inner, outer } = on;
  const outward = radialTurn(angleOf(on, entry.index)) === angleOf(on, entry.index) - 90;
  const side = outward ? 1 : -1;
  const far = outer - fonts.numeral - 8;
  const near = inner + 5;
  const key = short(keyText(entry), fonts.value, (far - near) * 0.5);
  const left = far - near - textWidth(key, fonts.value) - 6;
  const common = { kind: "text", y: fonts.value * 0.35, size: fonts.value } as const;
  return [
    { ...common, key: "key", class: "key", x: side * far, anchor: outward ? "end" : "start", text: key },
    {
      ...common,
      key: "value",
      class: "value",
      x: side * near,
      anchor: outward ? "start" : "end",
      text: short(entry.valueName, fonts.value, left),
    },
  ];
}

/** Text along the radius reads outward on the right half and inward on the left one. */
function radialTurn(angle: number): number {
  return angle < 180 ? angle - 90 : angle + 90;
}

/** The text without its quotes if that makes it fit, or else the beginning of it. */
function short(text: string, size: number, width: number): string {
  const bare = /^"(.*)"$/.exec(text)?.[1];
  return bare !== undefined && textWidth(text, size) > width ? fit(bare, size, width) : fit(text, size, width);
}

function keyText({ state, keyName }: NamedSlot): string {
  return state === "stale" ? "∅" : keyName;
}

/** The slots' indices; in a great crowd only every sixteenth part. */
function numerals(on: Dial): Shape[] {
  const every = on.crowd === "bare" ? Math.ceil(on.cells / 16) : 1;
  const radius = on.crowd === "bare" ? on.inner - 12 : on.outer - on.fonts.numeral * 0.5 - 5;
  const shapes: Shape[] = [];
  for (let cell = 0; cell < on.cells; cell += every) {
    const { x, y } = polar(radius, angleOf(on, cell));
    const index = cell * on.slotsPerCell;
    shapes.push({
      kind: "text",
      key: String(index),
      class: "numeral",
      x,
      y: y + on.fonts.numeral * 0.36,
      anchor: "middle",
      size: on.fonts.numeral,
      text: r(index),
      marks: { slot: index },
    });
  }
  return shapes;
}

function marksOf({ index, entry, key, value }: NamedSlot): { slot: number; objects: number[] } {
  return { slot: index, objects: [entry, key, value].filter((id) => id !== 0) };
}
