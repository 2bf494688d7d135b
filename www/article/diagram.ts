/** `<lab-diagram>`: the classes and who refers to whom, drawn by hand. The JDK's names are the same in every language. */
import { imageMarkup } from "./figures";
import type { Studio } from "./figures";
import { TEXT } from "./text";
import type { PageText } from "./text";
import type { Picture, Shape } from "../src/picture/shape";

/** A box: where it is, and its lines. */
type Box = readonly [x: number, y: number, width: number, name: string, more: string];

const boxes = ({ value, holders, yours }: PageText["diagram"]): readonly Box[] => [
  [120, 8, 200, "Thread", "threadLocals"],
  [120, 92, 200, "ThreadLocal.ThreadLocalMap", "table: Entry[], size, threshold"],
  [96, 176, 248, "Entry extends WeakReference", "referent, value"],
  [8, 288, 190, "ThreadLocal", "threadLocalHashCode"],
  [242, 288, 190, "Object", value],
  [8, 376, 190, holders, yours],
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

const pictureOf = (boxes: readonly Box[]): Picture => ({
  width: 440,
  height: 432,
  shapes: [
    ...boxes.flatMap(([x, y, width, ...lines], n): Shape[] => [
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
});

/** The head of an arrow that ends with a vertical piece. */
function tip(d: string): string {
  const [x = 0] = (/[MH](\d+)(?:V\d+)?$/.exec(d) ?? /^M(\d+)/.exec(d) ?? []).slice(1).map(Number);
  const y = Number(/V(\d+)$/.exec(d)?.[1]);
  const from = Number([...d.matchAll(/V(\d+)/g)].at(-2)?.[1] ?? /^M\d+ (\d+)/.exec(d)?.[1]);
  const back = Math.sign(y - from) * 7;
  return `M${x - 4} ${y - back}L${x} ${y}L${x + 4} ${y - back}`;
}

export function diagramMarkup(diagram: Element, studio: Studio): string {
  const text = TEXT[studio.language].diagram;
  const drawn = boxes(text);
  const label = drawn.map(([, , , name, more]) => text.box(name, more)).join(text.between);
  return `<figure id="${diagram.id}" class="lab-figure">${imageMarkup(diagram.id, pictureOf(drawn), label, studio)}<figcaption>${diagram.innerHTML}</figcaption></figure>`;
}
