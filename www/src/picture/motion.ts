/**
 * Motion is the difference of two descriptions: what keeps its key is moved; what is new comes from where its subject was;
 * what is gone fades for one picture.
 *
 * Data in, data out; `moves.ts` moves. Nothing is remembered but the last description, so steps can come as fast as they like.
 */
import { sameItems } from "../memo";
import type { Point } from "./geometry";
import type { Group, Picture, Shape } from "./shape";

/** The class of what has just gone. */
const LEAVING = "leaving";

/** The next picture as it follows the last one. */
export function follow(last: Picture | undefined, next: Picture): Picture {
  if (!last) {
    return next;
  }
  const subjects = new Subjects(last.shapes, next.shapes);
  return { ...next, shapes: followAll(last.shapes, next.shapes, subjects) };
}

/** Where each subject is drawn, by its name, in two descriptions: most steps never ask. */
class Subjects {
  readonly #shapes: readonly [last: readonly Shape[], next: readonly Shape[]];
  #last: ReadonlyMap<string, Point> | undefined;
  #next: ReadonlyMap<string, Point> | undefined;

  constructor(last: readonly Shape[], next: readonly Shape[]) {
    this.#shapes = [last, next];
  }

  get last(): ReadonlyMap<string, Point> {
    return (this.#last ??= subjectsOf(this.#shapes[0]));
  }

  get next(): ReadonlyMap<string, Point> {
    return (this.#next ??= subjectsOf(this.#shapes[1]));
  }
}

/** Subjects are drawn by the groups that lie directly in a layer. */
function subjectsOf(layers: readonly Shape[]): ReadonlyMap<string, Point> {
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

/** If nothing is new and nothing gone, what comes is what was described. */
function followAll(last: readonly Shape[], next: readonly Shape[], subjects: Subjects): readonly Shape[] {
  if (sameItems(last, next)) {
    return last;
  }
  const before = new Map(last.map((shape) => [keyOf(shape), shape]));
  const shapes = next.map((shape) => followOne(before.get(keyOf(shape)), shape, subjects));
  const keys = new Set(next.map(keyOf));
  for (const [n, shape] of last.entries()) {
    if (shape.kind === "group" && shape.subject && !keys.has(keyOf(shape)) && !isLeaving(shape) && !subjects.next.has(shape.subject.name)) {
      shapes.splice(n, 0, leaving(shape));
    }
  }
  return shapes;
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
  if (last === next || next.kind !== "group") {
    return next;
  }
  if (last?.kind !== "group") {
    const from = comingFrom(next, subjects);
    return from ? { ...next, from } : next;
  }
  const children = followAll(last.children, next.children, subjects);
  return children === next.children ? next : { ...next, children };
}

/** Where a new group starts if its subject was drawn elsewhere. */
function comingFrom({ subject, x, y, turn }: Group, subjects: Subjects): Group["from"] {
  const was = subject && subjects.last.get(subject.name);
  if (!was || (was.x === subject.at.x && was.y === subject.at.y)) {
    return undefined;
  }
  return { x: x + was.x - subject.at.x, y: y + was.y - subject.at.y, turn };
}
