/**
 * Motion by descriptions, without a browser: however fast and in whichever order steps come, a picture that follows
 * another one says what it says alone, and what moves is told by identity.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import en from "../../crate/words/en.json" with { type: "json" };
import { loadDesigns, Run } from "../../www/src/engine";
import { say } from "../../www/src/i18n";
import type { Say } from "../../www/src/i18n";
import { graph } from "../../www/src/picture/graph";
import { follow } from "../../www/src/picture/motion";
import type { Group, Picture, Shape } from "../../www/src/picture/shape";
import { slotsPicture } from "../../www/src/picture/slots";
import { sceneOf } from "../../www/src/scene";
import type { Scene } from "../../www/src/scene";

const HOME = new URL("../../www/", import.meta.url);

const tell: Say = (key, values) => say(en, key, values);

const PICTURES: Readonly<Record<string, (scene: Scene) => Picture>> = {
  ring: (scene) => slotsPicture(scene, { width: 560, kind: "ring", say: tell }),
  strip: (scene) => slotsPicture(scene, { width: 343, kind: "strip", say: tell }),
  graph: (scene) => graph(scene, { width: 600, say: tell }),
};

/** Travel, swaps, sweeps, growth, more threads than one. */
const SCENARIOS = ["set-misses-slot-5", "rehash-and-resize", "the-gap-goes-to-the-neighbour", "inheritable-child-copies-once", "four-references"];

/** From a step to the next one looked at: as a reader steps, back, and faster than anything plays. */
const STRIDES = [1, -1, 7, -40];

test.beforeAll(async () => {
  await loadDesigns(readFileSync(new URL("pkg/threadlocal_lab_designs_bg.wasm", HOME)));
});

for (const name of SCENARIOS) {
  for (const [kind, draw] of Object.entries(PICTURES)) {
    test(`${name}, ${kind}: what follows says the same`, () => {
      const run = opened(name);
      for (const stride of STRIDES) {
        let last: Picture | undefined;
        for (let n = 0, step = stride < 0 ? run.stepCount : 0; step >= 0 && step <= run.stepCount && n < 150; n += 1, step += stride) {
          const alone = draw(sceneOf(run.moment(step)));
          const next = follow(last, alone);
          expect(settled(next.shapes), `step ${step}, by ${stride}`).toEqual(settled(alone.shapes));
          last = next;
        }
      }
      run.free();
    });
  }
}

test("what is cleared fades for one picture", () => {
  const run = opened("set-misses-slot-5");
  for (const [kind, draw] of Object.entries(PICTURES)) {
    let last: Picture | undefined;
    let leaving: readonly string[] = [];
    let faded = 0;
    for (let step = stepWith(run, "line.ReplaceEntryUp"); step <= run.stepCount; step += 1) {
      last = follow(last, draw(sceneOf(run.moment(step))));
      const now = allGroups(last.shapes).filter(isLeaving).map(({ key }) => key);
      expect(now.filter((key) => leaving.includes(key)), `${kind}, step ${step}`).toEqual([]);
      leaving = now;
      faded += now.length;
    }
    expect(faded, kind).toBeGreaterThan(0);
  }
  run.free();
});

test("a swap is seen as a swap: both entries stay themselves, and both move", () => {
  const run = opened("set-misses-slot-5");
  const swap = stepWith(run, "line.ReplaceEntryUp");
  for (const [kind, draw] of Object.entries(PICTURES)) {
    const [before, after] = [swap - 1, swap].map((step) => draw(sceneOf(run.moment(step))));
    if (before && after) {
      const groups = allGroups(follow(before, after).shapes);
      const known = new Map(allGroups(before.shapes).map((group) => [group.key, group]));
      expect(groups.filter(isLeaving).map(({ key }) => key), kind).toEqual([]);
      const moved = groups.filter(({ key, turn, x, y, from }) => {
        const was = known.get(key);
        return from !== undefined || (was !== undefined && (was.x !== x || was.y !== y || was.turn !== turn));
      });
      expect(moved.length, kind).toBeGreaterThan(1);
    }
  }
  run.free();
});

function opened(name: string): Run {
  return new Run(readFileSync(new URL(`scenarios/${name}.java`, HOME), "utf8"));
}

/** The first step with this message. */
function stepWith(run: Run, key: string): number {
  for (let step = 0; step <= run.stepCount; step += 1) {
    if (run.moment(step).view.message.key === key) {
      return step;
    }
  }
  throw new Error(`no step says ${key}`);
}

function isLeaving({ class: name }: Shape): boolean {
  return name.endsWith(" leaving");
}

/** The shapes as they are when all has come to rest. */
function settled(shapes: readonly Shape[]): readonly unknown[] {
  return shapes
    .filter((shape) => !isLeaving(shape))
    .map((shape) => (shape.kind === "group" ? { ...shape, from: undefined, turn: (((Math.round(shape.turn * 1000) / 1000) % 360) + 360) % 360, children: settled(shape.children) } : shape));
}

function allGroups(shapes: readonly Shape[]): readonly Group[] {
  return shapes.flatMap((shape) => (shape.kind === "group" ? [shape, ...allGroups(shape.children)] : []));
}
