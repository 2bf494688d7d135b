/**
 * The table as a ring: a part for each slot, or for several where there are many, with who sits there, the way home of
 * those that are not at home, and the numbers around it.
 *
 * Built once for a length; after that only what is another seat is touched.
 */
import type { Seat, SeatState, Table } from "../model/table";
import { geometryOf, middle, partOf, RADIUS, wayHome, wedge } from "./geometry";
import type { Geometry } from "./geometry";
import { put, svg, write } from "./svg";

/** From good to bad: of several seats a part shows the worst. */
const STATES: readonly SeatState[] = ["inUse", "held", "lingering", "leaked", "stale"];

/** With more parts there is no room for values, and with more than twice as many none for names. */
const ROOMY = 16;

/** The elements of a part. */
interface Part {
  readonly cell: SVGPathElement;
  readonly index: SVGTextElement;
  readonly label: SVGGElement;
  readonly key: SVGTextElement;
  readonly value: SVGTextElement;
  readonly home: SVGPathElement;
  readonly dot: SVGCircleElement;
}

export class Ring {
  readonly cells = svg("g", { class: "cells" });
  readonly indices = svg("g", { class: "indices" });
  readonly #homes = svg("g", { class: "homes" });
  readonly #labels = svg("g", { class: "labels" });
  /** Who sits in the cells, and the ways home. */
  readonly seats = svg("g", {}, this.#homes, this.#labels);
  #parts: readonly Part[] = [];
  #seats: readonly (Seat | undefined)[] = [];
  #geometry: Geometry = geometryOf(16);

  get geometry(): Geometry {
    return this.#geometry;
  }

  /** Whether names have to be small. */
  get isCrowded(): boolean {
    const { parts } = this.#geometry;
    return parts > ROOMY && parts <= 2 * ROOMY;
  }

  /** The name and value of who sits in a part, which a trade moves. */
  label(part: number): SVGGElement | undefined {
    return this.#parts[part]?.label;
  }

  index(part: number): SVGTextElement | undefined {
    return this.#parts[part]?.index;
  }

  cell(part: number): SVGPathElement | undefined {
    return this.#parts[part]?.cell;
  }

  /** Brings out the cells of these slots, and of no others. */
  mark(slots: ReadonlySet<number>): void {
    const parts = new Set(Array.from(slots, (slot) => partOf(this.#geometry, slot)));
    for (const [part, { cell }] of this.#parts.entries()) {
      cell.classList.toggle("marked", parts.has(part));
    }
  }

  /** Lights up the cells of these slots for as long as somebody points at them, and no others. */
  point(slots: readonly number[]): void {
    const parts = new Set(slots.map((slot) => partOf(this.#geometry, slot)));
    for (const [part, { cell }] of this.#parts.entries()) {
      cell.classList.toggle("pointed", parts.has(part));
    }
  }

  draw(table: Table): void {
    if (table.length !== this.#geometry.length || this.#parts.length === 0) {
      this.#build(table.length);
    }
    const seats = worst(this.#geometry, table.seats);
    for (const [part, elements] of this.#parts.entries()) {
      const seat = seats[part];
      if (!isSame(seat, this.#seats[part])) {
        this.#fill(part, elements, seat);
      }
    }
    this.#seats = seats;
  }

  #build(length: number): void {
    const geometry = geometryOf(length);
    const { parts, slotsPerPart } = geometry;
    this.#geometry = geometry;
    this.#seats = [];
    const every = Math.ceil(parts / 16);
    this.#parts = Array.from({ length: parts }, (_, part) => {
      const { x, y } = middle(geometry, part, RADIUS.label);
      const index = middle(geometry, part, RADIUS.index);
      const dot = middle(geometry, part, RADIUS.home);
      const key = svg("text", { class: "key" });
      const value = svg("text", { class: "value", y: 15 });
      return {
        cell: svg("path", { class: "cell", d: wedge(geometry, part), "data-slot": part * slotsPerPart }),
        index: svg("text", { class: "index", x: index.x, y: index.y + 5 }, part % every === 0 ? String(part * slotsPerPart) : ""),
        label: svg("g", { class: "label", transform: `translate(${x} ${y})` }, key, value),
        key,
        value,
        home: svg("path", { class: "home" }),
        dot: svg("circle", { class: "dot", cx: dot.x, cy: dot.y, r: parts > ROOMY ? 2 : 2.8, visibility: "hidden" }),
      };
    });
    this.cells.replaceChildren(...this.#parts.map(({ cell }) => cell));
    this.#homes.replaceChildren(...this.#parts.flatMap(({ home, dot }) => [home, dot]));
    this.#labels.replaceChildren(...this.#parts.map(({ label }) => label));
    this.indices.replaceChildren(...this.#parts.flatMap(({ index }) => (index.textContent === "" ? [] : [index])));
  }

  #fill(part: number, { cell, label, key, value, home, dot }: Part, seat: Seat | undefined): void {
    put(cell, "data-state", seat?.state);
    put(label, "data-state", seat?.state);
    const isNamed = seat !== undefined && this.#geometry.parts <= 2 * ROOMY;
    write(key, !isNamed ? "" : seat.key === 0 ? "∅" : short(seat.keyName, 7));
    const valueName = isNamed && this.#geometry.parts <= ROOMY ? short(seat.valueName, 10) : "";
    write(value, valueName);
    value.classList.toggle("long", valueName.length > 6);
    const at = seat?.home === undefined ? undefined : partOf(this.#geometry, seat.home);
    put(home, "d", at === undefined || at === part ? undefined : wayHome(this.#geometry, part, at));
    put(dot, "visibility", at === part && this.#geometry.slotsPerPart === 1 ? undefined : "hidden");
  }
}

/** For each part the worst of its seats. */
function worst(geometry: Geometry, seats: readonly Seat[]): (Seat | undefined)[] {
  const parts: (Seat | undefined)[] = Array.from({ length: geometry.parts }, () => undefined);
  for (const seat of seats) {
    const part = partOf(geometry, seat.slot);
    const other = parts[part];
    if (!other || STATES.indexOf(seat.state) > STATES.indexOf(other.state)) {
      parts[part] = seat;
    }
  }
  return parts;
}

function isSame(one: Seat | undefined, other: Seat | undefined): boolean {
  if (!one || !other) {
    return one === other;
  }
  return one.state === other.state && one.keyName === other.keyName && one.valueName === other.valueName && one.home === other.home && one.key === other.key;
}

const WIDE = /[\u2e80-\uffdc]/u;

/** So much of a text as there is room for; a Chinese character takes that of two others. */
export function short(text: string, room: number): string {
  let width = 0;
  let end = 0;
  for (const character of text) {
    width += WIDE.test(character) ? 2 : 1;
    if (width > room) {
      return `${text.slice(0, Math.max(1, end - 1))}…`;
    }
    end += character.length;
  }
  return text;
}
