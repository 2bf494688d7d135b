/** Breakpoints as plain data: lines of the source and of the listing, from 1. */

export interface Breaks {
  readonly source: ReadonlySet<number>;
  readonly listing: ReadonlySet<number>;
}

/** The text that a line is of. */
export type Sheet = keyof Breaks;

export const NO_BREAKS: Breaks = { source: new Set(), listing: new Set() };

/** With a breakpoint on the line, or without it if it has one. */
export function toggled(breaks: Breaks, sheet: Sheet, line: number): Breaks {
  const lines = new Set(breaks[sheet]);
  if (!lines.delete(line)) {
    lines.add(line);
  }
  return { ...breaks, [sheet]: lines };
}

/** After the source has changed: each breakpoint stays with its line, and goes with a line that is gone. */
export function carried(breaks: Breaks, before: readonly string[], after: readonly string[]): Breaks {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) {
    head += 1;
  }
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail += 1;
  }
  const source = [...breaks.source].flatMap((line) => {
    if (line <= head) {
      return [line];
    }
    return line > before.length - tail ? [line + after.length - before.length] : [];
  });
  return { ...breaks, source: new Set(source) };
}
