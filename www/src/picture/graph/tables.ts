/**
 * The threads, their maps and the entries to show: all where they fit, else those of the current thread and what is
 * touched. It knows no geometry and no language.
 */
import { lastFor } from "../../memo";
import { lifted, named, namedSlots } from "../../scene";
import type { NamedSlot, Scene, SceneView } from "../../scene";
import type { TableView, ThreadView } from "../../engine";
import type { Heap } from "./heap";

/** An Entry. */
export interface EntryItem extends NamedSlot {
  /** The variable of the listing that holds an Entry which is in no slot; then `index` is -1. */
  readonly variable: string;
  /** Whether the Entry before it refers to it as its `next`. */
  readonly chained: boolean;
}

/** A ThreadLocalMap. */
export interface MapItem {
  readonly id: number;
  readonly inheritable: boolean;
  /** Whether the slots' picture shows it too, so that its slots are called by their index alone. */
  readonly current: boolean;
  /** Whether no thread refers to it yet: it is being made. */
  readonly made: boolean;
  readonly length: number;
  readonly size: number;
  readonly entries: readonly EntryItem[];
  /** How many entries are not shown. */
  readonly more: number;
  /** How many values leak, of all its entries; 0 for a map that is too large to look. */
  readonly leaks: number;
}

export interface ThreadItem {
  readonly thread: ThreadView;
  readonly maps: readonly MapItem[];
}

/** What decides which entries are shown. */
export interface Wanted {
  /** Show every entry. */
  readonly unfolded: boolean;
  /** Objects that must be seen: what is lit, or on a path. */
  readonly objects: ReadonlySet<number>;
  readonly slots: ReadonlySet<number>;
}

/** Whether entries of some map are folded away, if the reader has not unfolded all. */
export function foldsIn({ view, table }: Scene): boolean {
  const total = view.tables.reduce((sum, { size }) => sum + size, 0);
  return view.tables.some((one) => !isWhole(one, one.map === table?.map, total));
}

/** Whether all entries of a map are shown. */
function isWhole({ size }: TableView, current: boolean, total: number): boolean {
  return total <= TOGETHER || (current && size <= ENTRY_LIMIT);
}

/** So many entries are shown whichever thread they belong to. */
const TOGETHER = 14;

/** Of more entries in one map, only those that the step touches are shown. */
export const ENTRY_LIMIT = 30;

/** A table with more slots is not searched for leaks. */
const SEARCH_LIMIT = 4096;

/** The threads in the order in which they were created. */
export function threadsOf(scene: Scene, heap: Heap, wanted: Wanted): readonly ThreadItem[] {
  const { view } = scene;
  const total = view.tables.reduce((sum, { size }) => sum + size, 0);
  const touched = touchedBy(view);
  const made = mapInTheMaking(view, heap);
  return view.threads
    .filter(({ id, map }) => map !== 0 || heap.at(id)?.reachability !== "unreachable")
    .map((thread) => {
      const maps = view.tables
        .filter((table) => table.thread === thread.id)
        .map((table) => mapItem(scene, heap, table, { total, wanted, touched }));
      return { thread, maps: made?.thread === thread.id ? [...maps, made.item(scene)] : maps };
    });
}

interface Fold {
  readonly total: number;
  readonly wanted: Wanted;
  readonly touched: Wanted;
}

function mapItem(scene: Scene, heap: Heap, table: TableView, { total, wanted, touched }: Fold): MapItem {
  const current = table.map === scene.table?.map;
  const slots = scene.tables.get(table.map);
  const whole = wanted.unfolded || isWhole(table, current, total);
  const searched = table.length <= SEARCH_LIMIT;
  const all = slots && (searched || wanted.unfolded) ? entriesOf(slots, [heap, scene.fates, scene.holders], () => chained(scene, heap, namedSlots(scene, slots))) : [];
  const leaks = leaksOf(all, [], () => all.filter(leaking).length);
  let entries = all;
  if (!whole) {
    const found = searched ? all : pointed(scene, touched, wanted);
    const isTouched = (item: EntryItem) =>
      [item.entry, item.key, item.value].some((id) => wanted.objects.has(id) || (current && touched.objects.has(id))) ||
      (current && (wanted.slots.has(item.index) || touched.slots.has(item.index)));
    const kept = found.filter(isTouched);
    const others = current ? found.filter((item) => leaking(item) && !isTouched(item)) : [];
    const chosen = new Set([...kept, ...others].slice(0, ENTRY_LIMIT));
    entries = found.filter((item) => chosen.has(item));
  }
  const taken = current ? lifted(scene) : undefined;
  const aside: EntryItem[] = taken ? [{ ...taken.slot, variable: taken.variable, chained: false }] : [];
  return {
    id: table.map,
    inheritable: table.inheritable,
    current,
    made: false,
    length: table.length,
    size: table.size,
    entries: [...entries, ...aside],
    more: whole ? 0 : Math.max(0, table.size - entries.length),
    leaks,
  };
}

/** The entries of each map, as long as nothing of them changed. */
const entriesOf = lastFor<readonly EntryItem[]>();
const leaksOf = lastFor<number>();

function leaking({ state }: NamedSlot): boolean {
  return state === "stale" || state === "leaked";
}

/** The entries of a large table that somebody points at. */
function pointed(scene: Scene, touched: Wanted, wanted: Wanted): EntryItem[] {
  const indices = [...new Set([...touched.slots, ...wanted.slots])].sort((a, b) => a - b);
  return indices.flatMap((index) => {
    const slot = scene.slots.at(index);
    return slot ? [{ ...named(scene, slot), variable: "", chained: false }] : [];
  });
}

/** The entries with those behind them, if the table is chained. In the middle of a swap an Entry is in two slots: once is enough. */
function chained(scene: Scene, heap: Heap, heads: readonly NamedSlot[]): EntryItem[] {
  const items: EntryItem[] = [];
  const seen = new Set<number>();
  for (const head of heads) {
    let slot = head;
    while (!seen.has(slot.entry)) {
      seen.add(slot.entry);
      items.push({ ...slot, variable: "", chained: slot !== head });
      const next = heap.at(slot.entry)?.fields.find(({ name }) => name === "next");
      slot = next ? entryOf(scene, heap, next.target, head.index) : slot;
    }
  }
  return items;
}

/** An Entry by its object. */
export function entryOf(scene: Scene, heap: Heap, entry: number, index: number): NamedSlot {
  const target = (field: string) => heap.at(entry)?.fields.find(({ name }) => name === field)?.target ?? 0;
  return named(scene, { index, place: 0, entry, key: target("referent"), home: undefined, value: target("value") });
}

/** What the step points at or speaks of. */
function touchedBy({ listing, message }: SceneView): Wanted {
  const pointed = [...(listing?.variables ?? []), ...message.arguments];
  return {
    unfolded: false,
    slots: new Set(pointed.flatMap(({ slot }) => (typeof slot === "number" ? [slot] : []))),
    objects: new Set(message.arguments.flatMap(({ object }) => (object === 0 ? [] : [object]))),
  };
}

/** The methods that make a map. */
export const MAKING: ReadonlySet<string> = new Set(["ThreadLocalMap.<init>", "ThreadLocal.createMap"]);

/** The map that a constructor of ThreadLocalMap fills, before a thread refers to it. */
function mapInTheMaking(view: SceneView, heap: Heap): { thread: number; item: (scene: Scene) => MapItem } | undefined {
  if (!MAKING.has(view.listing?.method ?? "")) {
    return undefined;
  }
  const known = new Set(view.tables.map(({ map }) => map));
  const map = view.objects.findLast((object) => object.kind === "threadLocalMap");
  if (!map || known.has(map.id) || map.reachability !== "unreachable") {
    return undefined;
  }
  // A child inherits while it is created: its map is made from the one that the listing reads.
  const child = view.listing?.map !== map.id ? view.threads.findLast(({ state }) => state === "new") : undefined;
  const thread = child ?? view.threads.find(({ current }) => current);
  const entries = view.objects.filter((object) => object.kind === "entry" && object.id > map.id);
  return {
    thread: thread?.id ?? 0,
    item: (scene) => ({
      id: map.id,
      inheritable: child !== undefined,
      current: false,
      made: true,
      length: 0,
      size: entries.length,
      entries: entries.map(({ id }) => ({ ...entryOf(scene, heap, id, -1), variable: "", chained: false })),
      more: 0,
      leaks: 0,
    }),
  };
}
