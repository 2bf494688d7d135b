/**
 * What the graph shows of a moment, and on which side: what holds keys on the left, what values are and lead to on the
 * right. It knows no geometry and no language.
 */
import { isKey } from "../../scene";
import type { Scene } from "../../scene";
import type { ObjectView } from "../../engine";
import { CUT } from "./aside";
import { heapOf } from "./heap";
import type { Heap, Link } from "./heap";
import { stepOf } from "./steps";
import { groupsOf } from "./roots";
import type { Group, Name } from "./roots";
import { entryOf, threadsOf } from "./tables";
import type { EntryItem, ThreadItem, Wanted } from "./tables";

export interface Model {
  readonly scene: Scene;
  readonly heap: Heap;
  readonly threads: readonly ThreadItem[];
  readonly groups: readonly Group[];
  /** The ThreadLocals. */
  readonly keys: ReadonlySet<number>;
  /** Values, what references refer to, and what is behind them. */
  readonly values: ReadonlySet<number>;
  /** What roots lead to on the way to a key or a value. */
  readonly holders: ReadonlySet<number>;
  readonly garbage: Garbage;
  /** What is unreachable only because it is being made or moved. */
  readonly fresh: ReadonlySet<number>;
  /** Whether there are more objects than the engine lists. */
  readonly isPartial: boolean;
  /** Whether a GC runs. */
  readonly collecting: boolean;
  /** The reference that this step clears. */
  readonly cut: Cut | undefined;
  /** The references by which a leaked value holds its own key, as `stepOf` calls them. */
  readonly pins: ReadonlySet<string>;
}

/** What nothing can reach any more and no GC has swept. */
export interface Garbage {
  readonly entries: readonly EntryItem[];
  readonly values: readonly number[];
  /** How many objects more. */
  readonly rest: number;
}

export interface Cut {
  readonly reference: number;
  readonly referent: number;
}

/** So many unreachable entries and values are drawn. */
const GARBAGE_LIMIT = 4;

const REFERENCES: ReadonlySet<ObjectView["kind"]> = new Set(["softReference", "weakReference", "phantomReference"] as const);

/** Whether an object is a Reference of the program's own. */
export function isReference(object: ObjectView | undefined): boolean {
  return object !== undefined && REFERENCES.has(object.kind);
}


/** What to show of a scene. */
export function modelOf(scene: Scene, wanted: Wanted): Model {
  const { view } = scene;
  const heap = heapOf(view.objects);
  const threads = threadsOf(scene, heap, wanted);
  const sort = new Sorter(heap, threads);
  const named = groupsOf(view, heap);
  const cut = cutOf(scene);
  const garbage = garbageEntries(scene, heap, threads).slice(-GARBAGE_LIMIT);

  const entries = [...threads.flatMap(({ maps }) => maps.flatMap((map) => map.entries)), ...garbage];
  const values = sort.closure(entries.map(({ value }) => value), (id) => heap.at(id) !== undefined);
  const tasks = threads.flatMap(({ thread }) => heap.links(thread.id).flatMap(({ to, name, isOfThread }) => (isOfThread && name === "task" ? [to] : [])));
  const targets = named.flatMap((group) => group.names.flatMap(({ text, target }) => (text === "" ? [] : [target])));
  const explained = sort.closure([...targets, ...tasks]);
  const temporaries = new Set<number>();
  const isWorth = ({ text, target }: Name) => {
    // A temporary matters where nothing else says why a key stays.
    const known = text === "" && [target, ...heap.sources(target)].some((id) => explained.has(id) || values.has(id) || targets.includes(id) || temporaries.has(id));
    if (text === "") {
      temporaries.add(target);
    }
    return text !== "" || (!known && sort.leadsToKey(target));
  };
  const worthy = named.map((group) => ({ ...group, names: group.names.filter(isWorth) }));
  const reached = sort.closure([...worthy.flatMap((group) => group.names.map(({ target }) => target)), ...tasks]);
  const referents = [...reached].flatMap((id) => (isReference(heap.at(id)) ? heap.links(id).filter(isWeaker) : [])).map(({ to }) => to);
  if (cut && heap.at(cut.reference)?.kind !== "entry") {
    referents.push(cut.referent);
  }
  for (const id of sort.closure(referents)) {
    values.add(id);
  }
  const holders = new Set([...reached].filter((id) => !values.has(id)));
  const keys = keysOf(heap, { entries, groups: worthy, drawn: [...holders, ...values], cut });
  const shown = (id: number) => id === 0 || keys.has(id) || values.has(id) || holders.has(id) || sort.isThread(id);
  const lost = view.ledger
    .filter(({ value, fate }) => fate === "garbage" && heap.at(value) && !values.has(value) && !holders.has(value) && !heap.at(value)?.permanent)
    .map(({ value }) => value)
    .filter((_, n, all) => n >= all.length - GARBAGE_LIMIT + garbage.length);
  for (const id of lost) {
    values.add(id);
  }
  const drawn = new Set([...keys, ...values, ...holders, ...entries.map(({ entry }) => entry)]);
  const unreachable = view.objects.filter(({ id, reachability }) => reachability === "unreachable" && !drawn.has(heap.whose(id)));
  return {
    scene,
    heap,
    threads,
    groups: worthy
      .map((group) => ({ ...group, names: group.names.filter(({ target }) => shown(target)) }))
      .filter((group) => group.names.length > 0),
    keys,
    values,
    holders,
    garbage: { entries: garbage, values: lost, rest: unreachable.length },
    fresh: new Set(
      threads.flatMap(({ maps }) =>
        maps.flatMap(({ id, made, entries }) => [
          ...(made ? [id] : []),
          ...entries.flatMap(({ variable, entry, key, value }) => (made || variable !== "" ? [entry, key, value] : [])),
        ]),
      ),
    ),
    isPartial: view.objectCount > view.objects.length,
    collecting: view.objects.some(({ marked }) => marked),
    cut,
    pins: pinsOf(heap, entries),
  };
}

/** The ways from the values of leaked entries to their keys. */
function pinsOf(heap: Heap, entries: readonly EntryItem[]): Set<string> {
  const pins = new Set<string>();
  for (const { key, value, state } of entries) {
    const from = new Map([[value, 0]]);
    const waiting = state === "leaked" && key !== 0 && value !== 0 ? [value] : [];
    for (const id of waiting) {
      for (const { to, strength } of heap.links(id)) {
        if (strength === "strong" && !from.has(to)) {
          from.set(to, id);
          waiting.push(to);
        }
      }
    }
    for (let at = from.get(key) === undefined ? 0 : key; at !== value && at !== 0; at = from.get(at) ?? 0) {
      pins.add(stepOf(from.get(at) ?? 0, at));
    }
  }
  return pins;
}

function isWeaker({ strength }: Link): boolean {
  return strength !== "strong";
}

/** The reference that this step clears. */
function cutOf({ view }: Scene): Cut | undefined {
  if (view.message.key !== CUT) {
    return undefined;
  }
  const object = (argument: string) => view.message.arguments.find(({ name }) => name === argument)?.object ?? 0;
  return { reference: object("reference"), referent: object("key") };
}

/** Entries that are out of every table and still refer to something. */
function garbageEntries(scene: Scene, heap: Heap, threads: readonly ThreadItem[]): EntryItem[] {
  const seated = new Set(threads.flatMap(({ maps }) => maps.flatMap(({ entries }) => entries.map(({ entry }) => entry))));
  return scene.view.objects
    .filter(({ id, kind, reachability }) => kind === "entry" && reachability === "unreachable" && !seated.has(id))
    .map(({ id }) => ({ ...entryOf(scene, heap, id, -1), variable: "", chained: false }))
    .filter(({ key, value }) => key !== 0 || value !== 0);
}

interface Held {
  readonly entries: readonly EntryItem[];
  readonly groups: readonly Group[];
  readonly drawn: readonly number[];
  readonly cut: Cut | undefined;
}

/** The keys of entries, those that names refer to, and those that objects lead to. */
function keysOf(heap: Heap, { entries, groups, drawn, cut }: Held): Set<number> {
  const candidates = [
    ...entries.map(({ key }) => key),
    ...groups.flatMap(({ names }) => names.map(({ target }) => target)),
    ...drawn.flatMap((id) => heap.links(id).map(({ to }) => to)),
    ...(cut ? [cut.referent] : []),
  ];
  return new Set(candidates.filter((id) => isKey(heap.at(id))));
}

/** Tells objects apart that are drawn in a way of their own. */
class Sorter {
  readonly #heap: Heap;
  readonly #threads: ReadonlySet<number>;
  readonly #leads = new Map<number, boolean>();

  constructor(heap: Heap, threads: readonly ThreadItem[]) {
    this.#heap = heap;
    this.#threads = new Set(threads.map(({ thread }) => thread.id));
  }

  isThread(id: number): boolean {
    return this.#threads.has(id);
  }

  /** The objects that these lead to, themselves included, up to keys, threads and their maps. */
  closure(from: readonly number[], isShown: (id: number) => boolean = () => false): Set<number> {
    const found = new Set<number>();
    const visit = (id: number, first: boolean) => {
      if (found.has(id) || this.#isOther(id) || !(this.#isPlain(id) || (first && isShown(id)))) {
        return;
      }
      found.add(id);
      for (const { to, isDetail } of this.#heap.links(id)) {
        if (!isDetail) {
          visit(to, false);
        }
      }
    };
    for (const id of from) {
      visit(id, true);
    }
    return found;
  }

  /** Whether strong references lead from an object to a ThreadLocal. */
  leadsToKey(id: number): boolean {
    const known = this.#leads.get(id);
    if (known !== undefined) {
      return known;
    }
    this.#leads.set(id, false);
    const object = this.#heap.at(id);
    const leads =
      isKey(object) ||
      (!this.#isOther(id) &&
        this.#isPlain(id) &&
        this.#heap.links(id).some(({ to, strength }) => strength === "strong" && this.leadsToKey(to)));
    this.#leads.set(id, leads);
    return leads;
  }

  /** Whether an object has a column of its own. */
  #isOther(id: number): boolean {
    const object = this.#heap.at(id);
    return this.#threads.has(id) || isKey(object) || object?.kind === "threadLocalMap" || object?.kind === "entry" || object?.kind === "thread";
  }

  /** Whether an object says something: no literal, and not the scenario itself. */
  #isPlain(id: number): boolean {
    const object = this.#heap.at(id);
    return object !== undefined && !object.permanent && object.kind !== "scenario" && object.reachability !== "unreachable";
  }
}
