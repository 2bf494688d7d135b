/**
 * Who sits where, as every picture of a table draws it: the entries with their names, and the keys under which they stay
 * the same shape from step to step. It knows no geometry.
 */
import type { Slot } from "../engine";
import { lastFor } from "../memo";
import { named } from "../scene";
import type { NamedSlot, Scene } from "../scene";
import type { Marks } from "./shape";

/** An entry in its slot. */
export interface Seat extends NamedSlot {
  /** Its key among the shapes. */
  readonly id: string;
  /** The Entry, wherever it is drawn. */
  readonly subject: string;
  /** How many entries share the slot: one, but for a chained table. They stand one behind the other, by their `place`. */
  readonly of: number;
  /** What a GC that is running has marked by now. */
  readonly marked: { readonly entry: boolean; readonly key: boolean; readonly value: boolean };
}

/**
 * The entries of the slots from `first` on, in an order that outlives their moves. As long as nothing of one changed, it is
 * the very same.
 */
export function seats(scene: Scene, first = 0, count = scene.length): readonly Seat[] {
  const { slots, objects, fates, holders, view } = scene;
  const leaves = view.listing?.variables.find(({ name }) => name === "staleSlot")?.slot;
  return known(slots, [objects, fates, holders, leaves, first, count], () => seatsAnew(scene, first, count, leaves));
}

const known = lastFor<readonly Seat[]>();

function seatsAnew(scene: Scene, first: number, count: number, leaves: number | undefined): readonly Seat[] {
  const taken: NamedSlot[] = [];
  for (let index = first; index < first + count; index += 1) {
    taken.push(...scene.slots.bucket(index).map((slot) => named(scene, slot)));
  }
  taken.sort((a, b) => a.entry - b.entry || a.index - b.index);
  const crowds = new Map<number, number>();
  for (const { index } of taken) {
    crowds.set(index, (crowds.get(index) ?? 0) + 1);
  }
  return taken.map((slot, n) => seatOf(scene, slot, { isCopy: copied(leaves, taken, n), of: crowds.get(slot.index) ?? 1 }));
}

/** The seat that was made of each slot last. */
const seated = new WeakMap<Slot, Seat>();

/** A named slot as an entry that is drawn. */
export function seatOf(scene: Scene, slot: NamedSlot, { isCopy = false, of = 1 } = {}): Seat {
  const isMarked = (object: number) => scene.objects.get(object)?.marked ?? false;
  const id = String(slot.entry);
  const seat = {
    ...slot,
    id: isCopy ? `${id} left behind` : id,
    subject: `entry ${id}`,
    of,
    marked: { entry: isMarked(slot.entry), key: isMarked(slot.key), value: isMarked(slot.value) },
  };
  const last = seated.get(slot.origin);
  if (last && isSame(last, seat)) {
    return last;
  }
  seated.set(slot.origin, seat);
  return seat;
}

/** Whether two seats of one slot look alike. */
function isSame(one: Seat, other: Seat): boolean {
  const [a, b] = [one.marked, other.marked];
  return (
    one.id === other.id &&
    one.of === other.of &&
    one.state === other.state &&
    one.keyName === other.keyName &&
    one.valueName === other.valueName &&
    a.entry === b.entry &&
    a.key === b.key &&
    a.value === b.value
  );
}

/**
 * In the middle of a swap an Entry is in two slots. The one that it is about to leave is `staleSlot`, so the other one
 * goes on as its shape.
 */
function copied(leaves: number | undefined, taken: readonly NamedSlot[], n: number): boolean {
  const [before, slot, after] = [taken[n - 1], taken[n], taken[n + 1]];
  if (!slot || (before?.entry !== slot.entry && after?.entry !== slot.entry)) {
    return false;
  }
  return leaves === undefined ? before?.entry === slot.entry : slot.index === leaves;
}

/** What lights up with an entry. */
export function marksOf({ index, entry, key, value }: NamedSlot): Marks {
  const objects = [entry, key, value].filter((id) => id !== 0);
  return index < 0 ? { objects } : { slot: index, objects };
}

/** What stands for the key. */
export function keyText({ state, keyName }: NamedSlot): string {
  return state === "stale" ? "∅" : keyName;
}
