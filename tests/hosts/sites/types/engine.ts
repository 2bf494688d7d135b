/** The engine, as the README uses it. It is compiled, and run in Node, in a worker and in a page. */
import { open } from "threadlocal-lab/engine";
import type { DiagnosticView, View } from "threadlocal-lab/engine";
import source from "threadlocal-lab/scenarios/set-misses-slot-5";

export async function use(): Promise<string> {
  const session = await open(source);
  session.seek("op:3");
  const view: View = session.frame();
  const problems: readonly DiagnosticView[] = session.run("System.gc();");
  const [value] = view.ledger;
  return `${session.step} ${session.stepCount} ${view.message.key} ${problems.length} ${session.undo()} ${value && session.explain(value.value)?.value}`;
}
