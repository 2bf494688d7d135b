/**
 * The table as a ring of slots: a function from a scene to shapes. It knows no DOM, no colours and no language: words
 * come in through `say`.
 */
import type { Say } from "../i18n";
import { byKey, lastFor } from "../memo";
import type { Scene } from "../scene";
import { badgeShapes } from "./badges";
import { caption, captionHeight, centre } from "./centre";
import { cursors } from "./cursors";
import { slotWords } from "./describe";
import { angleOf, cellSector, dial } from "./dial";
import type { Dial } from "./dial";
import { arcPath, at, hatch, polar, room, sectorPath, sectorPolygon } from "./geometry";
import type { Point } from "./geometry";
import { labelShapes, linesIn, underline } from "./label";
import { looksOf } from "./looks";
import { here, pointers } from "./pointers";
import { keyText, marksOf, seats } from "./seats";
import type { Seat } from "./seats";
import type { Group, Picture, Shape } from "./shape";
import type { SlotsOptions } from "./slots";
import { fit, fitName, textWidth } from "./type";
import { handOf, wordsOf } from "./words";

/** What stands where it stood, by all that it depends on. */
const standing = byKey<Group>(64);
const dials = byKey<Dial>(64);
const lookShapes = byKey<Shape>(2048);

/** The shapes that were made of these last. */
const sectors = lastFor<Shape>();
const labels = lastFor<Shape>();
const homeShapes = lastFor<Shape[]>();
const cursorShapes = lastFor<Shape[]>();

/** The ring of a scene. */
export function ring(scene: Scene, options: SlotsOptions): Picture {
  const { width, say } = options;
  const on = dials(`${width} ${scene.length}`, () => dial(width, scene.length, captionHeight(width)));
  const entries = seats(scene);
  const words = wordsOf(scene, say, options.slot);
  const hand = handOf(scene);
  const layer = (key: string, children: readonly Shape[]): Group => ({
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
      standing(`cells ${on.width} ${on.length}`, () => layer("cells", cells(on))),
      layer("entries", entries.map((entry) => sectors(entry, [on, say], () => sector(on, entry, say)))),
      layer("homes", homeShapes(entries, [on], () => homes(on, entries))),
      layer("looks", looks(on, scene)),
      layer("labels", on.crowd === "bare" ? [] : entries.map((entry) => labels(entry, [on], () => label(on, entry)))),
      standing(`numerals ${on.width} ${on.length}`, () => layer("numerals", numerals(on))),
      layer("badges", badgeShapes(options, (slot) => polar(on.outer - 11, angleOf(on, slot)))),
      layer("cursors", cursorsOf(on, scene)),
      layer("words", on.caption > 0 ? [] : centre(on, words, hand)),
      ...(on.caption > 0 ? captionBelow(on, words, hand) : []),
    ],
  };
}

function captionBelow(on: Dial, ...words: [Parameters<typeof caption>[3], Parameters<typeof caption>[4]]): Shape[] {
  return [{ kind: "group", key: "caption", class: "words", x: 0, y: 0, turn: 0, children: caption(4, on.height - on.caption + 6, on.width - 8, ...words) }];
}

/** Where the variables point of the method that runs. */
function cursorsOf(on: Dial, scene: Scene): Shape[] {
  const listing = here(scene);
  return listing ? cursorShapes(listing.variables, [on], () => cursors(on, pointers(scene))) : [];
}

/** The empty slots. */
function cells(on: Dial): Shape[] {
  const d = sectorPath(cellSector(on));
  return Array.from({ length: on.length }, (_, slot) => ({
    kind: "group",
    key: String(slot),
    class: "cell",
    marks: { slot },
    x: 0,
    y: 0,
    turn: angleOf(on, slot),
    children: [{ kind: "path", key: "outline", class: "outline", d }],
  }));
}

/** An entry's body. It is drawn at the top and turned into place, so that it travels along the ring. */
function sector(dial: Dial, entry: Seat, say: Say): Shape {
  const on = bandOf(dial, entry);
  const shape = cellSector(on);
  const children: Shape[] = [{ kind: "path", key: "body", class: "body", d: sectorPath(shape) }];
  if (entry.state === "stale") {
    children.push({ kind: "path", key: "hatch", class: "hatch", d: hatch(sectorPolygon(shape), on.fonts.label > 11 ? 7 : 6) });
  } else if (entry.state === "lingering") {
    const { from, to, inner, outer } = shape;
    const inset = Math.min((200 / on.outer), (to - from) / 5);
    children.push({ kind: "path", key: "inset", class: "inset", d: sectorPath({ inner: inner + 3.5, outer: outer - 3.5, from: from + inset, to: to - inset }) });
  }
  const turn = angleOf(on, entry.index);
  return {
    kind: "group",
    key: entry.id,
    class: entry.marked.entry ? `entry ${entry.state} marked` : `entry ${entry.state}`,
    marks: marksOf(entry),
    x: 0,
    y: 0,
    turn,
    subject: { name: entry.subject, at: middleOf(on, entry) },
    says: slotWords(entry, say),
    children,
  };
}

/** What an entry has of the ring's depth: all of it, or its part of a bucket, the first entry outside. */
function bandOf(on: Dial, { place, of }: Seat): Dial {
  const depth = (on.outer - on.inner) / of;
  return { ...on, outer: on.outer - place * depth, inner: on.outer - (place + 1) * depth + (place + 1 < of ? 2 : 0) };
}

/** The middle of an entry's sector, in the picture. */
function middleOf(dial: Dial, entry: Seat): Point {
  const { center, inner, outer, ...on } = bandOf(dial, entry);
  const { index } = entry;
  const { x, y } = polar((inner + outer) / 2, (index * 360) / on.length);
  return { x: center.x + x, y: center.y + y };
}

/** A notch at every home slot, and from each displaced entry an arc to its home. */
function homes(on: Dial, entries: readonly Seat[]): Shape[] {
  const shapes: Shape[] = [];
  const notches = new Map<number, Shape>();
  const rim = on.inner - 7;
  for (const entry of entries) {
    const { home, index, state } = entry;
    if (home === undefined) {
      continue;
    }
    if (!notches.has(home) || home === index) {
      const { x, y } = polar(rim, angleOf(on, home));
      const radius = on.length > 32 ? 2.4 : 3.4;
      notches.set(home, { kind: "box", key: `home ${home}`, class: `home ${state}`, x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius, radius, marks: { slot: home } });
    }
    if (home !== index) {
      shapes.push({ kind: "path", key: `arc ${entry.id}`, class: `arc ${state}`, d: orbit(on, index, home), marks: marksOf(entry) });
    }
  }
  return [...shapes, ...notches.values()];
}

/** From a slot's inner edge along the rim of the hole to a home; the further it is, the deeper the arc lies. */
function orbit(on: Dial, index: number, home: number): string {
  const away = (index - home + on.length) % on.length;
  const [from, to] = [angleOf(on, index), angleOf(on, index) - (away * 360) / on.length];
  const radius = on.inner - 13 - 3 * Math.min(3, away - 1);
  const corner = Math.min((from - to) / 2, (9 * 180) / (Math.PI * radius));
  const start = `M${at(polar(on.inner - 1, from))}Q${at(polar(radius, from))} ${at(polar(radius, from - corner))}`;
  const along = from - to > 180 ? 1 : 0;
  const middle = `A${radius} ${radius} 0 ${along} 0 ${at(polar(radius, to + corner))}`;
  return `${start}${middle}Q${at(polar(radius, to))} ${at(polar(on.inner - 9, to))}`;
}

/** Outside the numerals, how each cell was looked at. */
function looks(on: Dial, scene: Scene): Shape[] {
  const { cells: looked, last } = looksOf(scene);
  const { from, to } = cellSector(on);
  const d = arcPath(on.looks, from, to);
  return [...looked].map(([slot, look]) => {
    const name = slot === last ? `look ${look} last` : `look ${look}`;
    return lookShapes(`${on.width} ${on.length} ${slot} ${name}`, () => ({
      kind: "group",
      key: String(slot),
      class: name,
      marks: { slot },
      x: 0,
      y: 0,
      turn: angleOf(on, slot),
      children: [{ kind: "path", key: "rim", class: "rim", d }],
    }));
  });
}

/** An entry's key and value. */
function label(dial: Dial, entry: Seat): Shape {
  const on = bandOf(dial, entry);
  const angle = angleOf(on, entry.index);
  const upright = on.crowd === "upright";
  return {
    kind: "group",
    key: entry.id,
    class: `label ${entry.state}`,
    marks: marksOf(entry),
    ...(upright ? polar((on.inner + on.outer) / 2, angle) : { x: 0, y: 0 }),
    turn: upright ? 0 : radialTurn(angle),
    subject: { name: entry.subject, at: middleOf(on, entry) },
    children: upright ? uprightLabel(on, entry) : radialLabel(on, entry),
  };
}

function uprightLabel(on: Dial, entry: Seat): Shape[] {
  const { fonts, inner, outer } = on;
  const angle = angleOf(on, entry.index);
  const { from, to } = cellSector(on);
  const free = sectorPolygon({ inner: inner + 3, outer: outer - 3, from: angle + from + 1, to: angle + to - 1 });
  const middle = polar((inner + outer) / 2, angle);
  return labelShapes(entry, fonts.label, entry.of > 1 ? linesIn(outer - inner - fonts.label, fonts.label) : 5, (y) => room(free, { x: middle.x, y: middle.y + y }, fonts.label * 0.9));
}

/** Along the radius: key and value on a line each where the cell is wide enough, or else one after the other. */
function radialLabel(on: Dial, entry: Seat): Shape[] {
  const size = on.fonts.label;
  const angle = angleOf(on, entry.index);
  const side = angle < 180 ? 1 : -1;
  const anchor = side === 1 ? "start" : "end";
  const far = on.outer - 20;
  const wideFrom = (2.5 * size * on.length) / (2 * Math.PI);
  const two = wideFrom < on.inner + (on.outer - on.inner) * 0.25;
  const near = Math.max(on.inner + 5, two ? wideFrom : 0);
  const key = keyText(entry);
  const common = { kind: "text", x: side * near, anchor, size } as const;
  const texts: Shape[] = [];
  const line = (name: "key" | "value", text: string, x: number, y: number) => {
    texts.push({ ...common, key: name, class: name, x: side * x, y: y + size * 0.35, text });
    if (entry.marked[name]) {
      const width = textWidth(text, size);
      texts.push(underline(`mark ${name}`, side === 1 ? x : -x - width, y + size * 0.35 + 2, width));
    }
  };
  if (two) {
    line("key", fitName(key, size, far - near), near, -size * 0.58);
    line("value", fit(entry.valueName, size, far - near), near, size * 0.58);
  } else {
    const first = fitName(key, size, (far - near) * 0.6);
    const value = fit(entry.valueName, size, far - near - textWidth(first, size) - 6);
    // Both are read outward on the right half and inward on the left one, the key first.
    const [a, b] = side === 1 ? [near, near + textWidth(first, size) + 6] : [near + textWidth(value, size) + 6, near];
    line("key", first, a, 0);
    line("value", value, b, 0);
  }
  return texts;
}

function radialTurn(angle: number): number {
  return angle < 180 ? angle - 90 : angle + 90;
}

/** The slots' indices; in a great crowd only every fourth. */
function numerals(on: Dial): Shape[] {
  const { numeral } = on.fonts;
  const every = (2 * Math.PI * on.numerals) / on.length < numeral * 1.5 ? 4 : 1;
  const shapes: Shape[] = [];
  for (let slot = 0; slot < on.length; slot += every) {
    const { x, y } = polar(on.numerals, angleOf(on, slot));
    shapes.push({ kind: "text", key: String(slot), class: "numeral", x, y: y + numeral * 0.36, anchor: "middle", size: numeral, text: String(slot), marks: { slot } });
  }
  return shapes;
}
