/** Frames as a recording tells them: each as the words that make it of the one before. */
import { Columns } from "./columns";
import type { Texts } from "./columns";
import { frameOf } from "./frame";
import type { Frame, Sections } from "./frame";
import { reader } from "./read";
import { SHAPES } from "./shapes";

const FRAME = reader(SHAPES.frame);

/** Columns of frames, from their words. */
export function columnsOfFrames(words: ArrayLike<number>, texts: Texts): Columns {
  return new Columns(FRAME.columns, words, texts);
}

/** Whether the columns hold another frame: each frame has a word in the first one. */
export function hasFrame(columns: Columns): boolean {
  return columns.has(0);
}

/** The next frame in the columns, made of the one before it; `old` is the very frame if nothing changed. Throws `Damaged`. */
export function nextFrame(columns: Columns, old?: Frame): Frame {
  const sections = FRAME.read(columns, old) as Sections;
  return sections === old ? old : frameOf(sections, old);
}
