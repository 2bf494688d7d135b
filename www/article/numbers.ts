/**
 * `<lab-number>`: a number of the prose, held against what the engine counts or a checked table says.
 *
 * `count` names what is counted, at the point of the figure it speaks of; `table` names a table and what to look up in
 * it. Its text is what is printed, and what is expected: the build fails where the two differ.
 */
import type { SurveyParameters } from "../src/survey/engine";
import { named, namedSlots } from "../src/scene";
import type { NamedSlot, Scene } from "../src/scene";
import { rangesOf } from "../src/hundred";
import compiled from "../../tests/compiled.json";
import hundred from "../../tests/hundred.json";
import printed from "../../tests/printed.json";
import { callsAt, freeingCalls, freeingHomes } from "./firing";
import { decimalsIn, numberIn } from "./numerals";
import { before, operationOf } from "./point";
import type { Point } from "./point";
import { survey } from "./survey";

/** The value of an attribute, or an empty text. */
type Attribute = (name: string) => string;

const COUNTS: Readonly<Partial<Record<string, (at: Point, attribute: Attribute) => number>>> = {
  /** Slots of the table. */
  length: ({ scene }) => scene.length,
  /** Entries that count, live or stale. */
  size: ({ scene }) => scene.table?.size ?? 0,
  threshold: ({ scene }) => scene.table?.threshold ?? 0,
  entries: ({ scene }) => namedSlots(scene).length,
  stale: ({ scene }) => staleIn(scene).length,
  /** Values that no program can read any more, and that a GC leaves alone. */
  leaked: ({ moment }) => moment.view.leaked.values,
  "leaked-bytes": ({ moment }) => moment.view.leaked.bytes,
  lingering: ({ moment }) => moment.view.ledger.filter(({ fate }) => fate === "lingering").length,
  /** Maps that threads have. */
  maps: ({ moment }) => moment.view.tables.length,
  threads: ({ moment }) => moment.view.threads.length,
  /** ThreadLocals that this operation's point knows. */
  keys: ({ moment }) => moment.view.objects.filter(({ kind }) => kind === "threadLocal").length,
  /** The keys that the program still holds at its end, the calls on them, and those of the calls that free a slot. */
  "held-keys": (at) => new Set(callsAt(at).map(({ name }) => name)).size,
  calls: (at) => callsAt(at).length,
  "freeing-calls": (at, attribute) => freeingCalls(at, Number(attribute("slot"))).length,
  /** The home slots of the new keys that free a slot: how many, and one of them; `nth` counts from 1. */
  "freeing-homes": (at, attribute) => freeingHomes(at, Number(attribute("slot"))).length,
  "freeing-home": (at, attribute) => freeingHomes(at, Number(attribute("slot")))[Number(attribute("nth")) - 1] ?? Number.NaN,
  /** Cells that cleanSomeSlots looks at in the operation. */
  cells: (at) => scannedBy(at).length,
  /** Entries that are stale before the operation and gone after it. */
  cleared: (at) => clearedBy(at).length,
  /** The slot of the variable's key. */
  slot: (at, attribute) => slotOf(at, attribute("key")).index,
  home: (at, attribute) => slotOf(at, attribute("key")).home ?? Number.NaN,
  /** The home of the key that a slot holds. */
  "home-of-slot": ({ scene }, attribute) => scene.slots.at(Number(attribute("slot")))?.home ?? Number.NaN,
  /** Occupied slots without a null between them, around a slot. */
  run: (at, attribute) => runAround(at, attribute).length,
  /** The number behind a word of what the program printed; `nth` counts lines that have the word. */
  output: ({ moment }, attribute) => {
    const lines = moment.view.output.filter((line) => line.includes(attribute("after")));
    const line = lines[Number(attribute("nth") || "1") - 1] ?? "";
    const text = line.slice(line.indexOf(attribute("after")) + attribute("after").length);
    return Number(/-?\d+/.exec(text)?.[0] ?? Number.NaN);
  },
  /** A number that the source gives a name: `static final int TASKS = 100`. */
  constant: ({ source }, attribute) => Number(new RegExp(`\\b${attribute("name")} = (\\d+);`).exec(source)?.[1] ?? Number.NaN),
  /** The threads of the source's fixed pool. */
  workers: ({ source }) => Number(/newFixedThreadPool\((\d+)\)/.exec(source)?.[1] ?? Number.NaN),
  /** The number of times that a text stands in the source. */
  source: ({ source }, attribute) => source.split(attribute("text")).length - 1,
  heap: ({ moment }) => moment.view.heap.capacity / 1024 / 1024,
  /** The size of an object of a class. */
  bytes: ({ moment }, attribute) => moment.view.objects.find(({ class: name }) => name === attribute("class"))?.bytes ?? Number.NaN,
  /** One cell of the scan; `nth` counts from 1. */
  cell: (at, attribute) => scannedBy(at)[Number(attribute("nth")) - 1] ?? Number.NaN,
  /** Which cell of the scan, from 1, a slot is. */
  place: (at, attribute) => scannedBy(at).indexOf(Number(attribute("slot"))) + 1,
  /** The first null from a slot on. */
  gap: ({ scene }, attribute) => {
    let slot = Number(attribute("from"));
    while (scene.slots.at(slot % scene.length)) {
      slot += 1;
    }
    return slot % scene.length;
  },
  /** The rounds of the source's last `for`. */
  loop: ({ source }) => Number([...source.matchAll(/i <=? (\d+);/g)].at(-1)?.[1] ?? Number.NaN),
  operations: ({ run }) => run.marks().filter(({ kind }) => kind === "operation").length,
  steps: (at) => [...operationOf(at)].length,
};

/** Several numbers at once, as prose names them: `15, 0, 1, 2, 3`. */
const LISTS: Readonly<Partial<Record<string, (at: Point, attribute: Attribute) => readonly number[]>>> = {
  run: runAround,
  /** The numbers of the scenario's title, but for the last: what they are divided by. */
  title: ({ source }) => (source.slice(0, source.indexOf("\n")).match(/\d+/g) ?? []).slice(0, -1).map(Number),
  scanned: scannedBy,
  stale: ({ scene }) => staleIn(scene).map(({ index }) => index),
  occupied: ({ scene }) => namedSlots(scene).map(({ index }) => index),
  /** Where the entries sat that the operation cleared. */
  cleared: (at) => clearedBy(at).map(({ index }) => index),
};

const TABLES: Readonly<Partial<Record<string, (attribute: Attribute) => number>>> = {
  /**
   * How many of the big objects stay: measured on JDKs by `tests/runners/hundred.rs`. `end` is `least` or `most`, the
   * latter unless it says so; without a column it is that of all JDKs.
   */
  hundred: (attribute) => {
    const row = hundred.rows.find(({ name }) => name === attribute("row"));
    const columns = attribute("column") === "" ? (["jdk17", "jdk25"] as const) : [attribute("column") as "lab" | "jdk17" | "jdk25"];
    const place = hundred.tasks.indexOf(Number(attribute("tasks")));
    const isLeast = attribute("end") === "least";
    const ends = columns.map((column) => (row && rangesOf(row, column)[place])?.[isLeast ? 0 : 1] ?? Number.NaN);
    return isLeast ? Math.min(...ends) : Math.max(...ends);
  },
  "hundred-runs": () => hundred.runs,
  /** Entries in the table that a JDK printed with a method compiled, measured by `tests/runners/compiled.rs`. */
  compiled: (attribute) => {
    const row = compiled.rows.find(({ scenario }) => scenario === attribute("scenario"));
    const line = row?.[attribute("column") as "interpreter" | "jdk17" | "jdk25"].at(-1) ?? "";
    return Number(/size=(\d+)/.exec(line)?.[1] ?? Number.NaN);
  },
  /** The number behind some words of what the newest JDK printed, measured by `tests/runners/printed.rs`. */
  printed: (attribute) => {
    const after = attribute("after");
    const line = printed.programs.find(({ name }) => name === attribute("program"))?.jdk25.find((line) => line.includes(after)) ?? "";
    return Number(/\d+/.exec(line.slice(line.indexOf(after) + after.length))?.[0] ?? Number.NaN);
  },
  /** 2³² divided by the golden ratio, rounded down, and what is left of 2³². */
  golden: (attribute) => {
    const constant = Math.floor((2 ** 32 * (Math.sqrt(5) - 1)) / 2);
    return attribute("what") === "negated" ? 2 ** 32 - constant : constant;
  },
  "hundred-tasks": (attribute) => hundred.tasks[Number(attribute("nth")) - 1] ?? Number.NaN,
  /** The designs by experiment. */
  survey: (attribute) => {
    const row = survey().rows.find(({ name }) => name === `survey.design.${attribute("design")}`);
    return Number(attribute("what").split(".").reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], row));
  },
  "survey-setting": (attribute) => survey().parameters[attribute("what") as keyof SurveyParameters],
};

/** What is wrong with a number of the prose; nothing if it is what was counted. */
export function problemWith(text: string, at: () => Point, attribute: Attribute): string {
  if (attribute("count") === "list") {
    const list = LISTS[attribute("of")]?.(at(), attribute).join(" ");
    const expected = (text.match(/\d+/g) ?? []).join(" ");
    return list === expected ? "" : `“${text}” is ${list ?? "nothing that anybody counts"}`;
  }
  const expected = numberIn(text);
  if (expected === undefined) {
    return `“${text}” is no number`;
  }
  const table = attribute("table");
  const count = table === "" ? COUNTS[attribute("count")] : undefined;
  const lookup = TABLES[table];
  if (!count && !lookup) {
    return `nobody knows how to count ${attribute("count") || table}`;
  }
  const counted = (count ? count(at(), attribute) : (lookup?.(attribute) ?? Number.NaN)) / Number(attribute("divide") || "1") +
    Number(attribute("plus"));
  const rounded = Number(counted.toFixed(decimalsIn(text)));
  return rounded === expected ? "" : `“${text}” is ${counted}`;
}

function slotOf({ scene }: Point, key: string): { index: number; home: number | undefined } {
  for (const slot of scene.slots.occupied()) {
    if (named(scene, slot).keyName === key) {
      return slot;
    }
  }
  return { index: Number.NaN, home: undefined };
}

/** The slots of the run around `slot`, in order. */
function runAround({ scene }: Point, attribute: Attribute): readonly number[] {
  const { length } = scene;
  const taken = (slot: number) => scene.slots.at((slot + length) % length) !== undefined;
  let from = Number(attribute("slot"));
  while (taken(from - 1)) {
    from -= 1;
  }
  const run: number[] = [];
  while (taken(from + run.length)) {
    run.push((from + run.length + length) % length);
  }
  return run;
}

function staleIn(scene: Scene): NamedSlot[] {
  return namedSlots(scene).filter(({ state }) => state === "stale");
}

/** The stale entries that are there before an operation and gone after it. */
function clearedBy(at: Point): NamedSlot[] {
  const last = [...operationOf(at)].at(-1) ?? at;
  const left = new Set([...last.scene.slots.occupied()].map(({ entry }) => entry));
  return staleIn(before(at).scene).filter(({ entry }) => !left.has(entry));
}

/** The cells that cleanSomeSlots looks at in an operation, in order. */
function scannedBy(at: Point): readonly number[] {
  let cells: readonly number[] = [];
  for (const { moment } of operationOf(at)) {
    const scanned = moment.view.listing?.scanned ?? [];
    cells = scanned.length > cells.length ? scanned : cells;
  }
  return cells;
}
