/**
 * Motion is the difference of two descriptions: what keeps its key is moved, and turned the shorter way round.
 *
 * Data in, data out; the style sheet decides how long a move takes.
 */
import type { Group, Picture, Shape } from "./shape";

/** The next picture, with turns counted on from the last one, so that nothing goes the long way round the ring. */
export function follow(last: Picture | undefined, next: Picture): Picture {
  return last ? { ...next, shapes: followAll(last.shapes, next.shapes) } : next;
}

function followAll(last: readonly Shape[], next: readonly Shape[]): Shape[] {
  const groups = new Map(last.flatMap((shape) => (shape.kind === "group" ? [[shape.key, shape] as const] : [])));
  return next.map((shape) => {
    const before = shape.kind === "group" ? groups.get(shape.key) : undefined;
    return shape.kind === "group" && before ? followGroup(before, shape) : shape;
  });
}

function followGroup(last: Group, next: Group): Group {
  return { ...next, turn: nearest(last.turn, next.turn), children: followAll(last.children, next.children) };
}

/** The angle among `turn` ± whole circles that is nearest to `from`. */
function nearest(from: number, turn: number): number {
  return turn + 360 * Math.round((from - turn) / 360);
}
