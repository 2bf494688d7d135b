/**
 * `<lab-run>`: a scenario that is opened in place. What stands there until then is a still picture of its table; its text says
 * what to watch.
 */
import { imageMarkup, pointOfFigure, sayIn } from "../article/figures";
import type { Studio } from "../article/figures";
import { escaped } from "../article/html";
import { describe } from "../src/picture/describe";
import { slotsPicture } from "../src/picture/slots";
import { titleOf } from "../src/scenario";
import { PROGRAMS } from "./programs";
import { INTERVIEW_TEXT } from "./text";

const WIDTH = 440;

export function runMarkup(run: Element, studio: Studio): string {
  const question = run.closest("lab-question")?.id ?? "";
  const { scene, source, scenario } = pointOfFigure(run);
  const say = sayIn(studio.words);
  const still = imageMarkup(`interview-${question}`, slotsPicture(scene, { width: WIDTH, kind: "ring", say }), describe(scene, say), studio);
  const title = INTERVIEW_TEXT[studio.language].run(escaped(titleOf(source, studio.language)));
  const step = run.getAttribute("step") ?? "start";
  const isOwn = PROGRAMS.has(scenario);
  const named = isOwn ? "" : ` data-scenario="${scenario}"`;
  const program = isOwn ? `<script type="text/x-java">${source}</script>` : "";
  return `<details class="program"><summary>${title}</summary><p>${run.innerHTML}</p><div class="lab"${named} data-step="${step}">${program}${still}</div></details>`;
}
