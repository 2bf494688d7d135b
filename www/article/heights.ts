/**
 * How high the reference graph of a run becomes, so that its place on the page is no higher than it needs to be, and
 * stays as it is from step to step.
 *
 * It knows the narrowest width that figures have, where the graph is highest, and not every step of a long run: where
 * the graph is higher after all, its place scrolls.
 */
import type { Say } from "../src/i18n";
import { graph } from "../src/picture/graph";
import { seatsOf } from "../src/picture/graph/seats";
import { sceneOf } from "../src/scene";
import { runOf } from "./point";

/** The width of a graph on a phone. */
const WIDTH = 300;

/** The place is no higher than this. */
const MOST = 512;

/** Of a long run, about so many operations are looked at. */
const SAMPLES = 30;

/** The height of the place in CSS pixels. */
export function graphHeight(scenario: string, say: Say): number {
  const run = runOf(scenario);
  const ends = run.marks().map(({ step }) => step);
  const stride = Math.ceil(ends.length / SAMPLES);
  const steps = [0, ...ends.filter((_, n) => n % stride === 0), run.stepCount];
  const moments = steps.map((step) => run.moment(step));
  const seats = seatsOf(moments);
  const heights = moments.map((moment) => graph(sceneOf(moment), { width: WIDTH, say, seats }).height);
  return Math.min(MOST, Math.ceil(Math.max(...heights)) + 4);
}
