/** `<lab-diagram>`: the classes and who refers to whom, drawn by hand. The names are the JDK's, so it has no language. */
import { imageMarkup } from "./figures";
import type { Studio } from "./figures";
import type { Picture, Shape } from "../src/picture/shape";

const CLASSES: readonly (readonly [x: number, y: number, width: number, ...lines: readonly string[]])[] = [
  [120, 8, 200, "Thread", "threadLocals"],
  [120, 92, 200, "ThreadLocal.ThreadLocalMap", "table: Entry[], size, threshold"],
  [96, 176, 248, "Entry extends WeakReference", "referent, value"],
  [8, 288, 190, "ThreadLocal", "threadLocalHashCode"],
  [242, 288, 190, "Object", "the value"],
  [8, 376, 190, "static field, local variable", "your code"],
];

/** From, to, and how strongly. */
const REFERENCES: readonly (readonly [path: string, strength: "strong" | "weak", label: string, x: number, y: number])[] = [
  ["M220 56V90", "strong", "", 0, 0],
  ["M220 140V174", "strong", "", 0, 0],
  ["M160 224V254H103V286", "weak", "referent", 92, 262],
  ["M280 224V254H337V286", "strong", "value", 349, 262],
  ["M103 376V338", "strong", "", 0, 0],
];

const HEIGHT = 48;

const PICTURE: Picture = {
  width: 440,
  height: 432,
  shapes: [
    ...CLASSES.flatMap(([x, y, width, ...lines], n): Shape[] => [
      { kind: "box", key: `box ${n}`, class: "node", x, y, width, height: HEIGHT, radius: 6 },
      ...lines.map((text, line): Shape => ({
        kind: "text",
        key: `text ${n} ${line}`,
        class: line === 0 ? "" : "head",
        x: x + width / 2,
        y: y + 20 + line * 18,
        anchor: "middle",
        size: 13,
        text,
      })),
    ]),
    ...REFERENCES.flatMap(([d, strength, text, x, y], n): Shape[] => [
      { kind: "path", key: `edge ${n}`, class: `edge ${strength}`, d },
      { kind: "path", key: `tip ${n}`, class: "edge tip", d: tip(d) },
      { kind: "text", key: `label ${n}`, class: "head", x, y, anchor: strength === "weak" ? "end" : "start", size: 13, text },
    ]),
  ],
};

/** The head of an arrow that ends with a vertical piece. */
function tip(d: string): string {
  const [x = 0] = (/[MH](\d+)(?:V\d+)?$/.exec(d) ?? /^M(\d+)/.exec(d) ?? []).slice(1).map(Number);
  const y = Number(/V(\d+)$/.exec(d)?.[1]);
  const from = Number([...d.matchAll(/V(\d+)/g)].at(-2)?.[1] ?? /^M\d+ (\d+)/.exec(d)?.[1]);
  const back = Math.sign(y - from) * 7;
  return `M${x - 4} ${y - back}L${x} ${y}L${x + 4} ${y - back}`;
}

export function diagramMarkup(diagram: Element, studio: Studio): string {
  const label = CLASSES.map(([, , , name]) => name).join(", ");
  return `<figure id="${diagram.id}" class="lab-figure">${imageMarkup(diagram.id, PICTURE, label, studio)}<figcaption>${diagram.innerHTML}</figcaption></figure>`;
}
