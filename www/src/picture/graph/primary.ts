/** Which names stand beside which thread's entries. It knows no geometry. */
import type { Group } from "./roots";
import type { Seats } from "./seats";
import type { ThreadItem } from "./tables";

export interface Primary {
  readonly group: Group;
  readonly item: ThreadItem;
}

/** The group whose names stand beside the entries of a thread: the one that the run's seats ask for, or else the one that holds most keys. */
export function primaryOf(groups: readonly Group[], threads: readonly ThreadItem[], { beside }: Seats): Primary | undefined {
  if (!beside) {
    return strongest(groups, threads);
  }
  const group = groups.find(({ key }) => key === beside.group);
  const item = threads.find(({ thread }) => thread.id === beside.thread);
  return group && item ? { group, item } : undefined;
}

/** The group that holds most keys of a thread at this moment. */
function strongest(groups: readonly Group[], threads: readonly ThreadItem[]): Primary | undefined {
  let best: (Primary & { count: number }) | undefined;
  const seen = new Set<number>();
  for (const item of threads) {
    const keys = new Set(item.maps.flatMap(({ entries }) => entries.map(({ key }) => key)).filter((key) => key !== 0 && !seen.has(key)));
    for (const group of groups) {
      const count = group.names.filter(({ text, target }) => text !== "" && keys.has(target)).length;
      if (count > (best?.count ?? 0)) {
        best = { group, item, count };
      }
    }
    for (const key of keys) {
      seen.add(key);
    }
  }
  return best;
}
