/**
 * What an object is does not follow from the name of its class, nor what a reference is from the name of its field: a
 * program whose class is called like one of the library's is drawn as with any other name.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import en from "../../crate/words/en.json" with { type: "json" };
import { loadDesigns, Run } from "../../www/src/engine";
import { say } from "../../www/src/i18n";
import { graph } from "../../www/src/picture/graph";
import { sceneOf } from "../../www/src/scene";

/** The classes of the library that a graph draws in a way of their own. */
const NAMES = ["Node", "Entry", "ThreadLocalMap", "Thread", "ThreadLocal", "Worker", "WeakReference", "SoftReference", "PhantomReference", "ArrayList", "HashMap", "ListN", "ThreadPoolExecutor", "LinkedBlockingQueue", "ClassLoader", "String"];

/** No class of the library. */
const PLAIN = "Zebra";

/** The fields by which the objects of a chain refer to one another: the library has some of these names too. */
const FIELDS = ["next", "handler", "executor", "table", "task", "queue", "referent", "value"];

/** A chain of objects behind the value of a key, and one behind a static field. */
const SOURCE = `
static class ${PLAIN} { ${FIELDS.map((field) => `Object ${field};`).join(" ")} }
static ${PLAIN} holder = new ${PLAIN}();
${PLAIN} chain() {
    ${PLAIN} first = new ${PLAIN}();
    ${PLAIN} last = first;
    ${FIELDS.map((field) => `${PLAIN} ${field} = new ${PLAIN}(); last.${field} = ${field}; last = ${field};`).join("\n    ")}
    return first;
}
void main() {
    var key = new InheritableThreadLocal<Object>();
    key.set(chain());
    holder.handler = key;
    var dropped = new InheritableThreadLocal<Object>();
    dropped.set(chain());
    dropped = null;
    System.gc();
}
`;

test.beforeAll(async () => {
  await loadDesigns(readFileSync(new URL("../../www/pkg/threadlocal_lab_designs_bg.wasm", import.meta.url)));
});

/** The graph in words, and how many boxes and references there are, at each step. */
function drawn(name: string): { readonly texts: readonly string[]; readonly shapes: readonly number[] } {
  const run = new Run(SOURCE.replaceAll(PLAIN, name));
  expect(run.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const steps = Array.from({ length: run.stepCount + 1 }, (_, step) => step);
  const graphs = steps.map((step) => graph(sceneOf(run.moment(step)), { width: 900, say: (key, values) => say(en, key, values), unfolded: true }));
  run.free();
  return { texts: graphs.map(({ text }) => text), shapes: graphs.map(({ shapes }) => shapes.length) };
}

test("a chain behind a value is drawn whole, whatever its fields are called", () => {
  const boxes = drawn(PLAIN).texts.at(-1)?.match(new RegExp(`\\b${PLAIN}\\b`, "g")) ?? [];
  // Two chains of one object more than there are fields, and the holder.
  expect(boxes.length).toBeGreaterThanOrEqual(2 * (FIELDS.length + 1) + 1);
});

for (const name of NAMES) {
  test(`a class of the program called ${name} is drawn as any other`, () => {
    const plain = drawn(PLAIN);
    const { texts, shapes } = drawn(name);
    expect(texts).toEqual(plain.texts.map((text) => text.replaceAll(PLAIN, name)));
    expect(shapes).toEqual(plain.shapes);
  });
}
