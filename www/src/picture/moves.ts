/**
 * What moves in one picture, by the Web Animations API and from the geometry: what is drawn is always where a movement ends.
 *
 * It knows shapes and their elements, and not what they mean.
 */
import type { Box, Group, Path, Place } from "./shape";

/** What has these classes does not glide: it jumps at each step, and nobody loses sight of it. */
const JUMPS = /^(?:tag|pointed)\b/;

/** The classes of what fades in. */
const FADES = /^(?:entry|label|hand|thing|wire|holder|note)\b/;

/** The classes of lines and boxes that go along with what they belong to. */
const FOLLOWS = /^(?:edge|frame)\b/;

export class Moves {
  #running: Animation[] = [];
  /** Milliseconds; 0 if nothing is to move. */
  #pace = 0;

  /** Another picture: whatever still moves is where it was drawn, unless it is the same moment once more. */
  begin(pace: number | undefined): void {
    this.#pace = pace ?? 0;
    if (pace !== undefined) {
      for (const animation of this.#running) {
        animation.cancel();
      }
      this.#running = [];
    }
  }

  /** A group goes from one place to another, and turns the shorter way round. */
  move(element: Element, from: Place, to: Group): void {
    if (this.#pace > 0 && !JUMPS.test(to.class)) {
      const turn = from.turn + 360 * Math.round((to.turn - from.turn) / 360);
      this.#add(element, [{ transform: transformOf({ ...from, turn }) }, { transform: transformOf(to) }]);
    }
  }

  /** A new group comes from where its subject was, or fades in. */
  arrive(element: Element, group: Group): void {
    if (this.#pace > 0 && group.from) {
      this.move(element, group.from, group);
    } else if (this.#pace > 0 && FADES.test(group.class)) {
      this.#add(element, [{ opacity: 0 }, {}]);
    }
  }

  /** A line takes another way. */
  bend(element: Element, from: Path, to: Path): void {
    if (this.#pace > 0 && FOLLOWS.test(to.class)) {
      this.#add(element, [{ d: `path("${from.d}")` }, { d: `path("${to.d}")` }]);
    }
  }

  /** A box grows or shrinks. */
  stretch(element: Element, from: Box, to: Box): void {
    if (this.#pace > 0 && FOLLOWS.test(to.class) && (from.y !== to.y || from.height !== to.height)) {
      const at = ({ y, height }: Box): Keyframe => ({ y: `${y}px`, height: `${height}px` });
      this.#add(element, [at(from), at(to)]);
    }
  }

  #add(element: Element, frames: Keyframe[]): void {
    this.#running.push(element.animate(frames, { duration: this.#pace, easing: "ease-in-out" }));
  }
}

/** A group's place as a style: attributes do not move everywhere. */
export function transformOf({ x, y, turn }: Place): string {
  return `translate(${x}px, ${y}px) rotate(${turn}deg)`;
}
