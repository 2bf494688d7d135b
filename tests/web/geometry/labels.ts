/**
 * Reads a figure's pictures: labels on each other, labels that leave their picture or the shape they stand in.
 *
 * A label counts as the ink of its glyphs, turned as it is drawn. It knows SVG, and not what is drawn.
 */
import type { Misfit, Places } from "./misfit";

/** Runs in the page, so it stands for itself: whatever it calls is inside it. */
export function labelMisfits(element: Element, { parts, unseen }: Places): Misfit[] {
  /** Pixels that are forgiven: glyphs have soft edges. */
  const SLACK = 1;
  const root = element.shadowRoot;
  const pen = document.createElement("canvas").getContext("2d");
  if (!root || !pen) {
    throw new Error("no figure, or no canvas to measure its text with");
  }

  interface Label {
    readonly text: string;
    readonly corners: readonly DOMPoint[];
    readonly middle: DOMPoint;
    readonly reach: number;
  }

  const shows = (node: Element) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  function labelOf(node: SVGTextContentElement): Label[] {
    const text = node.textContent.trim();
    const matrix = node.getScreenCTM();
    if (!pen || text === "" || !matrix || !shows(node)) {
      return [];
    }
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(node);
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const ink = pen.measureText(text);
    const start = node.getStartPositionOfChar(0);
    const [left, right] = [start.x - ink.actualBoundingBoxLeft, start.x + ink.actualBoundingBoxRight];
    const [top, bottom] = [start.y - ink.actualBoundingBoxAscent, start.y + ink.actualBoundingBoxDescent];
    const onScreen = (x: number, y: number) => new DOMPoint(x, y).matrixTransform(matrix);
    const corners = [onScreen(left, top), onScreen(right, top), onScreen(right, bottom), onScreen(left, bottom)];
    const middle = onScreen((left + right) / 2, (top + bottom) / 2);
    const reach = Math.max(...corners.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y)));
    return [{ text, corners, middle, reach }];
  }

  /** How deep two labels are in each other: the least push that parts them, along a side of either. */
  function depth({ corners: a }: Label, { corners: b }: Label): number {
    let least = Infinity;
    for (const shape of [a, b]) {
      for (const [from, to] of [shape.slice(0, 2), shape.slice(1, 3)]) {
        if (from && to) {
          const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
          const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length];
          const along = (points: readonly DOMPoint[]) => points.map((point) => point.x * x + point.y * y);
          const [as, bs] = [along(a), along(b)];
          least = Math.min(least, Math.max(...as) - Math.min(...bs), Math.max(...bs) - Math.min(...as));
        }
      }
    }
    return least;
  }

  const near = ({ x, y }: DOMPoint, box: DOMRect) =>
    x > box.left - SLACK && x < box.right + SLACK && y > box.top - SLACK && y < box.bottom + SLACK;

  function fills(shape: SVGGeometryElement, point: DOMPoint): boolean {
    const matrix = shape.getScreenCTM();
    return matrix !== null && shape.isPointInFill(point.matrixTransform(matrix.inverse()));
  }

  /** The smallest shape of those that a label's middle is in. */
  function holderOf({ middle }: Label, shapes: readonly (readonly [SVGGeometryElement, DOMRect])[]) {
    let holder: SVGGeometryElement | undefined;
    let size = Infinity;
    for (const [shape, box] of shapes) {
      const area = box.width * box.height;
      if (area < size && near(middle, box) && fills(shape, middle) && getComputedStyle(shape).fill !== "none" && shows(shape)) {
        holder = shape;
        size = area;
      }
    }
    return holder;
  }

  /** A corner, a little nearer to the middle. */
  function inward({ x, y }: DOMPoint, { middle, reach }: Label): DOMPoint {
    const share = Math.max(0, reach - SLACK * 1.5) / (reach || 1);
    return new DOMPoint(middle.x + (x - middle.x) * share, middle.y + (y - middle.y) * share);
  }

  const found: Misfit[] = [];
  for (const svg of root.querySelectorAll("svg")) {
    const labels = [...svg.querySelectorAll<SVGTextContentElement>("text, tspan")]
      .filter((node) => !node.querySelector("tspan") && !node.closest(unseen))
      .flatMap(labelOf);
    if (labels.length === 0) {
      continue;
    }
    const part = svg.closest(parts);
    const where = `${part?.getAttribute("part") ?? part?.className ?? ""} picture`.trim();
    const edge = svg.getBoundingClientRect();
    const shapes = [...svg.querySelectorAll<SVGGeometryElement>("rect, path, circle, ellipse, polygon")].map(
      (shape) => [shape, shape.getBoundingClientRect()] as const,
    );
    labels.forEach((label, n) => {
      for (const other of labels.slice(n + 1)) {
        const apart = Math.hypot(label.middle.x - other.middle.x, label.middle.y - other.middle.y);
        const by = apart < label.reach + other.reach ? depth(label, other) : 0;
        if (by > SLACK) {
          found.push({ kind: "overlap", where, what: `“${label.text}” and “${other.text}” by ${by.toFixed(1)} px` });
        }
      }
      if (!label.corners.every((corner) => near(corner, edge))) {
        found.push({ kind: "cut", where, what: `“${label.text}” leaves the picture` });
      }
      const holder = holderOf(label, shapes);
      if (holder && !label.corners.every((corner) => fills(holder, inward(corner, label)))) {
        const name = holder.closest("[class]")?.getAttribute("class") ?? holder.localName;
        found.push({ kind: "sticks out", where, what: `“${label.text}” out of its ${name}` });
      }
    });
  }
  return found;
}
