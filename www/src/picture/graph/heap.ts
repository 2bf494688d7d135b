/**
 * The objects as a reader thinks of them: a list is one box, not a list and its array; a String has no array of bytes.
 *
 * It knows nothing of roots, of ThreadLocals or of what is drawn.
 */
import type { ObjectView } from "../../engine";
import { once } from "../../memo";

export type Strength = ObjectView["fields"][number]["strength"];

/** A reference from one object to another. */
export interface Link {
  readonly to: number;
  /** The field: `callable`, `[3]`. */
  readonly name: string;
  readonly strength: Strength;
  /** Whether it is one of the library's that explains nothing. */
  readonly isDetail: boolean;
  /** Whether it is one of the library's that a thread has: `task`, `executor`. */
  readonly isOfThread: boolean;
}

type Kind = ObjectView["kind"];

/** The fields behind which an object keeps its own parts, by its kind. */
const INSIDE: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  list: ["elementData"],
  immutableList: ["elements"],
  queue: ["elementData"],
  hashMap: ["table", "keySet", "values", "entrySet"],
  classLoader: ["classes"],
  threadLocalMap: ["table"],
  string: ["value"],
};

/** The fields of the library that explain nothing: an Entry's way back to the queue of its map, what a pool has besides its queue. */
const DETAILS: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  entry: ["queue", "nextInQueue"],
  threadLocalMap: ["queue"],
  executor: ["handler", "threadFactory"],
};

/** As many references of an object as the engine lists. */
const LISTED_FIELDS = 64;

/** The heap of a list of objects: of the same list, the very same. */
export const heapOf = once((objects: readonly ObjectView[]) => new Heap(objects));

export class Heap {
  readonly #objects: ReadonlyMap<number, ObjectView>;
  readonly #owners = new Map<number, number>();
  readonly #parts = new Map<number, number[]>();
  readonly #links = new Map<number, readonly Link[]>();
  readonly #sources = new Map<number, number[]>();

  constructor(objects: readonly ObjectView[]) {
    this.#objects = new Map(objects.map((object) => [object.id, object]));
    for (const object of objects) {
      this.#own(object, object.id);
    }
    for (const { id } of objects) {
      for (const { to } of this.links(id)) {
        const known = this.#sources.get(to);
        if (known) {
          known.push(id);
        } else {
          this.#sources.set(to, [id]);
        }
      }
    }
  }

  /** The object, if the engine lists it. */
  at(id: number): ObjectView | undefined {
    return this.#objects.get(id);
  }

  /** All objects that are no part of another. */
  *whole(): Generator<ObjectView> {
    for (const object of this.#objects.values()) {
      if (!this.#owners.has(object.id)) {
        yield object;
      }
    }
  }

  /** The object that stands for `id` in a picture: itself, or what it is a part of. */
  whose(id: number): number {
    return this.#owners.get(id) ?? id;
  }

  /** The parts of an object. */
  parts(id: number): readonly number[] {
    return this.#parts.get(id) ?? [];
  }

  /** What an object and its parts refer to. */
  links(id: number): readonly Link[] {
    const known = this.#links.get(id);
    if (known) {
      return known;
    }
    const links: Link[] = [];
    for (const source of [id, ...(this.#owners.has(id) ? [] : this.#partsOf(id))]) {
      const kind = this.at(source)?.kind ?? "other";
      for (const { name, own, target, strength } of this.at(source)?.fields ?? []) {
        const to = this.whose(target);
        if (to !== id && this.#objects.has(to)) {
          links.push({ to, name, strength, isDetail: !own && DETAILS[kind]?.includes(name) === true, isOfThread: !own && kind === "thread" });
        }
      }
    }
    this.#links.set(id, links);
    return links;
  }

  /** The objects that refer to `id`. */
  sources(id: number): readonly number[] {
    return this.#sources.get(id) ?? [];
  }

  /** Whether an object has more references than the engine lists. */
  hasMore(id: number): boolean {
    return [id, ...this.#partsOf(id)].some((part) => (this.at(part)?.fields.length ?? 0) >= LISTED_FIELDS);
  }

  #partsOf(id: number): readonly number[] {
    return INSIDE[this.at(id)?.kind ?? "other"] ? this.parts(id) : [];
  }

  /** Marks the parts of an object as its owner's. */
  #own(object: ObjectView, owner: number): void {
    for (const { name, target } of object.fields) {
      const part = this.#objects.get(target);
      const inside = object.id === owner ? INSIDE[object.kind]?.includes(name) : part?.kind === "node";
      if (part && inside && !this.#owners.has(target)) {
        this.#owners.set(target, owner);
        const known = this.#parts.get(owner);
        if (known) {
          known.push(target);
        } else {
          this.#parts.set(owner, [target]);
        }
        this.#own(part, owner);
      }
    }
  }
}
