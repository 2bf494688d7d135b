/**
 * Words in columns, and the texts that they name. It knows neither what they mean nor where they come from.
 *
 * In front stand how many words each column has, in the order in which the columns of a shape are numbered; then those of each.
 */

/** The words are none of these columns: they were damaged on the way. */
export class Damaged extends Error {}

/** Texts by number. It only grows. */
export class Texts {
  readonly #texts: string[];

  /** `vocabulary` is what every table begins with. */
  constructor(vocabulary: readonly string[]) {
    this.#texts = [...vocabulary];
  }

  add(texts: readonly string[]): void {
    this.#texts.push(...texts);
  }

  /** The text of a word: in the lowest two bits stands what the others are. */
  of(word: number): string {
    const number = word >>> 2;
    switch (word & 3) {
      case 1:
        return String(number);
      case 2:
        return `#${number}`;
      case 3:
        return `[${number}]`;
    }
    const text = this.#texts[number];
    if (text === undefined) {
      throw new Damaged(`there is no text ${number}`);
    }
    return text;
  }
}

/** Columns that are read word by word, each from its start. */
export class Columns {
  readonly texts: Texts;
  readonly #words: ArrayLike<number>;
  /** Where the next word of each column stands, and where the column ends. */
  readonly #next: number[] = [];
  readonly #ends: number[] = [];

  constructor(count: number, words: ArrayLike<number>, texts: Texts) {
    this.#words = words;
    this.texts = texts;
    let at = count;
    for (let column = 0; column < count; column += 1) {
      this.#next.push(at);
      at += words[column] ?? 0;
      this.#ends.push(at);
    }
    if (at !== words.length) {
      throw new Damaged(`${words.length} words instead of ${at}`);
    }
  }

  /** The next word of a column. */
  next(column: number): number {
    const at = this.#next[column] ?? 0;
    const word = this.#words[at];
    if (word === undefined || at >= (this.#ends[column] ?? 0)) {
      throw new Damaged(`column ${column} has no more words`);
    }
    this.#next[column] = at + 1;
    return word;
  }

  /** The next number of a column: the difference to an old one, with its sign in the lowest bit. */
  number(column: number, old: number): number {
    const word = this.next(column);
    return (old + ((word >>> 1) ^ -(word & 1))) >>> 0;
  }

  /** The next words of a column, behind how many they are. */
  list(column: number): number[] {
    const list: number[] = [];
    for (let left = this.next(column); left > 0; left -= 1) {
      list.push(this.next(column));
    }
    return list;
  }

  /** Whether a column has words that were not read. */
  has(column: number): boolean {
    return (this.#next[column] ?? 0) < (this.#ends[column] ?? 0);
  }
}
