/**
 * The rows of the reference graph: one for each Entry, then one for each ThreadLocal without an Entry. Beyond
 * `ROW_LIMIT` it folds what the step does not touch. It knows no geometry.
 */
import { namedSlots } from "../scene";
import type { ObjectView } from "../engine";
import type { Holder, NamedSlot, Scene } from "../scene";

export interface Row {
  /** The same from step to step while the Entry or the ThreadLocal is the same. */
  readonly id: string;
  readonly slot: NamedSlot | undefined;
  /** The ThreadLocal's object id, or 0 when the key was cleared. */
  readonly key: number;
  readonly holders: readonly Holder[];
  /** How the key is reached when no variable refers to it. */
  readonly through: string;
  /** The value's object id, or 0. */
  readonly value: number;
}

/** More rows than this are folded. */
export const ROW_LIMIT = 30;

const MAP_AND_TABLE: ReadonlySet<string> = new Set(["Entry", "Entry[]", "ThreadLocalMap"]);

/** The rows, and how many more there are. */
export function rowsOf(scene: Scene): { rows: readonly Row[]; folded: number } {
  const through = referrers(scene);
  const rowOf = (id: string, slot: NamedSlot | undefined, key: number, value: number): Row => ({
    id,
    slot,
    key,
    holders: scene.holders.get(key) ?? [],
    through: wayTo(scene, through, key),
    value,
  });
  const rows: Row[] = [];
  const keys = new Set<number>();
  const entries = new Set<number>();
  for (const slot of namedSlots(scene)) {
    // In the middle of a swap an Entry is in two slots; one row is enough.
    if (entries.has(slot.entry)) {
      continue;
    }
    entries.add(slot.entry);
    keys.add(slot.key);
    rows.push(rowOf(`entry ${slot.entry}`, slot, slot.key, slot.value));
  }
  for (const { id, class: name, label, reachability } of scene.view.objects) {
    const held = scene.holders.has(id) || through.has(id);
    if (!keys.has(id) && name.endsWith("ThreadLocal") && held && reachability !== "unreachable") {
      // What it stored last may still wait for the collector.
      const lost = scene.view.ledger.findLast(({ key, fate }) => key === label && fate === "garbage");
      rows.push(rowOf(`key ${id}`, undefined, id, lost?.value ?? 0));
    }
  }
  if (rows.length <= ROW_LIMIT) {
    return { rows, folded: 0 };
  }
  const touched = touchedBy(scene);
  const kept = rows.filter(({ slot, key }) => touched.objects.has(key) || (slot && isTouched(slot, touched)));
  const shown = kept.slice(0, ROW_LIMIT);
  return { rows: shown, folded: rows.length - shown.length };
}

interface Touched {
  readonly slots: ReadonlySet<number>;
  readonly objects: ReadonlySet<number>;
}

function isTouched({ index, entry, value, state }: NamedSlot, { slots, objects }: Touched): boolean {
  return slots.has(index) || objects.has(entry) || objects.has(value) || state === "stale" || state === "leaked";
}

/** What the step points at or speaks of. */
function touchedBy({ view }: Scene): Touched {
  const pointed = [...(view.listing?.variables ?? []), ...view.message.arguments];
  return {
    slots: new Set(pointed.flatMap(({ slot }) => (typeof slot === "number" ? [slot] : []))),
    objects: new Set(view.message.arguments.flatMap(({ object }) => (object === 0 ? [] : [object]))),
  };
}

/** For each object, one that refers to it strongly and is no part of a map. */
function referrers({ view }: Scene): Map<number, ObjectView> {
  const found = new Map<number, ObjectView>();
  for (const object of view.objects) {
    if (!MAP_AND_TABLE.has(object.class)) {
      for (const { target, strength } of object.fields) {
        if (strength === "strong" && !found.has(target)) {
          found.set(target, object);
        }
      }
    }
  }
  return found;
}

/** The variable at the beginning of the references that lead to an object, or else the object that refers to it. */
function wayTo(scene: Scene, through: ReadonlyMap<number, ObjectView>, object: number): string {
  const seen = new Set<number>();
  const first = through.get(object);
  for (let at = first; at && !seen.has(at.id); at = through.get(at.id)) {
    seen.add(at.id);
    const [holder] = scene.holders.get(at.id) ?? [];
    if (holder) {
      return `${holder.name} …`;
    }
  }
  return first?.label ?? "";
}
