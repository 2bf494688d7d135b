// What asks for more than there is ends in WebAssembly too: in one message or one exception, without a trap, soon and in
// little memory. Each source has a thread of its own, with the stack of a browser's thread and the module of the page.
import { readdirSync, readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";

import { expect, test } from "@playwright/test";

const tests = new URL("../", import.meta.url);

/** The engine's two modules, of which the page loads one or the other for a source. */
const ENGINES = await Promise.all(
  ["threadlocal_lab", "threadlocal_lab_designs"].map(async (name) => {
    const folder = new URL("../../www/pkg/", import.meta.url);
    return { engine: new URL(`${name}.js`, folder), module: await WebAssembly.compile(readFileSync(new URL(`${name}_bg.wasm`, folder))) };
  }),
);

/** The seconds of processor time that parsing, checking and running should take: slower ones are printed. */
const SECONDS = 3;
/** What takes so much longer does not end, on a machine with however much to do. */
const PATIENCE = 10 * SECONDS;
/** And the megabytes of memory that the engine may have grown to. It cannot give back what it has grown out of. */
const MEGABYTES = 768;
/** The stack of a browser's thread, in MB. */
const STACK = 1;

/** A source and the keys of its errors, or the class of the exception that leaves `main`, or neither. */
interface Case {
  readonly name: string;
  readonly source: string;
  readonly says: string;
}

/** What a thread answers. */
interface Answer {
  readonly seconds: number;
  readonly megabytes: number;
  /** The keys of the errors, or the class of the exception that left a thread. */
  readonly says: string;
  /** What the engine threw, or how it trapped. */
  readonly thrown: string;
}

/** A part of a source: a text, or one that is repeated; `$i` is the number of the repetition from 0, `$n` from 1. */
type Part = string | { readonly repeat: string; readonly times: number; readonly between?: string };

function text(part: Part): string {
  if (typeof part === "string") {
    return part;
  }
  const all = Array.from({ length: part.times }, (_, i) => part.repeat.replaceAll("$i", String(i)).replaceAll("$n", String(i + 1)));
  return all.join(part.between ?? "");
}

/** The table of sources that the compiler refuses or just bears, and the folder of those that run for long. */
function cases(): Case[] {
  const table = JSON.parse(readFileSync(new URL("hostile.json", tests), "utf8")) as { name: string; source: Part[]; says: string }[];
  const folder = new URL("hostile/", tests);
  const files = readdirSync(folder).toSorted();
  return [
    ...table.map(({ name, source, says }) => ({ name, source: source.map(text).join(""), says })),
    ...files.map((file) => {
      const source = readFileSync(new URL(file, folder), "utf8");
      return { name: file, source, says: /^\/\/ (?:ends|throws): ([^:\n]*)/.exec(source)?.[1] ?? "" };
    }),
  ];
}

/** What runs in the thread: a source goes in, an {@link Answer} comes out. It also steps back and forth, and looks. */
const program = `
  import { parentPort, workerData } from "node:worker_threads";
  const { initSync, Session } = await import(workerData.engine);
  const { memory } = initSync({ module: workerData.module });
  const answer = { seconds: 0, megabytes: 0, says: "", thrown: "" };
  try {
    const before = process.cpuUsage();
    const session = new Session(workerData.source);
    const { user, system } = process.cpuUsage(before);
    answer.seconds = (user + system) / 1e6;
    const errors = session.diagnostics().filter(({ severity }) => severity === "error");
    session.seek(session.stepCount);
    const { uncaught } = session.frame();
    answer.says = errors.map(({ key }) => key).join(" ") || (uncaught?.text.split(/: |"main" /)[1] ?? "");
    for (const part of [0, 0.25, 0.5, 1, 0.75, 0]) {
      session.seek(Math.floor(session.stepCount * part));
      session.frame();
      session.words();
      session.actions("", 3);
    }
    session.run("System.gc();");
    session.undo();
    answer.megabytes = memory.buffer.byteLength / 2 ** 20;
  } catch (error) {
    answer.thrown = String(error);
  }
  parentPort.postMessage(answer);
`;

function run(source: string): Promise<Answer> {
  const loaded = ENGINES[source.includes("@design") ? 1 : 0];
  return new Promise((resolve, reject) => {
    const url = new URL(`data:text/javascript,${encodeURIComponent(program)}`);
    const worker = new Worker(url, { workerData: { engine: loaded?.engine.href, module: loaded?.module, source }, resourceLimits: { stackSizeMb: STACK } });
    worker.once("message", (answer: Answer) => {
      resolve(answer);
      void worker.terminate();
    });
    worker.once("error", reject);
  });
}

test("every hostile source ends in WebAssembly", async () => {
  test.setTimeout(900_000);
  const wrong: string[] = [];
  for (const { name, source, says } of cases()) {
    const answer = await run(source);
    const { seconds, megabytes, thrown } = answer;
    if (seconds > SECONDS / 3) {
      console.log(`${name.padEnd(60)} ${seconds.toFixed(2)} s ${megabytes.toFixed(0).padStart(4)} MB  ${answer.says}`);
    }
    if (thrown !== "" || answer.says !== says || seconds > PATIENCE || megabytes > MEGABYTES) {
      wrong.push(`${name}: ${seconds} s, ${megabytes} MB, ${thrown || answer.says || "nothing"}; it must say ${says || "nothing"}`);
    }
  }
  expect(wrong).toEqual([]);
});
