/** What a box or a reference looks like, as class names that say what it means. It knows no colours. */
import type { LinkView } from "../../engine";
import type { Heap } from "./heap";
import type { Model } from "./model";
import { stepOf } from "./steps";

/** What to bring out. */
export interface Looks {
  /** The objects on the path: never drawn as one with others. */
  readonly path: ReadonlySet<number>;
  /** The references on the path: two object ids, or the root's name and the first object; see `stepOf`. */
  readonly steps: ReadonlySet<string>;
}

/** A retaining path as what to bring out: the parts of an object count as the object. */
export function looksOf(heap: Heap, path: readonly LinkView[]): Looks {
  const steps = new Set<string>();
  const objects = path.map(({ object }) => heap.whose(object));
  let last: number | string = path[0]?.name ?? "";
  for (const object of objects) {
    if (object !== last) {
      steps.add(stepOf(last, object));
    }
    last = object;
  }
  return { path: new Set(objects), steps };
}

/** The look of an object's box, besides what its place says. */
export function lookOf({ heap, fresh, collecting }: Model, { path }: Looks, id: number, place: string): string {
  const object = heap.at(id);
  const looks = [place];
  if (object) {
    const { reachability, marked } = object;
    looks.push(reachability === "strong" || fresh.has(id) ? "" : reachability === "unreachable" ? "gone" : "weakly");
    looks.push(collecting ? (marked ? "marked" : "unmarked") : "");
  }
  looks.push(path.has(id) ? "path" : "");
  return looks.filter((look) => look !== "").join(" ");
}
