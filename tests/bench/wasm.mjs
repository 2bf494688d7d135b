// Measures in V8. Arguments: the bench's own wasm files, with the algorithm as the survey and as a figure has it, the engine's
// package, the scenario, numbers of keys.
// Prints a line for each figure: name, keys or steps, value, checksum.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [survey, figure, engine, scenario, ...keys] = process.argv.slice(2);

const WARM_UP = 10;
const ROUNDS = 20;
const OPERATIONS = 1 << 20;

/** The fewest milliseconds of several runs. */
function best(rounds, run) {
  let fewest = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    run();
    fewest = Math.min(fewest, performance.now() - start);
  }
  return fewest;
}

const instances = await Promise.all(
  Object.entries({ silent: survey, recorded: figure }).map(async ([name, file]) => {
    const { instance } = await WebAssembly.instantiate(readFileSync(file), {});
    return { name, instance };
  }),
);
for (const count of keys.map(Number)) {
  for (const { name, instance } of instances) {
    instance.exports[`prepare_${name}`](count);
    const round = instance.exports[`${name}_round`];
    const checksum = round();
    best(WARM_UP, round);
    console.log(name, count, (best(ROUNDS, round) * 1e6) / OPERATIONS, checksum);
  }
}

const { initSync, Session } = await import(pathToFileURL(join(engine, "threadlocal_lab.js")).href);
initSync({ module: readFileSync(join(engine, "threadlocal_lab_bg.wasm")) });
const session = new Session(readFileSync(scenario, "utf8"));
const end = session.stepCount;
console.log(
  "seek",
  end,
  best(5, () => {
    session.seek(end);
    session.seek(0);
  }) / 2,
  session.executed,
);
const steps = [];
for (let n = 1; n <= 500; n += 1) {
  const step = Math.floor((end * n) / 501);
  session.seek(step - 1);
  session.frame();
  session.words();
  const start = performance.now();
  session.seek(step);
  session.frame();
  session.words();
  steps.push(performance.now() - start);
}
steps.sort((a, b) => a - b);
console.log("frame", end, steps[Math.floor(steps.length * 0.99)], session.executed);
