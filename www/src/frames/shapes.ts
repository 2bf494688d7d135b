/**
 * How the words of frames and recordings are read: the engine's own account of it, written by the build.
 *
 * A reader of recordings needs no engine, so this stands in a file of its own.
 */
import shapes from "../../recordings/shapes.json" with { type: "json" };

/** The shape of a value; what it means for the words stands at the engine's `Shape` (`crate/src/frame/plain.rs`). */
export type Shape =
  | "number"
  | "flag"
  | "text"
  | "slots"
  | "lines"
  | { readonly choice: readonly string[] }
  | { readonly maybe: Shape }
  | { readonly list: Shape }
  | { readonly rows: Shape }
  | { readonly record: Readonly<Record<string, Shape>> }
  | readonly Shape[];

interface Shapes {
  /** The number of the format of recordings. */
  readonly format: number;
  /** The version of the engine of this page. */
  readonly engine: string;
  readonly frame: Shape;
  readonly facts: Shape;
  readonly answers: Shape;
  /** The texts that every table of texts begins with. */
  readonly texts: readonly string[];
}

export const SHAPES = shapes as unknown as Shapes;
