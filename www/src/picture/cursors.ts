/** What points at the slots of a ring: the variables of the listing that are indices, and the cells that were scanned. */
import type { Scene } from "../scene";
import { angleOf, cellOf, cellSector } from "./dial";
import type { Dial } from "./dial";
import { at, polar, sectorPath, textWidth } from "./geometry";
import type { Shape } from "./shape";

const PADDING = 6;
const STACK_GAP = 2;

/** A mark on the rim of each slot that `cleanSomeSlots` has looked at; the last one is the strongest. */
export function scanned(on: Dial, scene: Scene): Shape[] {
  const looked = here(scene)?.scanned ?? [];
  const { from, to } = cellSector(on);
  const d = sectorPath({ inner: on.outer + 3, outer: on.outer + (on.roomy ? 7.5 : 6), from, to });
  const last = looked.at(-1);
  return [...new Set(looked)].map((slot) => ({
    kind: "group",
    key: String(slot),
    class: slot === last ? "scan last" : "scan",
    marks: { slot },
    x: 0,
    y: 0,
    turn: angleOf(on, cellOf(on, slot)),
    children: [{ kind: "path", key: "rim", class: "rim", d }],
  }));
}

interface Tag {
  readonly name: string;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** A tag for each index variable at its slot, and an outline around the slots that have one. */
export function cursors(on: Dial, scene: Scene): Shape[] {
  const bySlot = new Map<number, Tag[]>();
  for (const { name, slot } of here(scene)?.variables ?? []) {
    if (typeof slot === "number" && slot < on.length) {
      bySlot.set(slot, [...(bySlot.get(slot) ?? []), tag(on, name)]);
    }
  }
  const outline = sectorPath(cellSector(on));
  return [...bySlot].flatMap(([slot, tags]) => [
    {
      kind: "path" as const,
      key: `stem ${slot}`,
      class: "stem",
      d: `M${at(polar(on.outer, angleOf(on, cellOf(on, slot))))}L${at(blockCenter(on, slot, tags))}`,
    },
    {
      kind: "group" as const,
      key: `outline ${slot}`,
      class: "pointed",
      marks: { slot },
      x: 0,
      y: 0,
      turn: angleOf(on, cellOf(on, slot)),
      children: [{ kind: "path" as const, key: "outline", class: "outline", d: outline }],
    },
    ...stack(on, slot, tags),
  ]);
}

/** What the listing says, if it works on the table that is drawn. */
function here({ view, table }: Scene): Scene["view"]["listing"] {
  const { listing } = view;
  return listing && (listing.map === table?.map || listing.map === 0) ? listing : undefined;
}

function tag({ fonts }: Dial, name: string): Tag {
  const lines = name.length > 6 ? name.split(/(?<=[a-z])(?=[A-Z][a-z]{3,}$)/) : [name];
  const width = Math.max(...lines.map((line) => textWidth(line, fonts.cursor))) + 2 * PADDING;
  return { name, lines, width: Math.max(width, fonts.cursor * 1.9), height: lines.length * fonts.cursor * 1.15 + 6 };
}

/** The tags of one slot, one below the other. */
function stack(on: Dial, slot: number, tags: readonly Tag[]): Shape[] {
  const center = blockCenter(on, slot, tags);
  let y = center.y - blockSize(tags).height / 2;
  return tags.map(({ name, lines, width, height }) => {
    const top = y;
    y += height + STACK_GAP;
    const size = on.fonts.cursor;
    return {
      kind: "group",
      key: `tag ${name}`,
      class: name === "i" ? "tag moving" : "tag",
      marks: { slot },
      x: center.x,
      y: top + height / 2,
      turn: 0,
      children: [
        { kind: "box", key: "box", class: "box", x: -width / 2, y: -height / 2, width, height, radius: Math.min(9, height / 2) },
        ...lines.map((text, n) => ({
          kind: "text" as const,
          key: text,
          class: "name",
          x: 0,
          y: (n - (lines.length - 1) / 2) * size * 1.15 + size * 0.34,
          anchor: "middle" as const,
          size,
          text,
        })),
      ],
    };
  });
}

function blockSize(tags: readonly Tag[]): { width: number; height: number } {
  return {
    width: Math.max(...tags.map(({ width }) => width)),
    height: tags.reduce((sum, { height }) => sum + height + STACK_GAP, -STACK_GAP),
  };
}

/** The middle of a slot's tags: just outside the ring, but never outside the picture. */
function blockCenter(on: Dial, slot: number, tags: readonly Tag[]): { x: number; y: number } {
  const { width, height } = blockSize(tags);
  const direction = polar(1, angleOf(on, cellOf(on, slot)));
  const reach = (Math.abs(direction.x) * width) / 2 + (Math.abs(direction.y) * height) / 2;
  const distance = on.outer + 11 + reach;
  const inside = (value: number, half: number) => Math.max(-half, Math.min(half, value));
  return {
    x: inside(direction.x * distance, (on.width - width) / 2 - 1),
    y: inside(direction.y * distance, (on.height - height) / 2 - 1),
  };
}
