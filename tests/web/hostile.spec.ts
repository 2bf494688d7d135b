// What asks for more than there is ends in one message or one exception in WebAssembly as well, without a trap: each
// source of tests/hostile in a thread of its own, with the module that the page loads.
import { readdirSync, readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";

import { expect, test } from "@playwright/test";

const folder = new URL("../hostile/", import.meta.url);
const engine = new URL("../../www/pkg/threadlocal_lab.js", import.meta.url);

/** The seconds of processor time that parsing, checking and running may take. */
const SECONDS = 3;

/** What a thread answers: how long the run took, and the keys of its errors; or what it threw. */
interface Answer {
  seconds: number;
  errors: string[];
  thrown: string;
}

/** What runs in the thread: a source goes in, an {@link Answer} comes out. Then it steps back and forth, and looks. */
const program = `
  import { readFileSync } from "node:fs";
  import { parentPort, workerData } from "node:worker_threads";
  const { initSync, Session } = await import(workerData.engine);
  initSync({ module: readFileSync(new URL(workerData.engine.replace(/\\.js$/, "_bg.wasm"))) });
  const answer = { seconds: 0, errors: [], thrown: "" };
  try {
    const before = process.cpuUsage();
    const session = new Session(workerData.source);
    const { user, system } = process.cpuUsage(before);
    answer.seconds = (user + system) / 1e6;
    answer.errors = session.diagnostics().filter(({ severity }) => severity === "error").map(({ key }) => key);
    for (const part of [0, 0.25, 0.5, 1, 0.75, 0]) {
      session.seek(Math.floor(session.stepCount * part));
      session.view();
      session.actions("", 3);
    }
    session.run("System.gc();");
    session.undo();
  } catch (error) {
    answer.thrown = String(error);
  }
  parentPort.postMessage(answer);
`;

function run(source: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const url = new URL(`data:text/javascript,${encodeURIComponent(program)}`);
    const worker = new Worker(url, { workerData: { engine: engine.href, source } });
    worker.once("message", (answer: Answer) => {
      resolve(answer);
      void worker.terminate();
    });
    worker.once("error", reject);
  });
}

test.describe.configure({ mode: "serial" });

for (const file of readdirSync(folder).sort()) {
  test(`${file} ends in WebAssembly`, async () => {
    const source = readFileSync(new URL(file, folder), "utf8");
    const answer = await run(source);
    console.log(`${file.padEnd(40)} ${answer.seconds.toFixed(2)} s  ${answer.errors.join(" ")}`);
    const ends = /^\/\/ ends: (.*)/.exec(source)?.[1];
    expect(answer.thrown).toBe("");
    expect(answer.errors).toEqual(ends === undefined ? [] : [ends]);
    expect(answer.seconds).toBeLessThan(SECONDS);
  });
}
