/**
 * What the calls that a reader can fire at the end of a scenario would do: each is appended and run, as the figure does it.
 *
 * Points in, numbers out.
 */
import { Run } from "../src/engine";
import { settingNewKey } from "../src/model/new-key";
import type { Point } from "./point";

/** Calls run in `main`; a new key's home slot is changed afterwards. */
const CHOICE = { on: "", home: 5 };

/** The calls on a key. */
const CALLS = new Set(["get", "set", "remove"]);

/** `Lab.atSlot` counts home slots in a first table. */
const HOMES = 16;

/** The calls on the keys that the program still holds: names of keys, and Java. */
export function callsAt({ run }: Point): readonly { readonly name: string; readonly java: string }[] {
  const { actions } = run.actions(run.stepCount, CHOICE);
  return actions.filter(({ kind, enabled }) => enabled && CALLS.has(kind));
}

/** Those of them that free the value in a slot. */
export function freeingCalls(point: Point, slot: number): readonly string[] {
  return callsAt(point).flatMap(({ java }) => (frees(point, java, slot) ? [java] : []));
}

/** The home slots of those new keys that free the value in a slot when they are set. */
export function freeingHomes(point: Point, slot: number): readonly number[] {
  const { run, source } = point;
  const making = run.actions(run.stepCount, CHOICE).actions.find(({ kind }) => kind === "new")?.java ?? "";
  return Array.from({ length: HOMES }, (_, home) => home).filter((home) => frees(point, settingNewKey(making, home, source), slot));
}

function frees({ run, source, moment }: Point, java: string, slot: number): boolean {
  const value = valueIn(run.moment(run.stepCount), moment.view.tables[0]?.map ?? 0, slot);
  const fired = new Run(source);
  try {
    const [problem] = fired.run(fired.stepCount, java);
    if (problem) {
      throw new Error(`${java} is refused: ${problem.key}`);
    }
    const after = fired.moment(fired.stepCount);
    return ![...(after.slots.get(moment.view.tables[0]?.map ?? 0)?.occupied() ?? [])].some((entry) => entry.value === value);
  } finally {
    fired.free();
  }
}

function valueIn({ slots }: ReturnType<Run["moment"]>, map: number, slot: number): number {
  const value = slots.get(map)?.at(slot)?.value;
  if (value === undefined) {
    throw new Error(`slot ${slot} is empty`);
  }
  return value;
}
