/**
 * The walk of a call around the ring: the light on the cell it looks at, a line where it has been, strokes with `n` where
 * it scanned, dots where it never looked, and the way from the thread to a value that stays.
 */
import type { Walk } from "../model/walk";
import { arc, at, middle, pair, partOf, RADIUS } from "./geometry";
import type { Geometry } from "./geometry";
import type { Ring } from "./ring";
import { lightAt, lightFrames, timingOf } from "./motion";
import type { Motion } from "./motion";
import { put, svg, write } from "./svg";

/** A label along the dots needs so many cells. */
const LABELLED = 2;

/** What is drawn of a walk at a part of the ring. */
interface Lines {
  readonly walked: SVGPathElement;
  readonly scanned: SVGPathElement;
  /** The number that counts down in a scan. */
  readonly n: SVGTextElement;
}

export class Trail {
  readonly light = svg("circle", { class: "light", r: 92, visibility: "hidden" });
  readonly #trail = svg("g", { class: "trail" });
  /** Where the call never looked. */
  readonly #rest = svg("g", { class: "trail" });
  readonly #leak = svg("path", { class: "leak", visibility: "hidden" });
  /** The cell that the light is on. */
  readonly #lit = svg("path", { class: "cell lit", visibility: "hidden" });
  readonly group = svg("g", {}, this.#lit, this.#trail, this.#rest, this.#leak);
  readonly #ring: Ring;
  readonly #neverPath: string;
  #marked: Element[] = [];
  /** The lines at each part of the ring. */
  #lines: readonly Lines[] = [];
  #built: Geometry | undefined;

  constructor(ring: Ring, id: string) {
    this.#ring = ring;
    this.#neverPath = id;
  }

  /**
   * Draws a walk; the light comes from where it stood in `before`, if it shall move. Gives the milliseconds that takes.
   * `leaks` is the slot of the value that the call has left, `never` the words along the dots.
   */
  draw(walk: Walk, before: Walk | undefined, motion: Motion | undefined, { leaks, never }: { readonly leaks: number | undefined; readonly never: string }): number {
    const { geometry } = this.#ring;
    const known = before && isContinued(before, walk) ? before.stops.length : 0;
    const fresh = walk.stops.slice(Math.max(0, known - 1));
    const moves = motion !== undefined && walk.stops.length > known;
    const timing = timingOf(fresh);
    const timeOf = new Map<string, number>();
    for (const [index, { slot, kind }] of fresh.entries()) {
      if (index > 0 || known === 0) {
        timeOf.set(`${kind === "scanned" ? "scanned" : "walked"} ${partOf(geometry, slot)}`, timing.times[index] ?? 0);
      }
    }
    const appear = (element: SVGElement, name: "walked" | "scanned", part: number): void => {
      const time = timeOf.get(`${name} ${part}`);
      if (moves && time !== undefined) {
        motion.appear(element, time);
      }
    };
    this.#build();
    const walked = partsOf(walk.walked, (slot) => partOf(geometry, slot));
    const scanned = new Map(walk.scanned.map(({ slot, n }) => [partOf(geometry, slot), n]));
    const dim = scanned.size > 0 ? "walked dim" : "walked";
    for (const [part, lines] of this.#lines.entries()) {
      const n = walk.over ? 0 : (scanned.get(part) ?? 0);
      put(lines.walked, "class", walked.has(part) ? dim : "walked");
      if (show(lines.walked, walked.has(part))) {
        appear(lines.walked, "walked", part);
      }
      if (show(lines.scanned, scanned.has(part))) {
        appear(lines.scanned, "scanned", part);
      }
      write(lines.n, n > 0 ? String(n) : "");
      if (show(lines.n, n > 0)) {
        appear(lines.n, "scanned", part);
      }
    }
    this.#rest.replaceChildren(...this.#never(walk, never));
    this.#mark(walk);
    this.#shine(walk, moves ? motion : undefined, fresh, timing.total, timing);
    this.#hold(leaks, motion);
    return moves ? timing.total : 0;
  }

  /** The lines are there before they are shown: what is new on the page would have to be laid out. */
  #build(): void {
    const { geometry } = this.#ring;
    if (geometry === this.#built) {
      return;
    }
    this.#built = geometry;
    const line = (name: string, part: number, half: number): SVGPathElement =>
      svg("path", { class: name, d: arc(RADIUS.trail, part * geometry.angle - half, part * geometry.angle + half), visibility: "hidden" });
    this.#lines = Array.from({ length: geometry.parts }, (_, part) => {
      const { x, y } = middle(geometry, part, RADIUS.number);
      const half = geometry.angle / 2;
      return { walked: line("walked", part, half), scanned: line("scanned", part, half * 0.8), n: svg("text", { class: "n", x, y: y + 5, visibility: "hidden" }) };
    });
    this.#trail.replaceChildren(...this.#lines.map(({ walked }) => walked), ...this.#lines.flatMap(({ scanned, n }) => [scanned, n]));
  }

  /** The numbers of the slots that were looked at are strong. */
  #mark(walk: Walk): void {
    const { geometry } = this.#ring;
    const parts = partsOf([...walk.walked, ...walk.scanned.map(({ slot }) => slot)], (slot) => partOf(geometry, slot));
    const marked = [...parts].flatMap((part) => this.#ring.index(part) ?? []);
    for (const index of this.#marked) {
      if (!marked.some((other) => other === index)) {
        index.classList.remove("seen");
      }
    }
    for (const index of marked) {
      index.classList.add("seen");
    }
    this.#marked = marked;
  }

  #shine(walk: Walk, motion: Motion | undefined, fresh: Walk["stops"], total: number, timing: ReturnType<typeof timingOf>): void {
    const { geometry } = this.#ring;
    const part = walk.at === undefined ? undefined : partOf(geometry, walk.at);
    const cell = part === undefined ? undefined : this.#ring.cell(part);
    show(this.#lit, cell !== undefined);
    show(this.light, cell !== undefined);
    if (walk.at === undefined || !cell) {
      return;
    }
    const isStale = cell.getAttribute("data-state") === "stale";
    put(this.#lit, "d", cell.getAttribute("d") ?? "");
    put(this.#lit, "data-state", isStale ? "stale" : undefined);
    const { x, y } = lightAt(geometry, walk.at);
    put(this.light, "transform", `translate(${x} ${y})`);
    if (motion && fresh.length > 1) {
      motion.add(this.light, lightFrames(geometry, fresh, timing), { duration: total });
      motion.appear(this.#lit, total, 150);
    }
  }

  /** Dots where the call never looked, and the words along the longest row of them. */
  #never(walk: Walk, words: string): SVGElement[] {
    const { geometry } = this.#ring;
    if (walk.never.length === 0 || geometry.slotsPerPart > 1) {
      return [];
    }
    const rows = rowsOf(walk.never, geometry.parts);
    const dots: SVGElement[] = rows.map(({ first, count }) => {
      const from = first * geometry.angle - geometry.angle * 0.36;
      return svg("path", { class: "never", d: arc(RADIUS.trail, from, from + (count - 1 + 0.72) * geometry.angle) });
    });
    const longest = rows.reduce((one, other) => (other.count > one.count ? other : one));
    if (longest.count < LABELLED || longest.count > geometry.parts / 2) {
      return dots;
    }
    const angle = (longest.first + (longest.count - 1) / 2) * geometry.angle;
    const reach = Math.max(40, longest.count * geometry.angle);
    const isBelow = angle % 360 > 90 && angle % 360 < 270;
    const way = svg("path", { id: this.#neverPath, fill: "none", d: arc(isBelow ? 299 : 288, angle - reach, angle + reach, isBelow) });
    const along = svg("textPath", { href: `#${this.#neverPath}`, startOffset: "50%" }, words);
    return [...dots, way, svg("text", { class: "along" }, along)];
  }

  /** The strong way from the thread to the value that stays. */
  #hold(slot: number | undefined, motion: Motion | undefined): void {
    const { geometry } = this.#ring;
    show(this.#leak, slot !== undefined);
    if (slot === undefined) {
      return;
    }
    const angle = partOf(geometry, slot) * geometry.angle;
    const { x, y } = at(RADIUS.inner - 3, angle);
    put(this.#leak, "d", `M0 0L${pair({ x, y })}`);
    motion?.add(this.#leak, [{ strokeDasharray: "140", strokeDashoffset: "140" }, { strokeDasharray: "140", strokeDashoffset: "0" }], { duration: 700 });
  }
}

/** Shows something or hides it; tells which. */
function show(element: Element, isShown: boolean): boolean {
  put(element, "visibility", isShown ? undefined : "hidden");
  return isShown;
}

/** Whether a walk begins with another one. */
function isContinued(before: Walk, now: Walk): boolean {
  const last = before.stops.length - 1;
  const [one, other] = [before.stops[last], now.stops[last]];
  return before.stops.length > 0 && !before.over && other !== undefined && one?.slot === other.slot && one.kind === other.kind && before.stops[0]?.slot === now.stops[0]?.slot;
}

function partsOf(slots: Iterable<number>, part: (slot: number) => number): Set<number> {
  return new Set(Array.from(slots, part));
}

/** Rows of slots that lie beside each other, around the end of the table too. */
function rowsOf(slots: readonly number[], length: number): { readonly first: number; readonly count: number }[] {
  const rows: { first: number; count: number }[] = [];
  for (const slot of slots) {
    const row = rows.at(-1);
    if (row && row.first + row.count === slot) {
      row.count += 1;
    } else {
      rows.push({ first: slot, count: 1 });
    }
  }
  const [head, tail] = [rows[0], rows.at(-1)];
  if (head && tail && head !== tail && head.first === 0 && tail.first + tail.count === length) {
    tail.count += head.count;
    rows.shift();
  }
  return rows;
}
