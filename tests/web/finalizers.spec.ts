/** An object that waits for its `finalize` is no garbage: the picture says what holds it, for as long as that is so. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import en from "../../crate/words/en.json" with { type: "json" };
import { loadDesigns, Run } from "../../www/src/engine";
import { say } from "../../www/src/i18n";
import { graph } from "../../www/src/picture/graph";
import { sceneOf } from "../../www/src/scene";

const SOURCE = `
static class Content {
    final byte[] data = new byte[1024];
    protected void finalize() { }
    int size() { return data.length; }
}
static class Noisy extends Content { protected void finalize() { int size = size(); } }
static final ThreadLocal<Content> KEY = new ThreadLocal<>();
void main() throws Exception {
    KEY.set(new Noisy());
    KEY.remove();
    System.gc();
    Thread.sleep(10);
    System.gc();
}
`;

test.beforeAll(async () => {
  await loadDesigns(readFileSync(new URL("../../www/pkg/threadlocal_lab_designs_bg.wasm", import.meta.url)));
});

test("while a value waits to be finalized it is reachable, and drawn behind what keeps it", () => {
  const run = new Run(SOURCE);
  expect(run.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const states = new Set<string>();
  for (let step = 0; step <= run.stepCount; step += 1) {
    const moment = run.moment(step);
    const value = moment.view.ledger.find(({ fate }) => fate === "awaitsFinalizer")?.value;
    if (value === undefined) {
      continue;
    }
    const of = (wanted: (object: (typeof moment.view.objects)[number]) => boolean) => moment.view.objects.find(wanted)?.reachability ?? "gone";
    const reachability = of(({ id }) => id === value);
    states.add(reachability);
    const { text } = graph(sceneOf(moment), { width: 900, say: (key, values) => say(en, key, values), unfolded: true });
    // The thread that calls the method has taken the object out of the queue.
    if (reachability === "strong" && of(({ class: name }) => name === "Finalizer") === "strong") {
      expect(text, `step ${step}`).toContain("Finalizer.unfinalized");
      expect(text, `step ${step}`).toContain("Noisy");
    }
    expect(text, `step ${step}`).not.toMatch(/waits? for a GC/);
  }
  run.free();
  // Before a GC has found it only its Finalizer refers to it; afterwards that holds it until the method has run.
  expect([...states].toSorted()).toEqual(["final", "strong"]);
});
