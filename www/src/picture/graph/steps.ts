/** How the step of a path from one object to another is called in a set of steps: two ids, or a root's name and an id. */
export function stepOf(from: number | string, to: number): string {
  return `${from} → ${to}`;
}
