/** The tags of the index variables around a ring. They slide along it until none covers another. */
import { angleOf, cellSector } from "./dial";
import type { Dial } from "./dial";
import { at, polar, sectorPath } from "./geometry";
import type { Point } from "./geometry";
import type { Pointer } from "./pointers";
import type { Shape } from "./shape";
import { textWidth } from "./type";

const PADDING = 5;
const GAP = 3;
const LEADING = 1.15;

interface Tag extends Pointer {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Where it would stand if it were alone, and where it stands, in degrees. */
  readonly wish: number;
  turn: number;
}

/** An outline around each slot that a variable points at, and the variable's tag beside it. */
export function cursors(on: Dial, pointers: readonly Pointer[]): Shape[] {
  const tags = spread(on, pointers.map((pointer) => tagOf(on, pointer)));
  const outline = sectorPath(cellSector(on));
  const outlines = tags.map(({ name, slot }): Shape => {
    const turn = angleOf(on, slot);
    return { kind: "group", key: `outline ${name}`, class: "pointed", marks: { slot }, x: 0, y: 0, turn, children: [{ kind: "path", key: "outline", class: "outline", d: outline }] };
  });
  const stems = tags.map(({ name, slot, ...tag }): Shape => {
    const d = `M${at(polar(on.cursorsInside ? on.inner : on.margin - 3, angleOf(on, slot)))}L${at(middleOf(on, tag, tag.turn))}`;
    return { kind: "path", key: `stem ${name}`, class: "stem", d };
  });
  return [...outlines, ...stems, ...tags.map((tag) => tagShape(tag, tag.lines, middleOf(on, tag, tag.turn), on.fonts.cursor, tag))];
}

function tagOf(on: Dial, pointer: Pointer): Tag {
  const { name, note, slot } = pointer;
  const { cursor } = on.fonts;
  const words = name.length > 6 ? name.split(/(?<=[a-z])(?=[A-Z][a-z]{3,}$)/) : [name];
  const lines = note === "" ? words : [...words, note];
  const width = Math.max(...lines.map((line) => textWidth(line, cursor))) + 2 * PADDING;
  const wish = angleOf(on, slot);
  return { ...pointer, lines, width: Math.max(width, cursor * 1.9), height: lines.length * cursor * LEADING + 6, wish, turn: wish };
}

/** A tag: a box with the lines of a variable's name. */
export function tagShape(
  { name, slot }: Pointer,
  lines: readonly string[],
  middle: Point,
  size: number,
  { width, height }: { readonly width: number; readonly height: number },
): Shape {
  return {
    kind: "group",
    key: `tag ${name}`,
    class: name === "i" ? "tag moving" : "tag",
    marks: { slot },
    ...middle,
    turn: 0,
    children: [
      { kind: "box", key: "box", class: "box", x: -width / 2, y: -height / 2, width, height, radius: Math.min(8, height / 2) },
      ...lines.map((text, n): Shape => {
        const y = (n - (lines.length - 1) / 2) * size * LEADING + size * 0.34;
        return { kind: "text", key: `line ${n}`, class: "name", x: 0, y, anchor: "middle", size, text };
      }),
    ],
  };
}

/** The middle of a tag at an angle: it touches the margin, from outside or from within. */
function middleOf(on: Dial, { width, height }: { readonly width: number; readonly height: number }, turn: number): Point {
  const direction = polar(1, turn);
  const reach = (Math.abs(direction.x) * width + Math.abs(direction.y) * height) / 2;
  return polar(on.cursorsInside ? on.margin - reach : on.margin + reach, turn);
}

/** Pushes tags that cover each other apart, degree by degree. */
function spread(on: Dial, tags: readonly Tag[]): readonly Tag[] {
  for (let round = 0; round < 180 && pushed(on, tags); round += 1);
  return tags;
}

function pushed(on: Dial, tags: readonly Tag[]): boolean {
  let any = false;
  for (const [n, tag] of tags.entries()) {
    for (const other of tags.slice(n + 1)) {
      const [a, b] = [middleOf(on, tag, tag.turn), middleOf(on, other, other.turn)];
      const apart =
        Math.abs(a.x - b.x) >= (tag.width + other.width) / 2 + GAP || Math.abs(a.y - b.y) >= (tag.height + other.height) / 2 + GAP;
      if (!apart) {
        any = true;
        // The one that points further back goes back; at the same slot, the one that is named first.
        const side = after(tag.wish, other.wish) > 0 ? 1 : -1;
        tag.turn += side;
        other.turn -= side;
      }
    }
  }
  return any;
}

/** How many degrees `a` lies after `b`, the shorter way round. */
function after(a: number, b: number): number {
  return ((((a - b + 180) % 360) + 360) % 360) - 180;
}
