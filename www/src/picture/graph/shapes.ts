/** A layout as shapes: boxes and wires as groups that keep their key, so that they travel. It knows no colours. */
import type { Say } from "../../i18n";
import { hatch, r, rectanglePolygon } from "../geometry";
import { textWidth } from "../type";
import type { Point } from "../geometry";
import type { Group, Marks, Picture, Shape, Text } from "../shape";
import type { Layout, Placed, PlacedBox, PlacedName, PlacedNote } from "./layout";
import { channelOf, stripOf } from "./measures";
import type { Measures } from "./measures";
import type { Model } from "./model";
import { ENTRIES, HOLDERS, KEYS, NAMES, VALUES } from "./plan";
import type { Column } from "./plan";
import type { Route } from "./routes";
import { boxWords } from "./words";

/** Corners of a wire. Always as many, so that its way can change smoothly. */
const CORNERS = 6;

/** The shapes of a laid-out graph. */
export function shapesOf(layout: Layout, { heap }: Model, on: Measures, say: Say): Picture["shapes"] {
  const isStale = ({ box }: PlacedBox) =>
    box.column === ENTRIES && /\bstale\b/.test(box.look) && heap.links(box.objects[0] ?? 0).every(({ name }) => name !== "referent");
  return [
    ...heads(layout, on, say),
    ...layout.groups.map(({ span, x, y, width, height }): Shape =>
      on.stacked
        ? { kind: "path", key: span.key, class: "bar", d: `M${r(x + 1)} ${r(y)}V${r(y + height)}` }
        : { kind: "box", key: span.key, class: span.look, x, y, width, height, radius: 8 },
    ),
    ...layout.maps.map(({ span, x, y, width, height }): Shape => ({
      kind: "box", key: span.key, class: span.look, x, y, width, height, radius: 8, marks: { objects: span.objects },
    })),
    ...layout.captions.map(({ key, x, y, text }) => at(key, "caption", x, y, [line("text", "head", 0, 0, "start", on.small, text)])),
    ...ordered(layout.routes.map((route) => wire(route, on, say))),
    ...ordered(layout.boxes.map((place) => box(place, layout, on, { isStale: isStale(place), says: boxWords(place.box, undefined, say) }))),
    ...ordered(layout.names.map((place) => name(place, layout, on))),
    ...ordered(layout.notes.flatMap((place) => note(place, layout, on))),
  ];
}

/** Shapes in the order of their keys: wherever they stand, siblings keep their order. */
function ordered(shapes: readonly Shape[]): readonly Shape[] {
  return [...shapes].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** What stands in the columns that are in use. */
function heads({ boxes }: Layout, on: Measures, say: Say): Shape[] {
  const used = (column: Column) => boxes.some(({ box }) => box.column === column);
  const words = [
    [NAMES, say("ui.roots"), true],
    [KEYS, on.stacked ? "Key" : "ThreadLocal", used(KEYS)],
    [ENTRIES, "Entry", used(ENTRIES)],
    [VALUES, used(ENTRIES) ? say("ui.value") : "referent", used(VALUES)],
  ] as const;
  return words.flatMap(([column, text, isUsed]) => {
    const { x, width } = stripOf(on, column, 0, false);
    const isRoots = column === NAMES;
    const middle = x + width / 2;
    return isUsed ? [line(`head ${column}`, "head", isRoots ? x + 2 : middle, 12, isRoots ? "start" : "middle", on.small, text)] : [];
  });
}

function at(key: string, look: string, x: number, y: number, children: readonly Shape[], marks?: Marks): Group {
  return { kind: "group", key, class: look, x, y, turn: 0, children, ...(marks ? { marks } : {}) };
}

function line(key: string, look: string, x: number, y: number, anchor: Text["anchor"], size: number, text: string): Text {
  return { kind: "text", key, class: look, x, y, anchor, size, text };
}

function marksOf(objects: readonly number[], slot: number | undefined): Marks {
  return slot === undefined ? { objects } : { slot, objects };
}

function box(place: PlacedBox, { middles }: Layout, on: Measures, { isStale, says }: { readonly isStale: boolean; readonly says: string }): Shape {
  const { box, x, width, height } = place;
  const children: Shape[] = [];
  if (!box.head || box.detail !== "") {
    children.push({ kind: "box", key: "body", class: `node ${box.look}`, x: 0, y: -height / 2, width, height, radius: 6 });
  }
  if (isStale) {
    children.push({ kind: "path", key: "hatch", class: "hatch", d: hatch(rectanglePolygon(1, -height / 2 + 1, width - 2, height - 2), 6) });
  }
  children.push(...texts(place, width / 2, "middle", on, `name ${box.look}`));
  const y = middles[place.line] ?? 0;
  const subject = { name: box.key, at: { x: x + width / 2, y } };
  return { ...at(box.key, `thing ${box.look}`, x, y, children, marksOf(box.objects, box.slot)), subject, says };
}

/** The lines of a label around the middle of its place. */
function texts({ size: font, texts, details }: Placed, x: number, anchor: Text["anchor"], on: Measures, look: string): Text[] {
  const lines = [...texts.map((text) => ({ text, size: font, look })), ...details.map((text) => ({ text, size: on.small, look: "detail" }))];
  return lines.map(({ text, size, look }, n) => line(String(n), look, x, (n - (lines.length - 1) / 2) * on.textHeight + size * 0.35, anchor, size, text));
}

function name(place: PlacedName, { middles }: Layout, on: Measures): Shape {
  const { name, x } = place;
  const children = name.text === "" ? [dot()] : texts(place, 0, "start", on, name.look);
  return at(name.key, "holder", x, middles[place.line] ?? 0, children, { objects: name.objects });
}

/** A root without a name: a thread that runs, where there is no room to say so. */
function dot(): Shape {
  return { kind: "box", key: "dot", class: "dot", x: -3, y: -3, width: 6, height: 6, radius: 3 };
}

function note({ line: n, note }: PlacedNote, { middles, boxes }: Layout, on: Measures): Shape[] {
  const { key, column, text, look, from, objects, slot } = note;
  const strip = stripOf(on, column, 0, false);
  const y = middles[n] ?? 0;
  const size = look.startsWith("aside") || look === "cleared" ? on.small : on.font;
  const word = (x: number, anchor: Text["anchor"]) => line("text", look, x, size * 0.35, anchor, size, text);
  if (from === undefined) {
    const isRest = look.endsWith("rest");
    const child = isRest ? word(strip.x + strip.width, "end") : word(strip.x + strip.width / 2, "middle");
    return [at(key, "note", 0, y, [child], marksOf(objects, slot))];
  }
  // A reference that was cleared: its beginning, a cross, and the word where there is room for it.
  const source = boxes.find(({ line, box }) => line === n && box.column === from);
  const leftward = from === ENTRIES;
  const channel = channelOf(on, leftward ? KEYS : HOLDERS);
  const start = (source?.x ?? 0) + (leftward ? -1 : (source?.width ?? 0) + 1);
  const end = leftward ? channel.x + 6 : channel.x + channel.width - 6;
  const children: Shape[] = [
    { kind: "path", key: "stub", class: `edge ${note.strength} cut`, d: `M${r(start)} 0H${r(end)}` },
    cross({ x: end, y: 0 }),
  ];
  if (!on.stacked && text !== "") {
    children.push(leftward ? word(strip.x + strip.width - 2, "end") : word(strip.x + 2, "start"));
  }
  return [at(key, "note", 0, y, children, marksOf(objects, slot))];
}

function cross({ x, y }: Point): Shape {
  return { kind: "path", key: "cross", class: "cross", d: `M${r(x - 4)} ${r(y - 4)}l8 8m0 -8l-8 8` };
}

function wire({ wire, points, label, middle }: Route, on: Measures, say: Say): Shape {
  const name = `edge ${wire.strength} ${wire.look}`.trimEnd();
  const corners = [...points, ...Array.from({ length: CORNERS }, () => points.at(-1))].slice(0, CORNERS).flatMap((point) => (point ? [point] : []));
  const d = corners.map(({ x, y }, n) => `${n === 0 ? "M" : "L"}${r(x)} ${r(y)}`).join("");
  const children: Shape[] = [
    { kind: "path", key: "way", class: name, d },
    tip("tip", name, points.at(-2), points.at(-1)),
  ];
  if (wire.both) {
    children.push(tip("tail", name, points[1], points[0]));
  }
  if (wire.cut) {
    children.push(cross(middle));
  }
  const text = wire.strength === "strong" ? "" : say(`ui.graph.${wire.strength}`);
  if (label && textWidth(text, on.small) <= label.width) {
    children.push(line("label", "strength", label.at.x, label.at.y, "middle", on.small, text));
  }
  const key = `wire ${wire.key}`;
  return { ...at(key, "wire", 0, 0, children, marksOf(wire.objects, wire.slot)), subject: { name: key, at: { x: 0, y: 0 } } };
}

/** An arrow's tip, in the direction of the last stretch. */
function tip(key: string, name: string, from: Point | undefined, to: Point | undefined): Shape {
  const { x, y } = to ?? { x: 0, y: 0 };
  const [dx, dy] = [Math.sign(x - (from?.x ?? x)), Math.sign(y - (from?.y ?? y))];
  const back = { x: x - dx * 7, y: y - dy * 7 };
  const side = { x: dy * 3.6, y: dx * 3.6 };
  const d = `M${r(x)} ${r(y)}L${r(back.x - side.x)} ${r(back.y - side.y)}L${r(back.x + side.x)} ${r(back.y + side.y)}Z`;
  return { kind: "path", key, class: `${name} tip`, d };
}
