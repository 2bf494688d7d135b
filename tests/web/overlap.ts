/** Whether the texts of a picture cover each other, are covered, or leave the picture: by the widths that it reckons with. */
import type { Group, Picture, Shape, Text } from "../../www/src/picture/shape";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle as it lies in the picture, turned or not, and what it is. */
interface Patch {
  readonly name: string;
  readonly corners: readonly Point[];
  readonly opaque: boolean;
  /** The group that it belongs to: a tag's box may lie under the tag's own text. */
  readonly group: string;
}

/** How wide a text is, in its font. */
export type Measure = (text: Text) => number;

/** What is wrong with a picture, in words; nothing if all is well. */
export function faults(picture: Picture, measure: Measure): string[] {
  const patches: Patch[] = [];
  const twice: string[] = [];
  collect(picture.shapes, { name: "", place: (point) => point, patches, twice, measure });
  const texts = patches.filter(({ opaque }) => !opaque);
  const found = twice.map((name) => `two shapes are called ${name}`);
  for (const { name, corners } of patches) {
    if (corners.some(({ x, y }) => x < -0.5 || y < -0.5 || x > picture.width + 0.5 || y > picture.height + 0.5)) {
      found.push(`${name} leaves the picture`);
    }
  }
  for (const [n, patch] of patches.entries()) {
    for (const text of texts) {
      const other = patches.indexOf(text);
      const pair = patch.opaque ? patch.group !== text.group : other > n;
      if (pair && cover(patch.corners, text.corners)) {
        found.push(`${patch.name} covers ${text.name}`);
      }
    }
  }
  return found;
}

interface Walk {
  readonly name: string;
  readonly place: (point: Point) => Point;
  readonly patches: Patch[];
  readonly twice: string[];
  readonly measure: Measure;
}

function collect(shapes: readonly Shape[], walk: Walk): void {
  const keys = new Set<string>();
  for (const shape of shapes) {
    const name = `${walk.name}/${shape.kind} ${shape.key}`;
    if (keys.has(name)) {
      walk.twice.push(name);
    }
    keys.add(name);
    if (shape.kind === "group") {
      collect(shape.children, { ...walk, name, place: placed(shape, walk.place) });
    } else if (shape.kind === "text" && shape.text !== "") {
      const width = walk.measure(shape);
      const left = shape.x - (shape.anchor === "start" ? 0 : shape.anchor === "end" ? width : width / 2);
      // What is between the top of a figure and the baseline; what hangs below it rarely meets anything.
      const corners = rectangle(left, shape.y - shape.size * 0.72, width, shape.size * 0.74).map(walk.place);
      walk.patches.push({ name: `${name} “${shape.text}”`, corners, opaque: false, group: walk.name });
    } else if (shape.kind === "box" && ["box", "disc", "node"].includes(shape.class)) {
      const corners = rectangle(shape.x, shape.y, shape.width, shape.height).map(walk.place);
      walk.patches.push({ name, corners, opaque: true, group: walk.name });
    }
  }
}

function placed({ x, y, turn }: Group, outer: (point: Point) => Point): (point: Point) => Point {
  const [sin, cos] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)];
  return (point) => outer({ x: x + point.x * cos - point.y * sin, y: y + point.x * sin + point.y * cos });
}

function rectangle(x: number, y: number, width: number, height: number): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** Whether two rectangles, turned or not, have an area in common: no edge of either parts them. */
function cover(a: readonly Point[], b: readonly Point[]): boolean {
  return [a, b].every((corners) =>
    corners.slice(0, 2).every((corner, n) => {
      const next = corners[n + 1] ?? corner;
      const along = (point: Point) => point.x * (next.x - corner.x) + point.y * (next.y - corner.y);
      const length = Math.hypot(next.x - corner.x, next.y - corner.y);
      const [of, other] = [a.map(along), b.map(along)];
      return Math.min(...of) < Math.max(...other) - 0.3 * length && Math.min(...other) < Math.max(...of) - 0.3 * length;
    }),
  );
}
