/**
 * The names by which a program holds objects, in the groups that a reader knows: the frames of the call stack, static
 * fields, the fields of `this`. It knows no geometry and no language.
 */
import type { SceneView } from "../../scene";
import type { Heap } from "./heap";

/** A name that refers to an object. */
export interface Name {
  /** The same from step to step while the variable is the same. */
  readonly key: string;
  /** Empty for a temporary, which has no name. */
  readonly text: string;
  /** 0 for `null`. */
  readonly target: number;
  /** Its scope has ended, but its slot of the frame still holds the reference. */
  readonly lingering: boolean;
}

/** Names that stand together. */
export interface Group {
  readonly key: string;
  readonly kind: "frame" | "static" | "fields";
  /** The method of a frame. */
  readonly method: string;
  /** The thread of a frame, where it is not that of the outermost one. */
  readonly thread: string;
  readonly names: readonly Name[];
  /** Whether it is there for the whole run. */
  readonly isLasting: boolean;
}

/** All groups: fields, which stay, then frames from the outermost to the innermost, which come and go. */
export function groupsOf(view: SceneView, heap: Heap): readonly Group[] {
  const threads = new Map(view.threads.map(({ id, name }) => [id, name]));
  const statics = view.roots.filter(({ kind, name, target }) => kind === "static" && (name !== FINALIZERS || isWaiting(heap, target)));
  const own = view.objects.find(({ kind }) => kind === "scenario");
  const fields = own?.fields.filter(({ own }) => own) ?? [];
  const frames = view.stack.map(({ method, thread }, frame): Group => {
    const key = `frame ${frame} ${method}`;
    const other = thread === view.stack[0]?.thread ? "" : (threads.get(thread) ?? "");
    return { key, kind: "frame", method, thread: other, isLasting: frame === 0, names: named(key, heap, namesOf(view, heap, frame)) };
  });
  return [
    group("static", heap, statics.map(({ name, target }) => ({ text: name, target, lingering: false }))),
    group("fields", heap, fields.map(({ name, target }) => ({ text: name, target, lingering: false }))),
    ...frames,
  ];
}

/** The root of what has a `finalize` method, for as long as that has not run. */
const FINALIZERS = "Finalizer.unfinalized";

/** Whether a Finalizer is all that keeps its object: until a GC has found that, it holds it as if not at all. */
function isWaiting(heap: Heap, finalizer: number): boolean {
  return heap.at(finalizer)?.fields.some(({ strength }) => strength === "strong") === true;
}

/** The variables of a frame, and what it holds without a name. */
function namesOf(view: SceneView, heap: Heap, frame: number): NameSeed[] {
  const held = view.roots.filter(({ frame: of }) => of === frame);
  // `this` is no variable, but a root all the same; that of the scenario itself is told by its fields.
  const own = held.filter(({ kind, name, target }) => kind === "local" && name === "this" && heap.at(target)?.kind !== "scenario");
  const { line, variables = [] } = view.stack[frame] ?? {};
  const seen = line === undefined ? [] : variables.filter(({ value }) => value.object !== 0 || value.text === "null");
  return [
    ...own.map(({ name, target }) => ({ text: name, target, lingering: false })),
    ...seen.map(({ name, value, lingering }) => ({ text: name, target: value.object, lingering })),
    ...held.filter(({ kind }) => kind === "temporary").map(({ target }) => ({ text: "", target, lingering: false })),
  ];
}

type NameSeed = Omit<Name, "key">;

function group(kind: "static" | "fields", heap: Heap, names: readonly NameSeed[]): Group {
  return { key: kind, kind, method: "", thread: "", isLasting: true, names: named(kind, heap, names) };
}

/** The names with keys; of two that are called alike, the second has another. */
function named(group: string, heap: Heap, names: readonly NameSeed[]): Name[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name.text) ?? 0) + 1;
    seen.set(name.text, count);
    const key = count === 1 ? `${group} ${name.text}` : `${group} ${name.text} ${count}`;
    return { ...name, key, target: heap.whose(name.target) };
  });
}
