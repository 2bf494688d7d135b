/**
 * The reference graph by geometry, without a browser: at many steps of every scenario nothing overlaps, nothing is cut,
 * and no reference runs through a box, a text or along another reference.
 */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import en from "../../crate/words/en.json" with { type: "json" };
import zh from "../../crate/words/zh-CN.json" with { type: "json" };
import { loadDesigns, Run } from "../../www/src/engine";
import type { Moment } from "../../www/src/engine";
import { say } from "../../www/src/i18n";
import type { Words } from "../../www/src/i18n";
import { textWidth } from "../../www/src/picture/type";
import { graph } from "../../www/src/picture/graph";
import { NO_SEATS, seatsOf } from "../../www/src/picture/graph/seats";
import type { Seats } from "../../www/src/picture/graph/seats";
import type { Graph } from "../../www/src/picture/graph";
import type { Picture, Shape } from "../../www/src/picture/shape";
import { sceneOf } from "../../www/src/scene";

const HOME = new URL("../../www/", import.meta.url);
const SCENARIOS = readdirSync(new URL("scenarios", HOME)).filter((name) => name.endsWith(".java"));

/** The room there is on screens of 320, 375, 768 and 1280 pixels, and for a graph alone. */
const WIDTHS = [296, 343, 600, 700, 900];

/** So many steps of a run are looked at, besides those of its collections. */
const STEPS = 24;

/** Long names, long values, a table of 64 slots, five threads at once. */
const CROWDED = `
static final ThreadLocal<StringBuilderOfTheOldReportingEngine> THREAD_LOCAL_OF_THE_REPORTING_ENGINE = new ThreadLocal<>();
static class StringBuilderOfTheOldReportingEngine {
    ThreadLocal<StringBuilderOfTheOldReportingEngine> thatThreadLocalAgain = THREAD_LOCAL_OF_THE_REPORTING_ENGINE;
    List<WeakReference<Object>> everyReferenceThatWasEverMade = new ArrayList<>();
}
void remember(StringBuilderOfTheOldReportingEngine builderOfThisVeryTask) {
    ThreadLocal<String> anotherThreadLocalWithALongName = new ThreadLocal<>();
    anotherThreadLocalWithALongName.set(new String("a value that is much too long for any box in any picture"));
    builderOfThisVeryTask.everyReferenceThatWasEverMade.add(new WeakReference<>(builderOfThisVeryTask));
    THREAD_LOCAL_OF_THE_REPORTING_ENGINE.set(builderOfThisVeryTask);
    anotherThreadLocalWithALongName = null;
}
void main() throws Exception {
    ExecutorService executorServiceOfTheReports = Executors.newFixedThreadPool(5);
    List<ThreadLocal<String>> keysOfTheMainThread = new ArrayList<>();
    for (int i = 0; i < 44; i++) {
        ThreadLocal<String> key = new ThreadLocal<>();
        key.set(new String("value of the main thread"));
        keysOfTheMainThread.add(key);
    }
    for (int i = 0; i < 12; i++) {
        executorServiceOfTheReports.submit(() -> remember(new StringBuilderOfTheOldReportingEngine())).get();
        if (i == 7) {
            System.gc();
        }
    }
    keysOfTheMainThread = null;
    System.gc();
    executorServiceOfTheReports.shutdown();
}
`;

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Named extends Rectangle {
  readonly name: string;
}

/** A level or upright part of a reference. */
interface Stretch extends Named {
  readonly wire: string;
}

/** What a picture is made of, in its own coordinates. */
interface Content {
  readonly boxes: readonly Named[];
  /** With the group that a text is in. */
  readonly texts: readonly (Named & { readonly group: string })[];
  readonly stretches: readonly Stretch[];
  readonly others: readonly Named[];
  /** What is wrong with the ways themselves. */
  readonly slanting: readonly string[];
}

test.beforeAll(async () => {
  await loadDesigns(readFileSync(new URL("pkg/threadlocal_lab_designs_bg.wasm", HOME)));
});

for (const file of SCENARIOS) {
  test(`${file}: nothing overlaps, nothing is cut`, () => {
    walk(readFileSync(new URL(`scenarios/${file}`, HOME), "utf8"));
  });
}

test("long names, long values, 64 slots and six threads", () => {
  walk(CROWDED);
});

test("in the slot-5 story what is in a slot keeps its place, and so do the variables", () => {
  const run = opened(readFileSync(new URL("scenarios/set-misses-slot-5.java", HOME), "utf8"));
  const seats = seatsFor(run);
  const places = new Map<string, string>();
  const moved = new Set<string>();
  for (let step = 0; step <= run.stepCount; step += 2) {
    const { shapes } = pictureOf(run.moment(step), { width: 600, words: en, seats, unfolded: false });
    for (const shape of shapes) {
      const isVariable = /^frame 0 main \w/.test(shape.key);
      if (shape.kind === "group" && (isVariable || shape.marks?.slot !== undefined)) {
        const key = isVariable ? shape.key : `${shape.key} in slot ${shape.marks?.slot}`;
        const place = `${shape.x}, ${shape.y}`;
        if ((places.get(key) ?? place) !== place) {
          moved.add(key);
        }
        places.set(key, place);
      }
    }
  }
  run.free();
  expect(places.size).toBeGreaterThan(30);
  // k9b's Entry is swapped into slot 10, and the name that stood there makes room.
  expect([...moved].sort()).toEqual(["frame 0 main k10", "frame 0 main k9b"]);
});

function opened(source: string): Run {
  const run = new Run(source);
  expect(run.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return run;
}

/** The places that a run keeps, found as the page finds them. */
function seatsFor(run: Run): Seats {
  const ends = run.marks().flatMap(({ kind, step }) => (kind === "operation" ? [step] : []));
  return seatsOf(ends.slice(0, 120).map((step) => run.moment(step)));
}

/** Looks at the graphs of a run. */
function walk(source: string): void {
  const run = opened(source);
  const seats = seatsFor(run);
  const every = Math.max(1, Math.floor(run.stepCount / STEPS));
  const collections = run.marks().flatMap(({ kind, step }) => (kind === "gc" ? [step - 2, step - 1, step] : []));
  const steps = new Set([...Array.from({ length: Math.floor(run.stepCount / every) + 1 }, (_, n) => n * every), ...collections.slice(-30), run.stepCount]);
  const faults: string[] = [];
  for (const step of steps) {
    const moment = run.moment(step);
    for (const [n, width] of WIDTHS.entries()) {
      const words: Words = (step + n) % 2 === 0 ? en : zh;
      const kept = (step + n) % 3 === 0 ? NO_SEATS : seats;
      const where = `step ${step}, ${width} pixels${kept === seats ? "" : ", no seats"}`;
      faults.push(...faultsOf(pictureOf(moment, { width, words, seats: kept, unfolded: false })).map((fault) => `${where}: ${fault}`));
    }
  }
  const unfolded = pictureOf(run.moment(run.stepCount), { width: 600, words: en, seats, unfolded: true });
  faults.push(...faultsOf(unfolded).map((fault) => `the end, unfolded: ${fault}`));
  run.free();
  // Once for a run: each call of expect() costs more than drawing a picture.
  expect(faults.slice(0, 20)).toEqual([]);
}

interface Drawing {
  readonly width: number;
  readonly words: Words;
  readonly seats: Seats;
  readonly unfolded: boolean;
}

function pictureOf(moment: Moment, { words, ...options }: Drawing): Graph {
  return graph(sceneOf(moment), { ...options, say: (key, values) => say(words, key, values) });
}

/** Everything that is wrong with a picture. */
function faultsOf(picture: Picture): string[] {
  const { boxes, texts, stretches, others, slanting } = contentOf(picture);
  const faults: string[] = [...doubles(picture.shapes, ""), ...slanting];
  const whole = { left: 0, top: 0, right: picture.width, bottom: picture.height };
  for (const part of [...boxes, ...texts, ...stretches, ...others]) {
    if (!contains(whole, part)) {
      faults.push(`${part.name} leaves the picture`);
    }
  }
  for (const [a, b] of pairs(boxes)) {
    if (overlap(a, b)) {
      faults.push(`${a.name} overlaps ${b.name}`);
    }
  }
  for (const text of texts) {
    const own = boxes.find(({ name }) => name === text.group);
    if (own && !contains(own, text)) {
      faults.push(`the text ${text.name} leaves its box`);
    }
    faults.push(...boxes.filter((box) => box !== own && overlap(box, text)).map(({ name }) => `the text ${text.name} overlaps ${name}`));
  }
  for (const [a, b] of pairs(texts)) {
    if (a.group !== b.group && overlap(a, b)) {
      faults.push(`the text ${a.name} overlaps the text ${b.name}`);
    }
  }
  for (const stretch of stretches) {
    const hit = [...boxes, ...texts].filter((part) => overlap(part, stretch));
    faults.push(...hit.map(({ name }) => `${stretch.name} runs through ${name}`));
  }
  for (const [a, b] of pairs(stretches)) {
    const [aFrom, aTo] = endsOf(a.wire);
    const [bFrom, bTo] = endsOf(b.wire);
    if (a.wire !== b.wire && aFrom !== bFrom && aTo !== bTo && along(a, b) > 2) {
      faults.push(`${a.name} lies upon ${b.name}`);
    }
  }
  return faults;
}

/** Where a reference begins and ends, by the key of its group. */
function endsOf(wire: string): [from: string, to: string] {
  const [from = "", to = ""] = wire.replace(/^wire /, "").split(" → ");
  return [from, to];
}

/** Keys that two siblings share. */
function doubles(shapes: readonly Shape[], group: string): string[] {
  const seen = new Set<string>();
  return shapes.flatMap((shape) => {
    const key = `${shape.kind} ${shape.key}`;
    const twice = seen.has(key) ? [`${group} has ${key} twice`] : [];
    seen.add(key);
    return [...twice, ...(shape.kind === "group" ? doubles(shape.children, shape.key) : [])];
  });
}

function contentOf({ shapes }: Picture): Content {
  const boxes: Named[] = [];
  const texts: (Named & { group: string })[] = [];
  const stretches: Stretch[] = [];
  const others: Named[] = [];
  const slanting: string[] = [];
  const visit = (shape: Shape, x: number, y: number, group: string) => {
    switch (shape.kind) {
      case "group":
        for (const child of shape.children) {
          visit(child, x + shape.x, y + shape.y, shape.key);
        }
        break;
      case "box": {
        const left = x + shape.x;
        const top = y + shape.y;
        const box = { left, top, right: left + shape.width, bottom: top + shape.height, name: group === "" ? shape.key : group };
        (shape.class.split(" ").includes("node") ? boxes : others).push(box);
        break;
      }
      case "text": {
        // The page measures nothing either: it counts on letters of this width.
        const width = textWidth(shape.text, shape.size);
        const left = x + shape.x - { start: 0, middle: width / 2, end: width }[shape.anchor];
        texts.push({ left, right: left + width, top: y + shape.y - shape.size * 0.75, bottom: y + shape.y + shape.size * 0.1, name: `“${shape.text}”`, group });
        break;
      }
      case "path":
        if (shape.key === "way") {
          stretches.push(...stretchesOf(shape.d, group, slanting));
        }
    }
  };
  for (const shape of shapes) {
    visit(shape, 0, 0, "");
  }
  return { boxes, texts, stretches, others, slanting };
}

/** The parts of a path of level and upright lines; a path of other lines, or of none, goes to `slanting`. */
function stretchesOf(d: string, wire: string, slanting: string[]): Stretch[] {
  const points = [...d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
  if (points.length < 2) {
    slanting.push(`${wire} leads nowhere: ${d}`);
  }
  return points.slice(1).flatMap((to, n) => {
    const from = points[n] ?? to;
    if (from.x !== to.x && from.y !== to.y) {
      slanting.push(`${wire} is neither level nor upright: ${d}`);
    }
    const stretch = { left: Math.min(from.x, to.x), right: Math.max(from.x, to.x), top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) };
    return from.x === to.x && from.y === to.y ? [] : [{ ...stretch, name: wire, wire }];
  });
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, n) => items.slice(n + 1).map((b): [T, T] => [a, b]));
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right - 0.1 && b.left < a.right - 0.1 && a.top < b.bottom - 0.1 && b.top < a.bottom - 0.1;
}

function contains(outer: Rectangle, inner: Rectangle): boolean {
  return outer.left <= inner.left + 0.1 && inner.right <= outer.right + 0.1 && outer.top <= inner.top + 0.1 && inner.bottom <= outer.bottom + 0.1;
}

/** How far two parallel stretches lie upon each other. */
function along(a: Rectangle, b: Rectangle): number {
  const isLevel = a.top === a.bottom && b.top === b.bottom && Math.abs(a.top - b.top) < 1;
  const isUpright = a.left === a.right && b.left === b.right && Math.abs(a.left - b.left) < 1;
  if (isLevel) {
    return Math.min(a.right, b.right) - Math.max(a.left, b.left);
  }
  return isUpright ? Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) : 0;
}
