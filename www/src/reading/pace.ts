/** How long a beat stays while the figure plays: as long as it takes to read, the more so where something is decided. */
import type { BeatView } from "../engine";
import type { Row } from "../model/beats";

/** Milliseconds: of a beat of an operation that runs no algorithm, of any other, for each character, and the most. */
const SIMPLE = 650;
const LEAST = 900;
const CHARACTER: Readonly<Record<string, number>> = { en: 34, "zh-CN": 95 };
const MOST = 6500;

/** The milliseconds after the movement; `stood` if the reader was there before and has just pressed Play. */
export function pauseAfter({ beat, row, language, said }: { readonly beat: BeatView | undefined; readonly row: Row; readonly language: string; readonly said?: string }, stood: boolean): number {
  if (stood) {
    return 300;
  }
  // The end of an operation of one beat, which is the first and the last.
  const isAlone = row.unit === "beat" ? row.count === 1 : beat?.number === 1;
  if (isAlone || !beat) {
    return SIMPLE;
  }
  const length = said?.length ?? beat.message.arguments.reduce((sum, { text }) => sum + text.length, 40);
  return Math.min(MOST, LEAST + length * (CHARACTER[language] ?? 40));
}
