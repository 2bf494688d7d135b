/** Long names made shorter, so that what tells them apart can still be seen. It knows no template and no width. */

/** Letters of a name that is shown in full. */
const MOST = 14;
/** Letters of a shortened name, its ellipsis included; these many of them from its end, if that tells it apart. */
const SHORT = 12;
const TAIL = 5;

/**
 * A name in few letters. Of the ways to cut it, the first that none of the `others` would share: in its middle, with more
 * of its end, with more of its beginning, or around the first letter in which it differs from one of them.
 */
export function shortName(name: string, others: readonly string[]): string {
  const letters = Array.from(name);
  if (letters.length <= MOST) {
    return name;
  }
  const rivals = others.filter((other) => other !== name);
  const cut = (tail: number) => (text: string) => {
    const all = Array.from(text);
    return all.length <= MOST ? text : `${all.slice(0, SHORT - 1 - tail).join("")}…${all.slice(all.length - tail).join("")}`;
  };
  const ways = [TAIL, SHORT - 3, 2].map(cut);
  const way = ways.find((way) => rivals.every((rival) => way(rival) !== way(name)));
  if (way) {
    return way(name);
  }
  // The rival that is cut alike begins alike and ends alike: they differ in the middle.
  const rival = rivals.find((rival) => ways[0]?.(rival) === ways[0]?.(name)) ?? "";
  const twin = Array.from(rival);
  const differs = letters.findIndex((letter, n) => letter !== twin[n]);
  const from = Math.max(1, Math.min(differs - 2, letters.length - (SHORT - 2)));
  return `…${letters.slice(from, from + SHORT - 2).join("")}…`;
}

const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** A statement with its long names shortened; `others` are the names that it could be mistaken for. */
export function shortStatement(java: string, others: readonly string[]): string {
  const parts = others.flatMap((other) => other.match(NAME) ?? []);
  return java.replaceAll(NAME, (name) => shortName(name, parts));
}
