/**
 * Places that are kept for what comes and for what has gone, so that the rest stays where it is when they do. They are
 * found once for a run, from moments all over it. It knows no geometry and no language.
 */
import { sceneOf } from "../../scene";
import type { Moment } from "../../engine";
import { heapOf } from "./heap";
import { groupsOf } from "./roots";

/** A slot of a table. */
interface Seat {
  /** See `tableKey`. */
  readonly table: string;
  readonly slot: number;
}

export interface Seats {
  /** By table, the slots in which an Entry is at some time. */
  readonly slots: ReadonlyMap<string, ReadonlySet<number>>;
  /** By name, the slot of the first Entry whose key it refers to. */
  readonly names: ReadonlyMap<string, Seat>;
  /** The names that last for the whole run and refer to most keys of a thread; none if there are no such names. */
  readonly beside: { readonly group: string; readonly thread: number } | undefined;
}

/** Nothing is known of the run. */
export const NO_SEATS: Seats = { slots: new Map(), names: new Map(), beside: undefined };

/** Of a longer table no places are kept. */
const LENGTH_LIMIT = 64;

/** Of a table that is fuller than this at any time no places are kept. */
const SEAT_LIMIT = 16;

/** What a table is called: a map that grows has another one. */
export function tableKey(map: number, length: number): string {
  return `${map} of ${length}`;
}

/** The places of a run, from moments in its order. */
export function seatsOf(moments: Iterable<Moment>): Seats {
  const slots = new Map<string, Set<number>>();
  const names = new Map<string, Seat>();
  const counts = new Map<string, { group: string; thread: number; count: number }>();
  for (const moment of moments) {
    const { view, tables } = sceneOf(moment);
    const groups = groupsOf(view, heapOf(view.objects));
    for (const { map, thread, length } of view.tables) {
      if (length > LENGTH_LIMIT) {
        continue;
      }
      const table = tableKey(map, length);
      const seen = slots.get(table) ?? new Set();
      slots.set(table, seen);
      const keys = new Map<number, number>();
      for (const { index, key } of tables.get(map)?.occupied() ?? []) {
        seen.add(index);
        keys.set(key, index);
      }
      for (const { key: group, isLasting, names: all } of groups) {
        const held = all.filter(({ text, target }) => text !== "" && target !== 0 && keys.has(target));
        for (const { key, target } of held) {
          if (!names.has(key)) {
            names.set(key, { table, slot: keys.get(target) ?? 0 });
          }
        }
        if (isLasting) {
          const id = `${group} ${thread}`;
          const { count } = counts.get(id) ?? { count: 0 };
          counts.set(id, { group, thread, count: count + held.length });
        }
      }
    }
  }
  for (const [table, { size }] of slots) {
    if (size > SEAT_LIMIT) {
      slots.delete(table);
    }
  }
  const [beside] = [...counts.values()].sort((a, b) => b.count - a.count);
  return { slots, names, beside: beside && beside.count > 0 ? beside : undefined };
}
