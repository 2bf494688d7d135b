/**
 * The graph as lines of boxes, before anything has a size: which box stands on which line in which of the five columns,
 * and which boxes a reference connects.
 */
import type { Strength } from "./heap";

/** The columns, from the left: names of roots, what holds keys, ThreadLocals, Entries, values. */
export const NAMES = 0;
export const HOLDERS = 1;
export const KEYS = 2;
export const ENTRIES = 3;
export const VALUES = 4;
export type Column = 0 | 1 | 2 | 3 | 4;

/** A box on a line. */
export interface Box {
  /** The same from step to step while the object is the same. */
  readonly key: string;
  readonly column: Column;
  /** How deep it stands below the box that it is a part of or that leads to it. */
  readonly indent: number;
  readonly label: string;
  /** A second text, below the label. */
  readonly detail: string;
  /** What it looks like: class names of the style sheet. */
  readonly look: string;
  /** The objects that it stands for, the first one first of all. */
  readonly objects: readonly number[];
  /** The slot of the current table, for an Entry of it. */
  readonly slot: number | undefined;
  /** The box that it hangs below, as its key; empty if it hangs below none. */
  readonly parent: string;
  /** Whether it is the head of a map's frame. */
  readonly head: boolean;
}

/** A name of a root on a line. */
export interface NameCell {
  readonly key: string;
  readonly text: string;
  readonly detail: string;
  readonly look: string;
  readonly objects: readonly number[];
}

/** A text where a box would be. */
export interface Note {
  readonly key: string;
  readonly column: Column;
  readonly text: string;
  readonly look: string;
  /** The column from which a cut reference points here; none for a mere text. */
  readonly from: Column | undefined;
  readonly strength: Strength;
  readonly objects: readonly number[];
  readonly slot: number | undefined;
}

export interface Line {
  /** What stands above it: the first of these that fits; none for nothing. */
  captions: readonly string[];
  /** Whether it begins something new. */
  apart: boolean;
  name: NameCell | undefined;
  readonly boxes: Box[];
  readonly notes: Note[];
}

/** Lines that are framed: names of one frame, or entries of one map. */
export interface Span {
  readonly key: string;
  readonly first: number;
  readonly last: number;
  readonly look: string;
  readonly objects: readonly number[];
}

/** A reference to draw. */
export interface Wire {
  readonly key: string;
  /** A box's or a name's key. */
  readonly from: string;
  readonly to: string;
  readonly strength: Strength;
  readonly look: string;
  /** Whether the target hangs below the source in the same column. */
  readonly tree: boolean;
  /** Whether the target refers back. */
  readonly both: boolean;
  /** Whether this step cuts it. */
  readonly cut: boolean;
  readonly objects: readonly number[];
  readonly slot: number | undefined;
}

export interface Plan {
  readonly lines: readonly Line[];
  readonly groups: readonly Span[];
  readonly maps: readonly Span[];
  readonly wires: readonly Wire[];
  /** How many entries are folded away. */
  readonly folded: number;
}

/** A line without anything on it. */
export function emptyLine(): Line {
  return { captions: [], apart: false, name: undefined, boxes: [], notes: [] };
}

/** Whether nothing stands in a column of a line. */
export function isFree(line: Line, column: Column): boolean {
  if (column === NAMES) {
    return line.name === undefined;
  }
  return !line.boxes.some((box) => box.column === column) && !line.notes.some((note) => note.column === column);
}
