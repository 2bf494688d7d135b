/** How far two runs are the same: where a reader can stay when the source becomes another one. */
import type { Moment, Run, View } from "./engine";

/** The last step, up to `step`, at which two runs look the same; they are deterministic, so before it they are too. */
export function lastCommon(one: Run, other: Run, step: number): number {
  let same = 0;
  let different = Math.min(step, one.stepCount, other.stepCount) + 1;
  // The step itself comes first: mostly something behind it has changed.
  let looked = different - 1;
  while (different - same > 1) {
    if (looked > same && sign(one.moment(looked)) === sign(other.moment(looked))) {
      same = looked;
    } else {
      different = Math.min(different, looked);
    }
    looked = Math.floor((same + different) / 2);
  }
  return same;
}

/** All that the program has done by then; neither where that stands in the source, nor what comes behind. */
function sign({ view, slots }: Moment): string {
  const { step, operation, message, threads, objects, output } = view;
  const held = (variables: View["stack"][number]["variables"]) => variables.map(({ name, value, lingering }) => [name, value, lingering]);
  const stack = view.stack.map(({ method, variables }) => [method, held(variables)]);
  return JSON.stringify([step, operation, message, threads, objects, output, stack, [...slots].map(([map, { words }]) => [map, [...words]])]);
}
