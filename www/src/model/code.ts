/**
 * The few lines of the source that a reader needs beside the table: where the program stands, and what led there.
 *
 * It knows the lines of a source and the call stack, and no DOM.
 */
import type { FrameView, SourceView } from "../engine";

/** A line of the source. */
export interface CodeLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly isCurrent: boolean;
}

/** So many lines are shown. */
export const CODE_LINES = 3;

const COMMENT = /^\s*(?:\/\/.*)?$/;

/** The current line last; before it the line that called its method or, in `main`, the statements before it. */
export function codeAt(lines: readonly string[], source: SourceView | undefined, stack: readonly FrameView[]): readonly CodeLine[] {
  if (!source) {
    return [];
  }
  const current = [source.line];
  const callers = stack.flatMap(({ line }) => (typeof line === "number" ? [line] : [])).slice(0, -1);
  const caller = callers.at(-1);
  if (caller !== undefined && caller !== source.line) {
    current.unshift(caller);
  } else {
    for (let number = source.line - 1; number > 0 && current.length < CODE_LINES; number -= 1) {
      const text = lines[number - 1] ?? "";
      if (isHead(text)) {
        break;
      }
      if (!COMMENT.test(text)) {
        current.unshift(number);
      }
    }
  }
  return current.map((number) => ({ number, text: withoutComment(lines[number - 1] ?? ""), isCurrent: number === source.line }));
}

/** A line that begins a block tells nothing about the table. */
function isHead(text: string): boolean {
  return text.trimEnd().endsWith("{") || text.trim() === "}";
}

/** The code of a line without the comment at its end; a text in quotes may hold two strokes. */
function withoutComment(line: string): string {
  const code = /^(?:[^"'/]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/(?!\/))*/.exec(line)?.[0] ?? line;
  return code.trim();
}
