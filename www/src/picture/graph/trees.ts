/** What boxes lead to, below them and beside them; much that is alike as one box. It knows no geometry. */
import type { Say } from "../../i18n";
import type { Board } from "./board";
import type { Looks } from "./look";
import { isReference } from "./model";
import type { Model } from "./model";
import { HOLDERS, isFree, KEYS, VALUES } from "./plan";
import type { Box, Line } from "./plan";
import { strengthOf } from "./wires";

/** More objects that are alike are one box. */
const CROWD_LIMIT = 3;

/** More ThreadLocals of one holder, none of which has an entry, are one box. */
const KEY_LIMIT = 8;

/** Deeper trees are not indented further. */
const DEPTH_LIMIT = 4;

export interface TreesOptions {
  readonly board: Board;
  readonly say: Say;
  readonly looks: Looks;
  /** Whether an object has no place yet and none that it will have elsewhere. */
  readonly isOpen: (id: number) => boolean;
}

export class Trees {
  readonly #model: Model;
  readonly #board: Board;
  readonly #say: Say;
  readonly #looks: Looks;
  readonly #isOpen: (id: number) => boolean;

  constructor(model: Model, { board, say, looks, isOpen }: TreesOptions) {
    this.#model = model;
    this.#board = board;
    this.#say = say;
    this.#looks = looks;
    this.#isOpen = isOpen;
  }

  /** A value with what it leads to. Another entry may have it already. */
  value(line: Line, value: number, look: string, slot: number | undefined): void {
    const box = this.#board.box(line, value, VALUES, { look, slot });
    if (box) {
      this.tree(box, line);
    }
  }

  /** What a box leads to: keys and referents on its own line as far as there is room, the rest below. */
  tree(box: Box, line: Line): void {
    const { heap, keys, values, holders, isPartial } = this.#model;
    const ids = box.objects.flatMap((id) => heap.links(id).flatMap(({ to, name, isOfThread }) => (isOfThread && name === "executor" ? [] : [to])));
    const inside = box.column === VALUES ? values : holders;
    // Where the engine does not list every object, the ends behind values are left out altogether, not here and there.
    const isEnd = (id: number) => box.column === VALUES && isPartial && heap.links(id).length === 0;
    const indent = Math.min(box.indent + 1, DEPTH_LIMIT);
    const below: number[] = [];
    const others = [...new Set(ids)].filter((id) => this.#isOpen(id));
    const beside = others.filter((id) => keys.has(id) && box.column < KEYS);
    if (beside.length > KEY_LIMIT) {
      this.#keys(box, line, beside);
    }
    let own = line;
    for (const id of others) {
      if (this.#board.places.has(id) || isEnd(id)) {
        continue;
      }
      if (inside.has(id)) {
        below.push(id);
      } else if (keys.has(id) && box.column < KEYS) {
        own = isFree(own, KEYS) && isFree(own, VALUES) ? own : this.#board.line();
        this.#board.box(own, id, KEYS);
      } else if (values.has(id)) {
        own = isFree(own, KEYS) && isFree(own, VALUES) ? own : this.#board.line();
        this.value(own, id, "", undefined);
      }
    }
    this.#cleared(box, line);
    for (const members of this.#alike(below)) {
      const [first = 0] = members;
      const next = this.#board.line();
      if (members.length === 1) {
        const child = this.#board.box(next, first, box.column, { indent, parent: box.key });
        if (child) {
          this.tree(child, next);
        }
      } else {
        this.#crowd(box, next, members, indent);
      }
    }
  }

  /** Many ThreadLocals without an entry, as one box. */
  #keys(parent: Box, line: Line, keys: readonly number[]): void {
    const [first = 0] = keys;
    const last = keys.at(-1) ?? 0;
    const key = `crowd ${parent.key} keys`;
    const label = `${this.#board.labelOf(first)} … ${this.#board.labelOf(last)}`;
    this.#board.put(line, { key, column: KEYS, indent: 0, label, detail: "", look: this.#board.lookOf(first, ""), objects: keys, slot: undefined, parent: "", head: false });
  }

  /** Objects that are alike, as one box; and what they refer to, as another. */
  #crowd(parent: Box, line: Line, members: readonly number[], indent: number): void {
    const { heap, values } = this.#model;
    const [first = 0] = members;
    const more = parent.objects.some((id) => heap.hasMore(id)) ? "+" : "";
    const key = `crowd ${parent.key} ${this.#likeness(first)}`;
    const label = (id: number, count: number) => `${count}${more} × ${this.#board.labelOf(id)}`;
    const box = this.#board.put(line, { key, column: parent.column, indent, label: label(first, members.length), detail: "", look: this.#board.lookOf(first, ""), objects: members, slot: undefined, parent: parent.key, head: false });
    const targets = [...new Set(members.flatMap((id) => heap.links(id).map(({ to }) => to)))].filter(
      (id) => values.has(id) && this.#isOpen(id),
    );
    const [target = 0] = targets;
    if (targets.length > 0) {
      this.#board.put(line, { key: `${key} target`, column: VALUES, indent: 0, label: label(target, targets.length), detail: "", look: this.#board.lookOf(target, ""), objects: targets, slot: undefined, parent: "", head: false });
    }
    this.#cleared(box, line);
  }

  /** Says of a Reference that it was cleared. */
  #cleared({ key, column, objects }: Box, line: Line): void {
    const { heap, cut } = this.#model;
    const [id = 0] = objects;
    const isCleared = isReference(heap.at(id)) && heap.links(id).every(({ name }) => name !== "referent");
    if (isCleared && column === HOLDERS && cut?.reference !== id && isFree(line, KEYS)) {
      const strength = strengthOf(heap.at(id));
      this.#board.note(line, `cleared ${key}`, KEYS, this.#say("ui.cleared"), "cleared", { from: HOLDERS, objects: [id], strength });
    } else if (isCleared && cut?.reference === id && isFree(line, VALUES)) {
      this.value(line, cut.referent, "", undefined);
    }
  }

  /** The objects in groups of those that are alike; a small group is none. */
  #alike(ids: readonly number[]): number[][] {
    const groups = new Map<string, number[]>();
    for (const id of ids) {
      const likeness = this.#looks.path.has(id) ? String(id) : this.#likeness(id);
      groups.set(likeness, [...(groups.get(likeness) ?? []), id]);
    }
    return [...groups.values()].flatMap((group) => (group.length > CROWD_LIMIT ? [group] : group.map((id) => [id])));
  }

  /** What objects must have in common to be drawn as one. */
  #likeness(id: number): string {
    const { heap } = this.#model;
    const type = (of: number) => `${heap.at(of)?.number ?? ""} ${heap.at(of)?.class ?? ""}`;
    const targets = heap.links(id).map(({ to }) => type(to));
    return [type(id), isReference(heap.at(id)) ? "" : heap.at(id)?.label, ...targets].join(" ");
  }
}
