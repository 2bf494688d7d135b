/** The words in the middle of a ring, or below a picture. */
import { r } from "./geometry";
import type { Dial } from "./dial";
import { marksOf } from "./seats";
import type { Shape, Text } from "./shape";
import { fit, proseWidth, textWidth } from "./type";
import { flow } from "./words";
import type { Hand, Words } from "./words";

interface Line {
  readonly class: "title" | "code" | "note";
  readonly text: string;
}

/** The room between the rim of the hole and the words: the arcs of displaced entries run there. */
const RIM = 22;

/** The words, centred in the hole of a ring, and under them the Entry that is out of the table. */
export function centre({ inner }: Dial, words: Words, hand: Hand | undefined): Shape[] {
  const radius = inner - RIM;
  const sizes = { title: Math.min(15, inner * 0.14), code: Math.min(12, inner * 0.113), note: Math.min(12.5, inner * 0.118) };
  const leading = sizes.note * 1.42;
  const lines = linesOf(words, sizes, radius * 1.62);
  const top = (-(lines.length - 1 + (hand ? 1.25 : 0)) * leading) / 2;
  const shapes: Shape[] = lines.map(({ class: name, text }, n) => {
    const y = top + n * leading;
    const width = chord(radius + 6, Math.abs(y) + sizes[name] * 0.3);
    // A name is worth smaller letters.
    const size = name === "title" ? Math.max(9, Math.min(sizes.title, width / textWidth(text, 1))) : sizes[name];
    const shown = fit(text, size, width, measureOf(name));
    return { kind: "text", key: `${name} ${n}`, class: name, x: 0, y: y + size * 0.36, anchor: "middle", size, text: shown };
  });
  if (hand) {
    const y = top + (lines.length + 0.25) * leading;
    shapes.push(handShape(hand, { x: 0, y }, sizes.code, chord(radius + 6, Math.abs(y) + sizes.code * 0.5)));
  }
  return shapes;
}

function linesOf({ title, codes, notes }: Words, sizes: Readonly<Record<Line["class"], number>>, width: number): Line[] {
  const flown = (name: "code" | "note", pieces: readonly string[]) =>
    flow(pieces, (line) => measureOf(name)(line, sizes[name]) <= width).map((text) => ({ class: name, text }));
  return [...(title === "" ? [] : [{ class: "title" as const, text: title }]), ...flown("code", codes), ...flown("note", notes)];
}

function measureOf(name: Line["class"]): typeof textWidth {
  return name === "note" ? proseWidth : textWidth;
}

/** The width of a circle at a height. */
function chord(radius: number, y: number): number {
  return 2 * Math.sqrt(Math.max(0, radius ** 2 - y ** 2));
}

const CAPTION = { size: 12, leading: 18 };

/** The height that the words take below a picture. */
export function captionHeight(width: number): number {
  return (width < 480 ? 5 : 3) * CAPTION.leading + 10;
}

/** The words below a picture, from the left; the Entry that is out of the table stands on the last line. */
export function caption(x: number, y: number, width: number, words: Words, hand: Hand | undefined): Shape[] {
  const { size, leading } = CAPTION;
  const sizes = { title: size + 1, code: size, note: size };
  const rows = width < 480 ? 5 : 3;
  const [first, ...rest] = linesOf(words, sizes, width);
  const lines: Line[][] = first ? [[first]] : [];
  // The name and the variables share a line where that is wide enough.
  for (const line of rest) {
    const last = lines.at(-1);
    const used = (last ?? []).reduce((sum, { class: name, text }) => sum + measureOf(name)(text, sizes[name]) + size, 0);
    if (last?.length === 1 && used + measureOf(line.class)(line.text, sizes[line.class]) <= width && line.class === "code") {
      last.push(line);
    } else {
      lines.push([line]);
    }
  }
  const shapes: Shape[] = lines.slice(0, rows).flatMap((pieces, n) => {
    let left = x;
    return pieces.map(({ class: name, text }): Text => {
      const shown = fit(text, sizes[name], x + width - left, measureOf(name));
      const shape: Text = { kind: "text", key: `${name} ${n}`, class: name, x: left, y: y + (n + 0.7) * leading, anchor: "start", size: sizes[name], text: shown };
      left += measureOf(name)(shown, sizes[name]) + size;
      return shape;
    });
  });
  if (hand) {
    const taken = lines.length < rows ? 0 : (lines.at(-1) ?? []).reduce((sum, { class: name, text }) => sum + measureOf(name)(text, sizes[name]) + size, 0);
    const most = width - taken;
    const half = Math.min(most, textWidth(hand.text, size) + 12) / 2;
    shapes.push(handShape(hand, { x: x + taken + half, y: y + (rows - 0.3) * leading }, size, most));
  }
  return shapes;
}

function handShape({ seat, text }: Hand, middle: { x: number; y: number }, size: number, most: number): Shape {
  const shown = fit(text, size, most - 12);
  const width = textWidth(shown, size) + 12;
  return {
    kind: "group",
    key: `hand ${seat.id}`,
    class: `hand ${seat.state}`,
    marks: marksOf(seat),
    ...middle,
    turn: 0,
    subject: { name: seat.subject, at: middle },
    children: [
      { kind: "box", key: "box", class: "node", x: -width / 2, y: -size * 0.95, width, height: size * 1.9, radius: 6 },
      { kind: "text", key: "name", class: "held", x: 0, y: Number(r(size * 0.35)), anchor: "middle", size, text: shown },
    ],
  };
}
