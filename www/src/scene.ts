/**
 * What a picture shows of a moment: one thread's table, with the names and the state that a reader gives each slot.
 *
 * Data in, data out. It knows no geometry, no colours and no DOM.
 */
import { Slots } from "./engine";
import type { ArgumentView, Fate, FrameView, LedgerView, Looks, Moment, ObjectView, RootView, Slot, TableView, ThreadView, View } from "./engine";
import { lastFor, once } from "./memo";

/** How a slot looks. `leaked`: no program can ever read the value, though its key is not cleared. */
export type SlotState = "inUse" | "held" | "lingering" | "leaked" | "stale";

/** An occupied slot with its names. */
export interface NamedSlot extends Slot {
  readonly state: SlotState;
  /** The variable that holds the key, or else `#14`; empty when the key was cleared. */
  readonly keyName: string;
  readonly valueName: string;
  /** The slot as the frame has it: the very same as long as it does not change. */
  readonly origin: Slot;
}

/** The sections of a view that pictures are made of. */
export interface SceneView extends Pick<View, "objectCount" | "listing" | "message"> {
  readonly threads: readonly ThreadView[];
  readonly tables: readonly TableView[];
  readonly stack: readonly FrameView[];
  readonly roots: readonly RootView[];
  readonly objects: readonly ObjectView[];
  readonly ledger: readonly LedgerView[];
}

/** A moment, as far as pictures are made of it. */
export interface Sections extends Pick<Moment, "slots"> {
  readonly view: SceneView;
  readonly looks?: Looks | undefined;
}

/** One thread's table at one step. */
export interface Scene {
  readonly view: SceneView;
  readonly thread: ThreadView | undefined;
  readonly table: TableView | undefined;
  readonly slots: Slots;
  /** What the call has looked at, if that is in the table that is drawn. */
  readonly looks: Looks | undefined;
  /** The slots of every thread's maps, by the map's object id. */
  readonly tables: ReadonlyMap<number, Slots>;
  /** The number of slots to draw: a thread without a map shows where its first table will be. */
  readonly length: number;
  readonly objects: ReadonlyMap<number, ObjectView>;
  readonly fates: ReadonlyMap<number, Fate>;
  /** The names by which the program holds an object, outermost frame first. */
  readonly holders: ReadonlyMap<number, readonly Holder[]>;
}

/** A variable or static field that refers to an object. */
export interface Holder {
  readonly name: string;
  /** The method whose frame it is in; empty for a static field. */
  readonly method: string;
  /** Whether the frame is that of the innermost method. */
  readonly lingering: boolean;
}

/** The length that the JDK gives a first table; `Lab.atSlot` counts home slots in it. */
export const FIRST_LENGTH = 16;

/** The states, from good to bad. */
export const STATE_ORDER = ["inUse", "held", "lingering", "leaked", "stale"] as const satisfies readonly SlotState[];

/** How a slot looks whose value has this fate. */
export const STATES: Readonly<Record<Fate, SlotState>> = {
  inUse: "inUse",
  heldElsewhere: "held",
  lingering: "lingering",
  doomed: "leaked",
  pinned: "leaked",
  stale: "stale",
  // A value that is out of every Entry is in no slot; until the operation ends its fate may be an old one.
  awaitsFinalizer: "inUse",
  garbage: "inUse",
  collected: "inUse",
};

/**
 * The scene of the thread that is asked for; if there is none, of the thread whose map the listing works on, or else of
 * the one that runs.
 */
export function sceneOf({ view, slots, looks }: Sections, asked = 0): Scene {
  const working = view.tables.find(({ map }) => map === view.listing?.map);
  const held = view.threads.find(({ id }) => id === asked);
  const own = held ?? view.threads.find(({ current }) => current);
  const works = working && (!held || working.thread === held.id);
  const table = works ? working : view.tables.find(({ thread }) => thread === own?.id);
  return {
    view,
    thread: held ?? (table ? view.threads.find(({ id }) => id === table.thread) : own),
    table,
    slots: (table && slots.get(table.map)) ?? NO_SLOTS,
    looks: looks && (looks.map === table?.map || looks.map === 0) ? looks : undefined,
    tables: slots,
    length: table?.length ?? FIRST_LENGTH,
    objects: objectsById(view.objects),
    fates: fatesIn(view.ledger),
    holders: holders(view.roots, [view.stack], () => holdersOf(view)),
  };
}

const NO_SLOTS = new Slots(new Uint32Array());

// Of the same sections they are the very same maps: whoever is made of one sees whether it changed.
const objectsById = once((objects: readonly ObjectView[]): ReadonlyMap<number, ObjectView> => new Map(objects.map((object) => [object.id, object])));
const fatesIn = once((ledger: readonly LedgerView[]): ReadonlyMap<number, Fate> => new Map(ledger.map(({ value, fate }) => [value, fate])));
const holders = lastFor<ReadonlyMap<number, readonly Holder[]>>();

/** The occupied slots with their names. In the middle of a swap an Entry can be in two of them. */
export function namedSlots(scene: Scene, slots: Slots = scene.slots): NamedSlot[] {
  return [...slots.occupied()].map((slot) => named(scene, slot));
}

/** An Entry that is in no slot while a variable of the listing holds it. */
export interface Lifted {
  /** The variable. */
  readonly variable: string;
  readonly slot: NamedSlot;
}

/** The Entry that the listing has taken out of the table. */
export function lifted(scene: Scene): Lifted | undefined {
  const { listing } = scene.view;
  const variables = listing && listing.map === scene.table?.map ? listing.variables : [];
  for (const { name, value } of variables) {
    const entry = scene.objects.get(value.object);
    if (entry?.kind === "entry" && !scene.slots.has(entry.id)) {
      const field = (field: string) => entry.fields.find(({ name }) => name === field)?.target ?? 0;
      const slot = { index: -1, place: 0, entry: entry.id, key: field("referent"), home: undefined, value: field("value") };
      return { variable: name, slot: named(scene, slot) };
    }
  }
  return undefined;
}

/** A slot with its names. */
export function named(scene: Scene, slot: Slot): NamedSlot {
  return {
    ...slot,
    origin: slot,
    state: stateOf(scene, slot),
    keyName: slot.key === 0 ? "" : nameOf(scene, slot.key),
    valueName: slot.value === 0 ? "null" : labelOf(scene, slot.value),
  };
}

function stateOf({ fates, objects }: Scene, { key, value }: Slot): SlotState {
  if (key === 0) {
    return "stale";
  }
  const fate = fates.get(value);
  if (fate !== undefined) {
    return STATES[fate];
  }
  // The value has no fate of its own, `null` for instance: the Entry leaks all the same where only it refers to the key.
  return objects.get(key)?.reachability === "weak" ? "leaked" : "inUse";
}

/** The first variable that holds an object, or else its label. */
export function nameOf(scene: Scene, object: number): string {
  return scene.holders.get(object)?.[0]?.name ?? labelOf(scene, object);
}

/** Whether an object is a ThreadLocal. */
export function isKey(object: ObjectView | undefined): boolean {
  return object?.kind === "threadLocal";
}

/** What a reader calls an object. */
export function labelOf(scene: Scene, object: number): string {
  return scene.objects.get(object)?.label ?? "";
}

/**
 * The arguments of a step's message, with a ThreadLocal called by the variable that holds it: a reader knows `k9b`, not
 * `#79`. Where the message speaks of that very variable, the label stays.
 */
export function messageArguments(scene: Scene): readonly ArgumentView[] {
  const values = scene.view.message.arguments;
  const said = new Set(values.filter(({ object }) => object === 0).map(({ text }) => text));
  return values.map((value) => {
    const { object, text } = value;
    const name = isKey(scene.objects.get(object)) ? nameOf(scene, object) : text;
    return said.has(name) ? value : { ...value, text: name };
  });
}

/** What lights up together: a slot with all that is in it, an object with the slots that it is in. */
export interface Light {
  readonly slots: ReadonlySet<number>;
  readonly objects: ReadonlySet<number>;
}

/** Something that a reader points at. */
export type Target = { readonly slot: number } | { readonly object: number };

export const DARK: Light = { slots: new Set(), objects: new Set() };

/** All that lights up for a target. */
export function lightOf(scene: Scene, target: Target): Light {
  if ("slot" in target) {
    const slot = scene.slots.at(target.slot);
    const objects = slot ? [slot.entry, slot.key, slot.value].filter((id) => id !== 0) : [];
    return { slots: new Set([target.slot]), objects: new Set(objects) };
  }
  const { object } = target;
  const slots: number[] = [];
  for (const { index, entry, key, value } of scene.slots.occupied()) {
    if (object === entry || object === key || object === value) {
      slots.push(index);
    }
  }
  return { slots: new Set(slots), objects: new Set([object]) };
}

/** The objects of a way, with the slots whose entries it leads through. */
export function wayLight(scene: Scene, objects: readonly number[]): Light {
  const way = new Set(objects);
  const slots = [...scene.slots.occupied()].filter(({ entry }) => way.has(entry));
  return { slots: new Set(slots.map(({ index }) => index)), objects: way };
}

function holdersOf({ stack, roots }: { readonly stack: readonly FrameView[]; readonly roots: readonly RootView[] }): Map<number, Holder[]> {
  const holders = new Map<number, Holder[]>();
  const add = (object: number, holder: Holder) => {
    if (object !== 0) {
      const known = holders.get(object);
      if (known) {
        known.push(holder);
      } else {
        holders.set(object, [holder]);
      }
    }
  };
  for (const { method, line, variables } of stack) {
    // A frame without a line is the JDK's own: its `this` and `key` name nothing that the reader wrote.
    if (typeof line === "number") {
      for (const { name, value, lingering } of variables) {
        add(value.object, { name, method, lingering });
      }
    }
  }
  for (const { kind, name, target } of roots) {
    if (kind === "static") {
      add(target, { name, method: "", lingering: false });
    }
  }
  return holders;
}
