/**
 * A scenario at one of its points, for whoever fills in a number or draws a figure. Each scenario runs once.
 *
 * It knows nothing of pages.
 */
import { Run } from "../src/engine";
import type { Moment } from "../src/engine";
import { sourceOf } from "../src/scenario";
import { sceneOf } from "../src/scene";
import type { Scene } from "../src/scene";

export interface Point {
  readonly scenario: string;
  readonly source: string;
  readonly run: Run;
  readonly step: number;
  readonly moment: Moment;
  readonly scene: Scene;
}

interface Open {
  readonly source: string;
  readonly run: Run;
}

const open = new Map<string, Open>();

/** Runs the scenarios that will be asked for, of the corpus or of `own`. The engine must be loaded. */
export async function prepare(scenarios: Iterable<string>, own: ReadonlyMap<string, string> = new Map()): Promise<void> {
  for (const scenario of scenarios) {
    if (!open.has(scenario)) {
      const source = own.get(scenario) ?? (await sourceOf(scenario));
      const run = new Run(source);
      const [bad] = run.diagnostics.filter(({ severity }) => severity === "error");
      if (bad) {
        throw new Error(`${scenario}.java:${bad.line}: ${bad.key}`);
      }
      open.set(scenario, { source, run });
    }
  }
}

/** A prepared scenario at an address: `op:3`, `line:22`, `start`, `end`. */
export function pointAt(scenario: string, address: string): Point {
  const known = open.get(scenario);
  if (!known) {
    throw new Error(`the scenario ${scenario} was not prepared`);
  }
  const step = known.run.stepOf(address === "" ? "end" : address);
  return pointOf(scenario, known, step);
}

/** The run of a prepared scenario. */
export function runOf(scenario: string): Run {
  return pointAt(scenario, "end").run;
}

/** The points of the operation that a point ends or lies in, in order. */
export function* operationOf({ scenario, step, run }: Point): Generator<Point> {
  const known = open.get(scenario);
  if (known) {
    const ends = run.marks().flatMap(({ step, kind }) => (kind === "operation" ? [step] : []));
    const last = ends.find((end) => end >= step) ?? run.stepCount;
    const first = (ends.findLast((end) => end < step) ?? 0) + 1;
    for (let at = first; at <= last; at += 1) {
      yield pointOf(scenario, known, at);
    }
  }
}

/** The point just before the operation that a point ends or lies in. */
export function before(point: Point): Point {
  const [first] = operationOf(point);
  const known = open.get(point.scenario);
  return known && first ? pointOf(point.scenario, known, first.step - 1) : point;
}

function pointOf(scenario: string, { source, run }: Open, step: number): Point {
  const moment = run.moment(step);
  return { scenario, source, run, step, moment, scene: sceneOf(moment) };
}
