/**
 * Who holds what: variables → ThreadLocal ⇠ Entry → value, one row for each Entry, with the Thread and its map above. A
 * key is met from both sides: strongly from the left, weakly from the right. It knows no DOM, no colours and no language.
 */
import type { Say } from "../i18n";
import { labelOf } from "../scene";
import type { Holder, NamedSlot, Scene } from "../scene";
import { hatch, rectanglePolygon, r } from "./geometry";
import { ROW_LIMIT, rowsOf } from "./rows";
import type { Row } from "./rows";
import type { Marks, Picture, Shape } from "./shape";
import { fit, textWidth } from "./type";

export interface GraphOptions {
  readonly width: number;
  readonly say: Say;
}

/** A column's left edge and width. */
interface Column {
  readonly x: number;
  readonly width: number;
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly roots: Column;
  readonly keys: Column;
  readonly entries: Column;
  readonly values: Column;
  readonly rowHeight: number;
  readonly boxHeight: number;
  readonly font: number;
  /** The middle of the first row. */
  readonly firstRow: number;
}

const MIN_WIDTH = 300;
const MAX_WIDTH = 760;
const THREAD_ROW = 44;

/** The reference graph of a scene. */
export function graph(scene: Scene, { width, say }: GraphOptions): Picture {
  const { rows, folded } = rowsOf(scene);
  const on = sheet(width, scene.length);
  const bottom = on.firstRow + capacity(scene.length) * on.rowHeight - on.boxHeight / 2;
  const shapes: Shape[] = [
    ...heads(on, say),
    ...frames(on, scene, say, bottom),
    ...rows.map((row, n) => rowShape(on, scene, say, row, on.firstRow + n * on.rowHeight)),
  ];
  if (folded > 0) {
    const y = on.firstRow + rows.length * on.rowHeight + on.font * 0.35;
    shapes.push({ kind: "text", key: "folded", class: "head", x: on.entries.x, y, anchor: "start", size: on.font, text: say("ui.folded", { count: folded }) });
  }
  return { width: on.width, height: on.height, shapes };
}

/** The rows to keep room for: as many Entries as such a table takes before it grows, and a key or two without one. */
function capacity(length: number): number {
  return Math.min(ROW_LIMIT + 1, Math.floor((length * 2) / 3) + 1);
}

function sheet(width: number, length: number): Sheet {
  const wide = Math.round(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width)));
  const roomy = wide >= 500;
  const [roots, keys, entries, values] = roomy ? [130, 68, 92, 128] : [66, 46, 72, 72];
  const gap = (wide - 2 - roots - keys - entries - values) / 3;
  const rowHeight = roomy ? 36 : 34;
  const firstRow = THREAD_ROW + (roomy ? 62 : 56);
  return {
    width: wide,
    height: Math.round(firstRow + capacity(length) * rowHeight),
    roots: { x: 1, width: roots },
    keys: { x: 1 + roots + gap, width: keys },
    entries: { x: 1 + roots + keys + 2 * gap, width: entries },
    values: { x: wide - 1 - values, width: values },
    rowHeight,
    boxHeight: roomy ? 27 : 24,
    font: roomy ? 12.5 : 11,
    firstRow,
  };
}

function heads(on: Sheet, say: Say): Shape[] {
  const words = [
    [on.roots, say("ui.roots")],
    [on.keys, "ThreadLocal"],
    [on.entries, "Entry"],
    [on.values, say("ui.value")],
  ] as const;
  return words.map(([{ x }, text]) => ({ kind: "text", key: `head ${r(x)}`, class: "head", x, y: 12, anchor: "start", size: on.font, text }));
}

/** The Thread, its map around the Entries, and the program's variables around their names. */
function frames(on: Sheet, scene: Scene, say: Say, bottom: number): Shape[] {
  const { roots, entries } = on;
  const top = on.firstRow - on.boxHeight / 2 - 9;
  const margin = Math.min(9, (entries.x - on.keys.x - on.keys.width) / 4);
  const around: Shape = {
    kind: "box",
    key: "variables",
    class: "frame",
    x: roots.x,
    y: top,
    width: roots.width,
    height: bottom - top + 9,
    radius: 8,
  };
  const caption = on.font < 12 ? "" : say("ui.variables");
  const shapes: Shape[] = [
    around,
    { kind: "text", key: "caption", class: "head", x: roots.x + 2, y: top - 7, anchor: "start", size: on.font, text: caption },
  ];
  const { thread, table } = scene;
  if (thread) {
    const name = on.font < 12 ? thread.name : `Thread ${thread.name}`;
    shapes.push(...box(on, "thread", "node", roots, THREAD_ROW, name, { objects: [thread.id] }));
  }
  if (thread && table) {
    const leaks = scene.view.ledger.some(({ fate }) => fate === "stale" || fate === "doomed" || fate === "pinned");
    const name = leaks ? "edge strong retains" : "edge strong";
    const map = { x: entries.x - margin, width: entries.width + 2 * margin };
    const objects = [table.map];
    shapes.push(
      { kind: "box", key: "map", class: leaks ? "frame map retains" : "frame map", x: map.x, y: THREAD_ROW - on.boxHeight / 2, width: map.width, height: bottom + 9 - THREAD_ROW + on.boxHeight / 2, radius: 8, marks: { objects } },
      { kind: "text", key: "map name", class: "name", x: map.x + map.width / 2, y: THREAD_ROW + on.font * 0.35, anchor: "middle", size: on.font, text: on.font < 12 ? "Map" : "ThreadLocalMap", marks: { objects } },
      ...arrow("map arrow", name, roots.x + roots.width, map.x, THREAD_ROW, { objects }),
    );
  }
  return shapes;
}

function rowShape(on: Sheet, scene: Scene, say: Say, row: Row, y: number): Shape {
  const { roots, keys, entries, values } = on;
  const { slot, key, value, holders, through } = row;
  const state = slot?.state ?? "none";
  const leaks = state === "stale" || state === "leaked";
  const children: Shape[] = [];
  const root = rootText(holders, through);
  if (root !== "" && key !== 0) {
    const text = fit(root, on.font, roots.width - 16);
    const lingering = holders.length > 0 && holders.every((holder) => holder.lingering);
    const from = Math.min(roots.x + roots.width - 4, roots.x + 14 + textWidth(text, on.font));
    children.push(
      { kind: "text", key: "root", class: lingering ? "root lingers" : "root", x: roots.x + 8, y: on.font * 0.35, anchor: "start", size: on.font, text, marks: { objects: [key] } },
      ...arrow("held", "edge strong", from, keys.x, 0, { objects: [key] }),
    );
  }
  if (key !== 0) {
    children.push(...box(on, "key", slot ? `node ${leaks ? "leaked" : state}` : "node", keys, 0, labelOf(scene, key), { objects: [key] }));
  }
  if (slot) {
    children.push(...entryShapes(on, say, slot, state));
  }
  if (value !== 0 || slot) {
    const marks: Marks = { objects: value === 0 ? [] : [value] };
    const text = value === 0 ? "null" : labelOf(scene, value);
    const kind = slot ? "node" : "node garbage";
    if (slot) {
      children.push(...arrow("value arrow", leaks ? "edge strong retains" : "edge strong", entries.x + entries.width, values.x, 0, marks));
    }
    children.push(...box(on, "value", `${kind} ${state}`, values, 0, text, marks));
  }
  return { kind: "group", key: row.id, class: `row ${state}`, x: 0, y, turn: 0, children, marks: slot ? { slot: slot.index } : {} };
}

function entryShapes(on: Sheet, say: Say, slot: NamedSlot, state: string): Shape[] {
  const { keys, entries, boxHeight } = on;
  const marks: Marks = { slot: slot.index, objects: [slot.entry] };
  const shapes = box(on, "entry", `node ${state}`, entries, 0, say("ui.slot", { slot: slot.index }), marks);
  if (slot.key !== 0) {
    return [...shapes, ...arrow("weak arrow", "edge weak", entries.x, keys.x + keys.width, 0, marks)];
  }
  const end = keys.x + keys.width - 8;
  const outline = rectanglePolygon(entries.x + 1, -boxHeight / 2 + 1, entries.width - 2, boxHeight - 2);
  const stripes: Shape = { kind: "path", key: "hatch", class: "hatch", d: hatch(outline, 6) };
  const [body, ...rest] = shapes;
  return [
    ...(body ? [body] : []),
    stripes,
    ...rest,
    { kind: "path", key: "cut", class: "edge weak retains", d: `M${r(entries.x)} 0H${r(end + 9)}`, marks },
    { kind: "path", key: "cross", class: "cross", d: `M${r(end - 4)} -4l8 8m0 -8l-8 8`, marks },
    { kind: "text", key: "cleared", class: "cleared", x: end - 10, y: on.font * 0.35, anchor: "end", size: on.font, text: say("ui.cleared"), marks },
  ];
}

/** The variables that hold a key, or else the object that does. */
function rootText(holders: readonly Holder[], through: string): string {
  return holders.length === 0 ? through : [...new Set(holders.map(({ name }) => name))].join(", ");
}

function box(on: Sheet, key: string, name: string, { x, width }: Column, y: number, text: string, marks: Marks): Shape[] {
  const { boxHeight: height, font } = on;
  return [
    { kind: "box", key, class: name, x, y: y - height / 2, width, height, radius: 6, marks },
    { kind: "text", key: `${key} name`, class: "name", x: x + width / 2, y: y + font * 0.35, anchor: "middle", size: font, text: fit(text, font, width - 8), marks },
  ];
}

/** A level arrow from one x to another. */
function arrow(key: string, name: string, from: number, to: number, y: number, marks: Marks): Shape[] {
  const side = Math.sign(to - from);
  const tip = to - side * 2;
  return [
    { kind: "path", key, class: name, d: `M${r(from + side * 2)} ${r(y)}H${r(tip - side * 5)}`, marks },
    { kind: "path", key: `${key} head`, class: `${name} tip`, d: `M${r(tip)} ${r(y)}l${r(-side * 7)} -3.6v7.2Z`, marks },
  ];
}
