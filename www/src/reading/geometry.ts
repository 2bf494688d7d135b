/** Where things stand in the ring: numbers in, numbers and path data out. It knows no table and no DOM. */

/** What the picture shows of the plane: room for the trail and its numbers around the ring. */
export const VIEW_BOX = "-318 -306 636 612";

/** The distances from the centre. */
export const RADIUS = { home: 131, inner: 140, label: 188, outer: 236, index: 253, trail: 274, number: 294 } as const;

/** More seats than this are not drawn one by one: each part of the ring then stands for several slots. */
export const MOST_PARTS = 64;

/** A point. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The ring of a table of that many slots. */
export interface Geometry {
  readonly length: number;
  /** How many parts the ring has. */
  readonly parts: number;
  /** How many slots a part stands for. */
  readonly slotsPerPart: number;
  /** The angle of a part, in degrees. */
  readonly angle: number;
}

export function geometryOf(length: number): Geometry {
  const parts = Math.min(length, MOST_PARTS);
  return { length, parts, slotsPerPart: length / parts, angle: 360 / parts };
}

/** The part that a slot is in. */
export function partOf({ slotsPerPart }: Geometry, slot: number): number {
  return Math.floor(slot / slotsPerPart);
}

/** The point at a distance from the centre, at an angle in degrees from the top, clockwise. */
export function at(radius: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return { x: round(radius * Math.sin(angle)), y: round(-radius * Math.cos(angle)) };
}

/** The middle of a part at a distance from the centre. */
export function middle(geometry: Geometry, part: number, radius: number): Point {
  return at(radius, part * geometry.angle);
}

/** The outline of a part. */
export function wedge({ angle }: Geometry, part: number): string {
  const gap = Math.min(0.9, angle / 12);
  const [from, to] = [part * angle - angle / 2, part * angle + angle / 2];
  const { inner, outer } = RADIUS;
  const outside = `M${pair(at(outer, from + gap))}A${outer} ${outer} 0 0 1 ${pair(at(outer, to - gap))}`;
  return `${outside}L${pair(at(inner, to - gap * 1.6))}A${inner} ${inner} 0 0 0 ${pair(at(inner, from + gap * 1.6))}Z`;
}

/** An arc around the centre from one angle to another, clockwise, or the other way. */
export function arc(radius: number, from: number, to: number, backwards = false): string {
  const isLong = Math.abs(to - from) > 180 ? 1 : 0;
  const [start, end, sweep] = backwards ? [to, from, 0] : [from, to, 1];
  return `M${pair(at(radius, start))}A${radius} ${radius} 0 ${isLong} ${sweep} ${pair(at(radius, end))}`;
}

/** The way inside the ring from a displaced Entry to its home. */
export function wayHome(geometry: Geometry, part: number, home: number): string {
  const distance = (part - home + geometry.parts) % geometry.parts;
  const depth = distance > 1 ? 84 : 100;
  const between = home * geometry.angle + (distance * geometry.angle) / 2;
  return `M${pair(middle(geometry, part, RADIUS.inner - 2))}Q${pair(at(depth, between))} ${pair(at(RADIUS.home + 2, home * geometry.angle + Math.min(3, geometry.angle / 4)))}`;
}

export function pair({ x, y }: Point): string {
  return `${x} ${y}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
