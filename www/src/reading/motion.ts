/**
 * The few things that move: the light along the cells that a call looks at, the line behind it, and entries that trade
 * places. By the Web Animations API, from the geometry: what is drawn is always the end of the movement.
 */
import type { Stop } from "../model/walk";
import { at as pointAt, middle, pair, partOf, RADIUS } from "./geometry";
import type { Geometry, Point } from "./geometry";

/** Milliseconds from cell to cell, in a walk and in a scan; of a trade; and the most that a whole walk takes. */
const CELL = 350;
const SCAN = 650;
const TRADE = 900;
const MOST = 6000;

/** Whether the reader wants no movement. */
export function calm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** The movement that is under way; another one ends it. */
export class Motion {
  #running: Animation[] = [];

  /** Ends what moves: everything is where it was drawn. */
  stop(): void {
    for (const animation of this.#running) {
      animation.cancel();
    }
    this.#running = [];
  }

  add(element: Element, frames: Keyframe[], timing: KeyframeAnimationOptions): void {
    this.#running.push(element.animate(frames, { fill: "backwards", easing: "ease-in-out", ...timing }));
  }

  /** Has something appear after a while. */
  appear(element: Element, delay: number, duration = 200): void {
    this.add(element, [{ opacity: 0 }, {}], { delay, duration });
  }

  /** An Entry comes to its seat from where it sat, through the inside of the ring. */
  trade(label: Element, geometry: Geometry, from: number, to: number): void {
    const there = middle(geometry, to, RADIUS.label);
    const start = middle(geometry, from, RADIUS.label);
    const shorter = ((to - from + geometry.parts * 1.5) % geometry.parts) - geometry.parts / 2;
    // Of two that trade places one goes nearer to the centre, so that they pass each other.
    const radius = shorter < 0 ? 160 : 118;
    const between = pointAt(radius, (from + shorter / 2) * geometry.angle);
    const frames = [start, between, there].map(({ x, y }) => ({ transform: `translate(${x}px, ${y}px)` }));
    this.add(label, frames, { duration: TRADE });
  }
}

/** When the light comes to each of some looks, in milliseconds, and when it has come to the last. */
export interface Timing {
  readonly times: readonly number[];
  readonly total: number;
}

/** The times of looks, one after the other. */
export function timingOf(stops: readonly Stop[]): Timing {
  const durations = stops.map(({ kind }, index): number => (index === 0 ? 0 : kind === "scanned" ? SCAN : CELL));
  const sum = durations.reduce((all, duration) => all + duration, 0);
  const scale = sum > MOST ? MOST / sum : 1;
  const times: number[] = [];
  let time = 0;
  for (const duration of durations) {
    time += duration * scale;
    times.push(time);
  }
  return { times, total: time };
}

/** Where a light at a slot stands. */
export function lightAt(geometry: Geometry, slot: number): Point {
  return middle(geometry, partOf(geometry, slot), RADIUS.label);
}

/** The positions of a light that goes through looks. */
export function lightFrames(geometry: Geometry, stops: readonly Stop[], { times, total }: Timing): Keyframe[] {
  return stops.map(({ slot }, index) => {
    const [x = "0", y = "0"] = pair(lightAt(geometry, slot)).split(" ");
    return { transform: `translate(${x}px, ${y}px)`, offset: total === 0 ? (index === 0 ? 0 : 1) : (times[index] ?? 0) / total };
  });
}
