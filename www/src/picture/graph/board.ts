/** The lines of a graph while they are filled: what stands where, and that nothing stands twice. It knows no language. */
import { lookOf } from "./look";
import type { Looks } from "./look";
import type { Model } from "./model";
import { emptyLine } from "./plan";
import type { Box, Column, Line, Note } from "./plan";

export class Board {
  readonly lines: Line[] = [];
  readonly #model: Model;
  readonly #looks: Looks;
  readonly #places = new Map<number, Box>();

  constructor(model: Model, looks: Looks) {
    this.#model = model;
    this.#looks = looks;
  }

  /** The box of each object. */
  get places(): ReadonlyMap<number, Box> {
    return this.#places;
  }

  /** The look of an object's box; `place` is what its place says. */
  lookOf(id: number, place: string): string {
    return lookOf(this.#model, this.#looks, id, place);
  }

  /** Puts a text into a column of a line. */
  note(line: Line, key: string, column: Column, text: string, look: string, more: Partial<Note> = {}): void {
    line.notes.push({ key, column, text, look, from: undefined, strength: "weak", objects: [], slot: undefined, ...more });
  }

  /** A new line at the end. */
  line(): Line {
    const line = emptyLine();
    this.lines.push(line);
    return line;
  }

  /** Puts an object into a column of a line, unless it stands somewhere already. */
  box(line: Line, id: number, column: Column, { look = "", ...other }: Partial<Omit<Box, "key" | "column" | "objects">> = {}): Box | undefined {
    if (this.#places.has(id) || !this.#model.heap.at(id)) {
      return undefined;
    }
    const objects = [id, ...this.#model.heap.parts(id)];
    return this.put(line, {
      key: `box ${id}`,
      column,
      indent: 0,
      label: this.labelOf(id),
      detail: "",
      slot: undefined,
      parent: "",
      head: false,
      ...other,
      look: this.lookOf(id, look),
      objects,
    });
  }

  /** Puts a box on a line. */
  put(line: Line, box: Box): Box {
    line.boxes.push(box);
    for (const id of box.objects) {
      this.#places.set(id, box);
    }
    return box;
  }

  /** What a reader calls an object. */
  labelOf(id: number): string {
    const object = this.#model.heap.at(id);
    return object === undefined ? "" : object.label === "" ? object.class : object.label;
  }
}
