// Tables of figures beside their bars.
import { cpus, loadavg } from "node:os";

/** What else the machine is doing. */
export function load() {
  const [minute, five] = loadavg().map((value) => value.toFixed(1));
  return `load ${minute} in the last minute, ${five} in five, on ${cpus().length} processors`;
}

/** The value below which a part of them lies. */
export function part(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** A ratio beside its bar. */
export function ratio(figure, trivial, bar) {
  const value = figure / trivial;
  return `${value.toFixed(1)} × (bar ${bar}${value <= bar ? "" : ", missed"})`;
}

/** Prints a row: the widths of all columns but the last are known. */
export function row(slots, face, ...cells) {
  console.log(`${String(slots).padStart(7)}  ${face.padEnd(16)} ${cells.map((cell) => String(cell).padEnd(24)).join(" ")}`.trimEnd());
}

/** Milliseconds of a page and of the trivial one. */
export const both = (figure, trivial) => `${figure.toFixed(2)} to ${trivial.toFixed(2)} ms`;
