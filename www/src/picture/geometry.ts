/** Points, sectors of a ring, boxes, and the room that text has in them. It knows nothing of what is drawn. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A part of a ring around the origin. Degrees, 0 is up, clockwise. */
export interface Sector {
  readonly inner: number;
  readonly outer: number;
  readonly from: number;
  readonly to: number;
}

/** A point at a distance and an angle. */
export function polar(radius: number, degrees: number): Point {
  const radians = (degrees * Math.PI) / 180;
  return { x: radius * Math.sin(radians), y: -radius * Math.cos(radians) };
}

/** The outline of a sector. */
export function sectorPath({ inner, outer, from, to }: Sector): string {
  const large = to - from > 180 ? 1 : 0;
  const start = `M${at(polar(outer, from))}A${r(outer)} ${r(outer)} 0 ${large} 1 ${at(polar(outer, to))}`;
  return `${start}L${at(polar(inner, to))}A${r(inner)} ${r(inner)} 0 ${large} 0 ${at(polar(inner, from))}Z`;
}

/** A part of a circle around the origin, as a line. */
export function arcPath(radius: number, from: number, to: number): string {
  const large = to - from > 180 ? 1 : 0;
  return `M${at(polar(radius, from))}A${r(radius)} ${r(radius)} 0 ${large} 1 ${at(polar(radius, to))}`;
}

/** A sector as a polygon, for clipping. */
export function sectorPolygon({ inner, outer, from, to }: Sector): Point[] {
  const count = Math.max(4, Math.ceil((to - from) / 4));
  const angles = Array.from({ length: count + 1 }, (_, n) => from + ((to - from) * n) / count);
  return [...angles.map((angle) => polar(outer, angle)), ...angles.reverse().map((angle) => polar(inner, angle))];
}

/** A rectangle as a polygon. */
export function rectanglePolygon(x: number, y: number, width: number, height: number): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** How wide a line of text centred on `center` can be, `height` high, without leaving the polygon. */
export function room(polygon: readonly Point[], center: Point, height: number): number {
  const edges = [center.y - height / 2, center.y, center.y + height / 2].flatMap((y) =>
    crossings(polygon, y).map((x) => Math.abs(x - center.x)),
  );
  return edges.length === 0 ? 0 : 2 * Math.min(...edges);
}

/** Slanted lines over a polygon, `spacing` apart. */
export function hatch(polygon: readonly Point[], spacing: number): string {
  // Turned by 45°, the slanted lines are level.
  const turned = polygon.map(({ x, y }) => ({ x: (x + y) * Math.SQRT1_2, y: (y - x) * Math.SQRT1_2 }));
  const heights = turned.map(({ y }) => y);
  const lines: string[] = [];
  for (let y = Math.min(...heights) + spacing / 2; y < Math.max(...heights); y += spacing) {
    const xs = crossings(turned, y).sort((a, b) => a - b);
    for (let n = 0; n + 1 < xs.length; n += 2) {
      const ends = [xs[n] ?? 0, xs[n + 1] ?? 0].map((x) => at({ x: (x - y) * Math.SQRT1_2, y: (x + y) * Math.SQRT1_2 }));
      lines.push(`M${ends.join("L")}`);
    }
  }
  return lines.join("");
}

/** Where a level line crosses the edges of a polygon. */
function crossings(polygon: readonly Point[], y: number): number[] {
  return polygon.flatMap((a, n) => {
    const b = polygon[(n + 1) % polygon.length] ?? a;
    return a.y <= y !== b.y <= y ? [a.x + ((y - a.y) * (b.x - a.x)) / (b.y - a.y)] : [];
  });
}

/** A number as it is written into a path. */
export function r(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A point as it is written into a path. */
export function at({ x, y }: Point): string {
  return `${r(x)} ${r(y)}`;
}
