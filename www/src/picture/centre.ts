/** The words in the middle of a ring, or below a picture. */
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

const CAPTION = { title: 13, code: 12, note: 12, leading: 18 };

/** The lines that are kept for the words below a picture of this width. */
function captionRows(width: number): number {
  return width < 480 ? 5 : 3;
}

/** The height that the words take below a picture. */
export function captionHeight(width: number): number {
  return captionRows(width) * CAPTION.leading + 10;
}

/** The words below a picture, from the left; the Entry that is out of the table stands on the last line. */
export function caption(x: number, y: number, width: number, words: Words, hand: Hand | undefined): Shape[] {
  const rows = captionRows(width);
  const lines = sideBySide(linesOf(words, CAPTION, width), width).slice(0, rows);
  const shapes: Shape[] = lines.flatMap((pieces, n) => {
    let left = x;
    return pieces.map(({ class: name, text }): Text => {
      const shown = fit(text, CAPTION[name], x + width - left, measureOf(name));
      const shape: Text = { kind: "text", key: `${name} ${n}`, class: name, x: left, y: y + (n + 0.7) * CAPTION.leading, anchor: "start", size: CAPTION[name], text: shown };
      left += widthOf({ class: name, text: shown });
      return shape;
    });
  });
  if (hand) {
    const taken = (lines[rows - 1] ?? []).reduce((sum, line) => sum + widthOf(line), 0);
    const most = width - taken;
    const half = Math.min(most, textWidth(hand.text, CAPTION.code) + 12) / 2;
    shapes.push(handShape(hand, { x: x + taken + half, y: y + (rows - 0.45) * CAPTION.leading }, CAPTION.code, most));
  }
  return shapes;
}

/** The lines, with the variables beside the name if they have room there. */
function sideBySide([first, second, ...rest]: readonly Line[], width: number): Line[][] {
  if (!first || !second) {
    return first ? [[first]] : [];
  }
  const together = second.class === "code" && widthOf(first) + widthOf(second) <= width;
  return [...(together ? [[first, second]] : [[first], [second]]), ...rest.map((line) => [line])];
}

/** What a piece of a line takes with the space behind it. */
function widthOf({ class: name, text }: Line): number {
  return measureOf(name)(text, CAPTION[name]) + CAPTION.code;
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
      { kind: "text", key: "name", class: "held", x: 0, y: size * 0.35, anchor: "middle", size, text: shown },
    ],
  };
}
