/** What a host's TypeScript can do with the package. It is compiled, never run. */
import { ThreadlocalLab } from "threadlocal-lab";
import type { Diagnostic } from "threadlocal-lab";

export async function use(host: HTMLElement): Promise<readonly Diagnostic[]> {
  const figure = document.createElement("threadlocal-lab");
  figure.scenario = "first-set";
  figure.panes = "slots message timeline";
  figure.layout = "strip";
  figure.loop = "op:1..op:2";
  figure.controls = null;
  figure.autoplay = false;
  figure.readonly = false;
  figure.step = "op:2";
  figure.addEventListener("lab-step", ({ detail }) => {
    host.title = `${detail.step} of ${detail.stepCount}, operation ${detail.operation}`;
  });
  figure.addEventListener("lab-error", ({ detail }) => {
    host.title = `${detail.reason} ${detail.diagnostics.length}`;
  });
  host.append(figure);
  await figure.ready;
  figure.play();
  figure.pause();
  figure.seek(figure.stepCount);
  if (figure instanceof ThreadlocalLab && figure.view && figure.step > 0) {
    figure.source = `${figure.source}\n`;
  }
  return figure.run("System.gc();");
}
