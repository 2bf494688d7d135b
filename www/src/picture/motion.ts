/**
 * Motion is the difference of two descriptions: what keeps its key is moved, and turned the shorter way round; what is
 * new comes from where its subject was; what is gone fades for one picture.
 *
 * Data in, data out; the style sheet decides how long a move takes. Nothing is remembered but the last description, so
 * steps can come as fast as they like.
 */
import type { Point } from "./geometry";
import type { Group, Picture, Shape } from "./shape";

/** The class of what has just gone. */
const LEAVING = "leaving";

/** The next picture as it follows the last one. What did not change is the very same object. */
export function follow(last: Picture | undefined, next: Picture): Picture {
  if (!last) {
    return next;
  }
  const subjects: Subjects = { last: subjectsOf(last.shapes), next: subjectsOf(next.shapes) };
  return { ...next, shapes: followAll(last.shapes, next.shapes, subjects) };
}

/** Where each subject is drawn, by its name. */
type Places = ReadonlyMap<string, Point>;

interface Subjects {
  readonly last: Places;
  readonly next: Places;
}

/** Subjects are drawn by the groups that lie directly in a layer. */
function subjectsOf(layers: readonly Shape[]): Places {
  const found = new Map<string, Point>();
  for (const layer of layers) {
    for (const shape of layer.kind === "group" ? layer.children : []) {
      if (shape.kind === "group" && shape.subject && !isLeaving(shape)) {
        found.set(shape.subject.name, shape.subject.at);
      }
    }
  }
  return found;
}

function followAll(last: readonly Shape[], next: readonly Shape[], subjects: Subjects): readonly Shape[] {
  if (last === next) {
    return last;
  }
  const before = new Map(last.map((shape) => [keyOf(shape), shape]));
  const shapes = next.map((shape) => followOne(before.get(keyOf(shape)), shape, subjects));
  const keys = new Set(next.map(keyOf));
  for (const [n, shape] of last.entries()) {
    if (shape.kind === "group" && shape.subject && !keys.has(keyOf(shape)) && !subjects.next.has(shape.subject.name) && !isLeaving(shape)) {
      shapes.splice(n, 0, leaving(shape));
    }
  }
  return shapes.length === last.length && shapes.every((shape, n) => shape === last[n]) ? last : shapes;
}

function keyOf({ kind, key }: Shape): string {
  return `${kind} ${key}`;
}

function isLeaving(shape: Shape): boolean {
  return shape.class.endsWith(` ${LEAVING}`);
}

/** A group that is gone, for the time that it takes to fade. It stands for nothing any more. */
function leaving(group: Group): Group {
  const { kind, key, x, y, turn, children, subject } = group;
  return { kind, key, x, y, turn, children, ...(subject && { subject }), class: `${group.class} ${LEAVING}` };
}

function followOne(last: Shape | undefined, next: Shape, subjects: Subjects): Shape {
  if (last === next) {
    return last;
  }
  if (next.kind !== "group") {
    return last && equal(last, next) ? last : next;
  }
  if (last?.kind !== "group") {
    const from = comingFrom(next, subjects);
    return from ? { ...next, from } : next;
  }
  const children = followAll(last.children, next.children, subjects);
  const group = { ...next, turn: nearest(last.turn, next.turn), children };
  return equal(last, group) ? last : group;
}

/** Where a new group starts if its subject was drawn elsewhere. */
function comingFrom({ subject, x, y, turn }: Group, subjects: Subjects): Group["from"] {
  const was = subject && subjects.last.get(subject.name);
  if (!was || (was.x === subject.at.x && was.y === subject.at.y)) {
    return undefined;
  }
  return { x: x + was.x - subject.at.x, y: y + was.y - subject.at.y, turn };
}

/** The angle among `turn` ± whole circles that is nearest to `from`. */
function nearest(from: number, turn: number): number {
  return turn + 360 * Math.round((from - turn) / 360);
}

/** Whether two descriptions say the same. Where a group came from is over. */
function equal(a: unknown, b: unknown): boolean {
  if (a === b || typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
    return a === b;
  }
  const [fields, others] = [a, b] as Readonly<Record<string, unknown>>[];
  for (const name in fields) {
    if (name !== "from" && !equal(fields[name], others?.[name])) {
      return false;
    }
  }
  for (const name in others) {
    if (name !== "from" && !(name in a)) {
      return false;
    }
  }
  return true;
}
