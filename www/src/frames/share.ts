/**
 * Two values that were not made of each other: what is equal becomes the same object.
 *
 * It costs a look at everything, so of a whole frame it is for the rare step from one part of a recording into another.
 */
import type { Frame } from "./frame";
import { Slots } from "./slots";

/** `fresh` with all of `old` in it that is equal. */
export function shared(old: Frame, fresh: Frame): Frame {
  const { looks: oldLooks, ...oldSections } = old;
  const { looks: freshLooks, ...freshSections } = fresh;
  const sections = equal(oldSections, freshSections) as Omit<Frame, "looks">;
  const isSameCall = sections.call === old.call && sections.looked === old.looked;
  return { ...sections, looks: isSameCall ? oldLooks : freshLooks };
}

/** The old value if it is equal; else the fresh one with all parts of the old one that are equal. */
export function equal(old: unknown, fresh: unknown): unknown {
  if (Object.is(old, fresh) || typeof old !== "object" || typeof fresh !== "object" || old === null || fresh === null) {
    return Object.is(old, fresh) ? old : fresh;
  }
  if (old instanceof Slots && fresh instanceof Slots) {
    return equalSlots(old, fresh);
  }
  if (old instanceof Map && fresh instanceof Map) {
    return equalMap(old as Map<unknown, unknown>, fresh as Map<unknown, unknown>);
  }
  if (Array.isArray(old) && Array.isArray(fresh)) {
    return equalList(old as readonly unknown[], fresh as readonly unknown[]);
  }
  const before = old as Record<string, unknown>;
  const fields = Object.entries(fresh).map(([name, value]) => [name, equal(before[name], value)] as const);
  return fields.every(([name, value]) => value === before[name]) ? old : Object.fromEntries(fields);
}

/** A row is looked for in its place, then by its first field, which is the key of those that have one. */
function equalList(old: readonly unknown[], fresh: readonly unknown[]): readonly unknown[] {
  const keyed = new Map(old.map((item) => [keyOf(item), item]));
  const items = fresh.map((item, index) => {
    const inPlace = equal(old[index], item);
    return inPlace === old[index] ? inPlace : equal(keyed.get(keyOf(item)) ?? old[index], item);
  });
  return items.length === old.length && items.every((item, index) => item === old[index]) ? old : items;
}

function keyOf(item: unknown): unknown {
  return typeof item === "object" && item !== null ? Object.values(item)[0] : item;
}

function equalMap(old: ReadonlyMap<unknown, unknown>, fresh: ReadonlyMap<unknown, unknown>): ReadonlyMap<unknown, unknown> {
  const entries = [...fresh].map(([key, value]) => [key, equal(old.get(key), value)] as const);
  return entries.length === old.size && entries.every(([key, value]) => old.get(key) === value) ? old : new Map(entries);
}

function equalSlots(old: Slots, { words, length }: Slots): Slots {
  const size = words.length / 4;
  const changed = Array.from({ length: size }, (_, number) => number).filter((number) =>
    [0, 1, 2, 3].some((word) => old.words[number * 4 + word] !== words[number * 4 + word]),
  );
  return changed.length === 0 && old.length === length && old.words.length === words.length ? old : new Slots(words, length, old, changed);
}
