/**
 * Two frames that were not made of each other: what is equal becomes the same object.
 *
 * It costs a look at everything, so it is for the rare step: from one part of a recording into another, or back from a step that
 * was only asked for.
 */
import { kept } from "../model/kept";
import type { Frame } from "./frame";
import { Slots, WORDS_PER_ENTRY } from "./slots";

/** `fresh` with all of `old` in it that is equal. */
export function shared(old: Frame, fresh: Frame): Frame {
  const { looks: oldLooks, slots: oldSlots, ...before } = old;
  const { looks, slots, ...now } = fresh;
  const sections = kept(before, now);
  const isSameCall = sections.call === old.call && sections.looked === old.looked;
  return { ...sections, slots: sharedTables(oldSlots, slots), looks: isSameCall ? oldLooks : looks };
}

function sharedTables(old: Frame["slots"], fresh: Frame["slots"]): Frame["slots"] {
  const tables = [...fresh].map(([map, slots]) => [map, sharedSlots(old.get(map), slots)] as const);
  return tables.length === old.size && tables.every(([map, slots]) => old.get(map) === slots) ? old : new Map(tables);
}

function sharedSlots(old: Slots | undefined, fresh: Slots): Slots {
  if (!old) {
    return fresh;
  }
  const { words, length } = fresh;
  const word = (slots: Slots, number: number, place: number) => slots.words[number * WORDS_PER_ENTRY + place];
  const places = Array.from({ length: WORDS_PER_ENTRY }, (_, place) => place);
  const numbers = Array.from({ length: words.length / WORDS_PER_ENTRY }, (_, number) => number);
  const changed = numbers.filter((number) => places.some((place) => word(old, number, place) !== word(fresh, number, place)));
  return changed.length === 0 && old.length === length && old.words.length === words.length ? old : new Slots(words, length, old, changed);
}
