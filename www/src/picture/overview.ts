/**
 * A long table as a whole: what state its cells are in, where the cursors are, and which part is drawn large. Rows that
 * did not change are the very same shapes, whatever happens elsewhere: there can be 65,536 slots.
 */
import type { Fate, Slots } from "../engine";
import { STATES, STATE_ORDER } from "../scene";
import type { Scene, SlotState } from "../scene";
import { byKey, lastFor } from "../memo";
import { r } from "./geometry";
import type { Grid } from "./grid";
import type { Looks } from "./looks";
import type { Pointer } from "./pointers";
import type { Box, Group, Shape } from "./shape";

/** How full a cell for several slots is, in steps. */
const LEVELS = 4;
/** A code per cell: 0 for nothing, or else the worst state in it and how full it is. */
type Codes = Uint8Array;

/** More boxes than this are not needed to point at a part. */
const PART_LIMIT = 512;

/** The whole table; `page` is the part that is drawn large. */
export function overview(on: Grid, scene: Scene, looks: Looks, pointers: readonly Pointer[], page: { readonly first: number; readonly count: number }): Shape[] {
  const rows = rowShapes(on, codesOf(on, scene), lookedOf(on, looks));
  const pointed = pointers.map(({ name, slot }): Box => ({ ...boxOf(on, slot, 1), key: `outline ${name}`, class: "cursor-cell" }));
  const window: Box = { ...boxOf(on, page.first, page.count), key: "page", class: "page" };
  const fixed = `${on.width} ${on.top} ${scene.length}`;
  return [
    layer("overview", rows),
    standing(`numerals ${fixed}`, () => layer("row-numerals", numerals(on))),
    standing(`parts ${fixed}`, () => layer("parts", parts(on, scene.length))),
    layer("overview-cursors", [window, ...pointed]),
  ];
}

function layer(key: string, children: readonly Shape[]): Group {
  return { kind: "group", key, class: key, x: 0, y: 0, turn: 0, children };
}

/** The outline of a slot's cell, or of the cells of several slots in one row. */
function boxOf(on: Grid, slot: number, count: number): Omit<Box, "key" | "class"> {
  const cell = Math.floor(slot / on.slotsPerCell);
  const x = on.left + (cell % on.columns) * on.cell.width;
  const y = on.top + Math.floor(cell / on.columns) * on.cell.height;
  const width = Math.min(on.columns, Math.max(1, count / on.slotsPerCell)) * on.cell.width;
  return { kind: "box", x: x - 1, y: y - 1, width: width + 2, height: on.cell.height + 2, radius: 2 };
}

/** The codes that were found last in a grid of these measures, and what they were found in. */
const lastCodes = byKey<{ slots?: WeakRef<Slots>; fates?: ReadonlyMap<number, Fate> | undefined; codes: Codes }>(16);

/** The code of each cell. Only the cells of slots that changed are looked at where that is known. */
function codesOf(on: Grid, { slots, fates, length }: Scene): Codes {
  const last = lastCodes(`${measuresOf(on)} ${length}`, () => ({ codes: new Uint8Array() }));
  const known = fates.size > 0 ? fates : undefined;
  const before = last.slots?.deref();
  if (before !== slots || last.fates !== known) {
    const changed = before && last.fates === known && before.length === slots.length ? slots.changesFrom(before) : undefined;
    const codes = changed ? last.codes.slice() : new Uint8Array(on.rows * on.columns);
    const cells = changed ? new Set(changed.filter((number) => number < length).map((slot) => Math.floor(slot / on.slotsPerCell))) : codes.keys();
    for (const cell of cells) {
      codes[cell] = codeOf(on, slots, known, cell);
    }
    Object.assign(last, { slots: new WeakRef(slots), fates: known, codes });
  }
  return last.codes;
}

function measuresOf({ rows, columns, width, top }: Grid): string {
  return `${rows} ${columns} ${width} ${top}`;
}

/** The worst state in a cell, and how full it is. */
function codeOf({ slotsPerCell }: Grid, { words }: Slots, fates: ReadonlyMap<number, Fate> | undefined, cell: number): number {
  let worst = 0;
  let count = 0;
  const first = cell * slotsPerCell * 4;
  for (let word = first; word < first + slotsPerCell * 4; word += 4) {
    if ((words[word] ?? 0) !== 0) {
      const state = words[word + 1] === 0 ? STATE_ORDER.length : fates ? 1 + orderOf(fates, words[word + 3] ?? 0) : 1;
      count += 1;
      worst = state > worst ? state : worst;
    }
  }
  return worst === 0 ? 0 : worst * LEVELS + Math.ceil((count * LEVELS) / slotsPerCell) - 1;
}

function orderOf(fates: ReadonlyMap<number, Fate>, value: number): number {
  const fate = fates.get(value);
  return fate === undefined ? 0 : STATE_ORDER.indexOf(STATES[fate]);
}

/** Whether each cell was looked at. */
function lookedOf(on: Grid, looks: Looks): Uint8Array {
  return lookedFor(looks, [measuresOf(on)], () => lookedIn(on, looks));
}

const lookedFor = lastFor<Uint8Array>();

function lookedIn(on: Grid, { cells }: Looks): Uint8Array {
  const looked = new Uint8Array(on.rows * on.columns);
  for (const [slot, look] of cells) {
    if (look !== "never") {
      looked[Math.floor(slot / on.slotsPerCell)] = 1;
    }
  }
  return looked;
}

/** What stands where it stood, by all that it depends on. */
const standing = byKey<Group>(16);

/** What was drawn last in a grid of these measures. */
const lastDrawn = byKey<{ codes: Codes; looked: Uint8Array; rows: readonly Group[] }>(16);

/** The rows, those that did not change being the very same. */
function rowShapes(on: Grid, codes: Codes, looked: Uint8Array): readonly Group[] {
  const { columns } = on;
  const none = { codes: new Uint8Array(), looked: new Uint8Array(), rows: [] };
  const last = lastDrawn(measuresOf(on), () => none);
  const changed = (now: Uint8Array, was: Uint8Array, row: number) => {
    if (now === was) {
      return false;
    }
    for (let cell = row * columns; cell < (row + 1) * columns; cell += 1) {
      if (now[cell] !== was[cell]) {
        return true;
      }
    }
    return false;
  };
  const rows = Array.from({ length: on.rows }, (_, row) => {
    const drawn = last.rows[row];
    return drawn && !changed(codes, last.codes, row) && !changed(looked, last.looked, row)
      ? drawn
      : newRow(on, row, codes.subarray(row * columns, (row + 1) * columns), looked.subarray(row * columns, (row + 1) * columns));
  });
  Object.assign(last, { codes, looked, rows });
  return rows;
}

/** A row: its cells by state, and a line below those that were looked at. */
function newRow(on: Grid, row: number, cells: Codes, looks: Uint8Array): Group {
  const { width, height } = on.cell;
  const gap = width >= 6 ? 1 : 0;
  const paths = new Map<string, string>();
  const add = (name: string, from: number, to: number, top: number, high: number) => {
    const d = `M${r(from * width + gap / 2)} ${r(top)}h${r((to - from) * width - gap)}v${r(high)}h${r(gap - (to - from) * width)}z`;
    paths.set(name, (paths.get(name) ?? "") + d);
  };
  const inner = height - (height >= 6 ? 2 : 1);
  for (const { code, from, to } of runs(cells, gap > 0)) {
    if (code > 0) {
      const state: SlotState | undefined = STATE_ORDER[Math.floor(code / LEVELS) - 1];
      add(`small ${state ?? ""} level${(code % LEVELS) + 1}`, from, to, 0, inner);
    }
  }
  for (const { code, from, to } of runs(looks, false)) {
    if (code > 0) {
      add("small-look", from, to, height - 1.2, 1.2);
    }
  }
  return {
    kind: "group",
    key: `row ${row}`,
    class: "grid-row",
    x: on.left,
    y: on.top + row * height,
    turn: 0,
    children: [
      { kind: "box", key: "ground", class: "ground", x: 0, y: 0, width: on.width, height: inner, radius: 0 },
      ...[...paths].map(([name, d]): Shape => ({ kind: "path", key: name, class: name, d })),
    ],
  };
}

/** The runs of equal codes; each cell alone if they are drawn apart. */
function* runs(codes: Uint8Array, apart: boolean): Generator<{ code: number; from: number; to: number }> {
  for (let from = 0; from < codes.length; ) {
    const code = codes[from] ?? 0;
    let to = from + 1;
    while (!apart && to < codes.length && codes[to] === code) {
      to += 1;
    }
    yield { code, from, to };
    from = to;
  }
}

/** The index of every row's first slot, as far as they have room. */
function numerals(on: Grid): Shape[] {
  const every = Math.ceil((on.font * 1.3) / on.cell.height);
  const shapes: Shape[] = [];
  for (let row = 0; row < on.rows; row += every) {
    const text = String(row * on.columns * on.slotsPerCell);
    const y = on.top + row * on.cell.height + Math.min(on.cell.height / 2 + on.font * 0.36, on.font);
    shapes.push({ kind: "text", key: text, class: "numeral", x: on.left - 6, y, anchor: "end", size: on.font, text });
  }
  return shapes;
}

/** Boxes that nobody sees, to point at a part of the table. */
function parts(on: Grid, length: number): Shape[] {
  const count = Math.max(16, length / PART_LIMIT);
  return Array.from({ length: length / count }, (_, n) => ({ ...boxOf(on, n * count, count), key: String(n), class: "part", marks: { slot: n * count } }));
}
