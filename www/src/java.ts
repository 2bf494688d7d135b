/** Cuts a line of Java into pieces to colour. It knows words, strings and comments, not the grammar. */

/** What a piece is. */
export type PieceKind = "word" | "string" | "comment" | "number" | "name" | "rest";

/** A piece of a line. */
export interface Piece {
  kind: PieceKind;
  text: string;
}

const WORDS = new Set(
  (
    "abstract assert boolean break byte case catch char class continue default do double else enum extends final " +
    "finally float for if implements import instanceof int interface long new null package private protected public " +
    "record return short static super switch synchronized this throw throws true false try var void volatile while"
  ).split(" "),
);

const PIECE =
  /(?<comment>\/\/.*|\/\*.*?(?:\*\/|$))|(?<string>"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)|(?<name>[\p{L}_$][\p{L}\p{N}_$]*)|(?<number>\d[\w.]*)/gu;

/** The pieces of a line; joined they are the line again. */
export function pieces(line: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of line.matchAll(PIECE)) {
    if (match.index > at) {
      found.push({ kind: "rest", text: line.slice(at, match.index) });
    }
    found.push({ kind: kindOf(match), text: match[0] });
    at = match.index + match[0].length;
  }
  if (at < line.length) {
    found.push({ kind: "rest", text: line.slice(at) });
  }
  return found;
}

function kindOf({ 0: text, groups = {} }: RegExpMatchArray): PieceKind {
  if (groups.name !== undefined) {
    return WORDS.has(text) ? "word" : "name";
  }
  if (groups.comment !== undefined) {
    return "comment";
  }
  return groups.string !== undefined ? "string" : "number";
}
