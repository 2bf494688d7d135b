/**
 * The table as an array: slots in rows, with the same signs as the ring. A long table shows the part that matters and
 * under it the whole. It knows no DOM, no colours and no language.
 */
import type { Say } from "../i18n";
import { byKey, lastFor } from "../memo";
import type { Scene } from "../scene";
import { badgeShapes } from "./badges";
import { caption, captionHeight } from "./centre";
import { tagShape } from "./cursors";
import { slotWords } from "./describe";
import { hatch, r, rectanglePolygon } from "./geometry";
import { grid } from "./grid";
import { labelShapes, linesIn } from "./label";
import { looksOf } from "./looks";
import { overview } from "./overview";
import { pointers } from "./pointers";
import type { Pointer } from "./pointers";
import { marksOf, seats } from "./seats";
import type { Seat } from "./seats";
import type { Picture, Shape } from "./shape";
import type { SlotsOptions } from "./slots";
import { cornerOf, isOn, leftOf, ROW, rowOf, tape } from "./tape";
import type { Tape } from "./tape";
import { textWidth } from "./type";
import { handOf, wordsOf } from "./words";

const GAP = 1.5;

/** What stands where it stood, by all that it depends on. */
const standing = byKey<Shape>(64);
const tapes = byKey<Tape>(64);
const lookShapes = byKey<Shape>(2048);

/** The shapes that were made of these last. */
const bodies = lastFor<Shape>();
const labels = lastFor<Shape>();
const homeShapes = lastFor<Shape[]>();

/** Longer tables are drawn as a whole, and large only in part. */
const LARGE_LIMIT = 64;
/** How many slots of a longer table are drawn large. */
const PAGE = 16;

/** The strip of a scene. */
export function strip(scene: Scene, options: SlotsOptions): Picture {
  const { length } = scene;
  const page = length > LARGE_LIMIT ? { first: pageOf(scene, options.slot), count: PAGE } : { first: 0, count: length };
  const on = tapes(`${options.width} ${page.first} ${page.count}`, () => tape(options.width, page.first, page.count));
  const words = wordsOf(scene, options.say, options.slot);
  const shapes = rows(on, scene, options);
  let top = on.height + 4;
  if (length > LARGE_LIMIT) {
    const whole = grid(on.width, top, length);
    shapes.push(...overview(whole, scene, looksOf(scene), pointers(scene), page));
    top += whole.height + 6;
  }
  shapes.push(layer("words", caption(leftOf(on) + 2, top, on.columns * on.cell.width - 4, words, handOf(scene))));
  return { width: on.width, height: top + captionHeight(on.width), shapes };
}

/** Where the part begins that matters: what the reader points at, or else where the algorithm is. */
function pageOf(scene: Scene, slot: number | undefined): number {
  const at = pointers(scene);
  const named = scene.view.message.arguments.find((argument) => typeof argument.slot === "number")?.slot;
  const focus = slot ?? (at.find(({ name }) => name === "i") ?? at[0])?.slot ?? named ?? 0;
  return focus - (focus % PAGE);
}

function layer(key: string, children: readonly Shape[]): Shape {
  return { kind: "group", key, class: key, x: 0, y: 0, turn: 0, children };
}

/** The rows with all that is in them. */
function rows(on: Tape, scene: Scene, options: SlotsOptions): Shape[] {
  const entries = seats(scene, on.first, on.count);
  const badge = (slot: number) => {
    const { x, y } = cornerOf(on, slot);
    return { x: x + on.cell.width - 10, y: y + 9 };
  };
  const fixed = `${on.width} ${on.first} ${on.count}`;
  return [
    standing(`cells ${fixed}`, () => layer("cells", cells(on))),
    layer("entries", entries.map((entry) => bodies(entry, [on, options.say], () => body(on, entry, options.say)))),
    layer("homes", homeShapes(entries, [on, scene.length], () => homes(on, scene, entries))),
    layer("looks", looks(on, scene)),
    layer("labels", entries.map((entry) => labels(entry, [on], () => label(on, entry)))),
    standing(`numerals ${fixed}`, () => layer("numerals", numerals(on))),
    layer("badges", badgeShapes(options, badge)),
    layer("cursors", cursors(on, pointers(scene).filter(({ slot }) => isOn(on, slot)))),
  ];
}

function cells(on: Tape): Shape[] {
  return slotsOf(on).map((slot) => ({ ...boxOf(on, slot, GAP), key: String(slot), class: "cell outline", marks: { slot } }));
}

function slotsOf({ first, count }: Tape): number[] {
  return Array.from({ length: count }, (_, n) => first + n);
}

function boxOf(on: Tape, slot: number, inset: number) {
  const { x, y } = cornerOf(on, slot);
  return { kind: "box" as const, x: x + inset, y, width: on.cell.width - 2 * inset, height: on.cell.height, radius: 4 };
}

/** An entry's body. It is drawn at the origin and moved into place, so that it travels. */
function body(on: Tape, entry: Seat, say: Say): Shape {
  const width = on.cell.width - 2 * GAP;
  const { top, height } = bandOf(on, entry);
  const children: Shape[] = [{ kind: "box", key: "body", class: "body", x: GAP, y: 0, width, height, radius: 4 }];
  if (entry.state === "stale") {
    children.push({ kind: "path", key: "hatch", class: "hatch", d: hatch(rectanglePolygon(GAP + 1, 1, width - 2, height - 2), 7) });
  } else if (entry.state === "lingering") {
    children.push({ kind: "box", key: "inset", class: "inset", x: GAP + 3, y: 3, width: width - 6, height: height - 6, radius: 2 });
  }
  const { x, y } = cornerOf(on, entry.index);
  const corner = { x, y: y + top };
  return {
    kind: "group",
    key: entry.id,
    class: entry.marked.entry ? `entry ${entry.state} marked` : `entry ${entry.state}`,
    marks: marksOf(entry),
    ...corner,
    turn: 0,
    subject: { name: entry.subject, at: { x: corner.x + on.cell.width / 2, y: corner.y + height / 2 } },
    says: slotWords(entry, say),
    children,
  };
}

/** What an entry has of the height of a cell: all of it, or its part of a bucket, the first entry on top. */
function bandOf({ cell }: Tape, { place, of }: Seat): { readonly top: number; readonly height: number } {
  const height = cell.height / of;
  return { top: place * height, height: height - (place + 1 < of ? 2 : 0) };
}

function label(on: Tape, entry: Seat): Shape {
  const { label: size, numeral } = on.fonts;
  const { x, y } = cornerOf(on, entry.index);
  const { top, height } = bandOf(on, entry);
  // The slot's number is over the text, or, where several share the cell, beside it.
  const isShared = entry.of > 1;
  const free = isShared ? 0 : numeral + 3;
  const width = on.cell.width - 2 * GAP - (isShared ? 4 * numeral : 4);
  const middle = { x: x + on.cell.width / 2, y: y + top + (height + free) / 2 };
  return {
    kind: "group",
    key: entry.id,
    class: `label ${entry.state}`,
    marks: marksOf(entry),
    ...middle,
    turn: 0,
    subject: { name: entry.subject, at: { x: middle.x, y: y + top + height / 2 } },
    children: labelShapes(entry, size, isShared ? linesIn(height, size) : on.lines, () => width),
  };
}

function numerals(on: Tape): Shape[] {
  const size = on.fonts.numeral;
  return slotsOf(on).map((slot) => {
    const { x, y } = cornerOf(on, slot);
    return { kind: "text", key: String(slot), class: "numeral", x: x + GAP + 4, y: y + size + 2, anchor: "start", size, text: String(slot), marks: { slot } };
  });
}

/** A notch at every home slot, and from each displaced entry an arc to its home, over the edge of a row if need be. */
function homes(on: Tape, scene: Scene, entries: readonly Seat[]): Shape[] {
  const shapes: Shape[] = [];
  const notches = new Map<number, Shape>();
  const radius = 3;
  for (const entry of entries) {
    const { home, index, state } = entry;
    if (home === undefined) {
      continue;
    }
    if (isOn(on, home) && (!notches.has(home) || home === index)) {
      const { x, y } = footOf(on, home);
      notches.set(home, { kind: "box", key: `home ${home}`, class: `home ${state}`, x: x - radius, y: y + 4 - radius, width: 2 * radius, height: 2 * radius, radius, marks: { slot: home } });
    }
    if (home !== index) {
      shapes.push({ kind: "path", key: `arc ${entry.id}`, class: `arc ${state}`, d: arc(on, scene.length, index, home), marks: marksOf(entry) });
    }
  }
  return [...shapes, ...notches.values()];
}

/** The middle of a cell's lower edge. */
function footOf(on: Tape, slot: number): { x: number; y: number } {
  const { x, y } = cornerOf(on, slot);
  return { x: x + on.cell.width / 2, y: y + on.cell.height };
}

/** Below the cells from an entry back to its home. Where a row begins in between, it goes on at the end of the one before. */
function arc(on: Tape, length: number, index: number, home: number): string {
  const away = (index - home + length) % length;
  const depth = 7 + Math.min(8, 2.5 * away);
  const from = footOf(on, index);
  const [left, right] = [leftOf(on), leftOf(on) + on.columns * on.cell.width];
  const start = `M${r(from.x)} ${r(from.y + 1)}`;
  if (isOn(on, home) && home < index && rowOf(on, home) === rowOf(on, index)) {
    const to = footOf(on, home);
    const corner = Math.min(8, (from.x - to.x) / 2);
    return `${start}Q${r(from.x)} ${r(from.y + depth)} ${r(from.x - corner)} ${r(from.y + depth)}H${r(to.x + corner)}Q${r(to.x)} ${r(from.y + depth)} ${r(to.x)} ${r(to.y + 7)}`;
  }
  const out = `${start}Q${r(from.x)} ${r(from.y + depth)} ${r(from.x - 8)} ${r(from.y + depth)}H${r(left)}`;
  if (!isOn(on, home)) {
    return out;
  }
  const to = footOf(on, home);
  return `${out}M${r(right)} ${r(to.y + depth)}H${r(to.x + 8)}Q${r(to.x)} ${r(to.y + depth)} ${r(to.x)} ${r(to.y + 7)}`;
}

/** Above the cells, how each was looked at. */
function looks(on: Tape, scene: Scene): Shape[] {
  const { cells: looked, last } = looksOf(scene);
  return [...looked].filter(([slot]) => isOn(on, slot)).map(([slot, look]) => {
    const name = slot === last ? `look ${look} last` : `look ${look}`;
    return lookShapes(`${on.width} ${on.first} ${on.count} ${slot} ${name}`, () => {
      const { x, y } = cornerOf(on, slot);
      return {
        kind: "group",
        key: String(slot),
        class: name,
        marks: { slot },
        x,
        y: y - ROW.cells + ROW.looks,
        turn: 0,
        children: [{ kind: "path", key: "rim", class: "rim", d: `M${GAP} 0H${r(on.cell.width - GAP)}` }],
      };
    });
  });
}

/** An outline around each slot that a variable points at, and above it the variable's tag. */
function cursors(on: Tape, all: readonly Pointer[]): Shape[] {
  const tags = all.map((pointer) => {
    const text = pointer.note === "" ? pointer.name : `${pointer.name}  ${pointer.note}`;
    const { x } = cornerOf(on, pointer.slot);
    const width = Math.max(textWidth(text, on.fonts.cursor) + 8, on.fonts.cursor * 1.9);
    return { ...pointer, text, width, wish: x + on.cell.width / 2, middle: 0 };
  });
  for (let row = 0; row < on.count / on.columns; row += 1) {
    placeSideBySide(tags.filter(({ slot }) => rowOf(on, slot) === row), on.width);
  }
  const height = ROW.tags - 2;
  return [
    ...tags.map(({ name, slot }): Shape => {
      const { x, y } = cornerOf(on, slot);
      const box = { ...boxOf(on, slot, GAP), x: GAP, y: 0, key: "outline", class: "outline" };
      return { kind: "group", key: `outline ${name}`, class: "pointed", marks: { slot }, x, y, turn: 0, children: [box] };
    }),
    ...tags.map(({ name, slot, middle, wish }): Shape => {
      const top = rowOf(on, slot) * on.rowHeight;
      return { kind: "path", key: `stem ${name}`, class: "stem", d: `M${r(wish)} ${r(top + ROW.looks - 3)}L${r(middle)} ${r(top + height / 2)}` };
    }),
    ...tags.map((tag) => {
      const middle = { x: tag.middle, y: rowOf(on, tag.slot) * on.rowHeight + 1 + height / 2 };
      return tagShape(tag, [tag.text], middle, on.fonts.cursor, { width: tag.width, height });
    }),
  ];
}

/** Gives each its wish as far as they do not cover each other, from left to right, and then pushes all back into the width. */
function placeSideBySide(tags: { readonly wish: number; readonly width: number; middle: number }[], width: number): void {
  const sorted = tags.toSorted((a, b) => a.wish - b.wish);
  let left = 1;
  for (const tag of sorted) {
    tag.middle = Math.max(tag.wish, left + tag.width / 2);
    left = tag.middle + tag.width / 2 + 3;
  }
  let right = width - 1;
  for (const tag of sorted.toReversed()) {
    tag.middle = Math.min(tag.middle, right - tag.width / 2);
    right = tag.middle - tag.width / 2 - 3;
  }
}
