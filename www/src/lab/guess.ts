/** What the picture of the table shows of a prediction at a step. */
import type { Score } from "../picture/badges";
import type { Prediction } from "../predict/part";

export interface Guess {
  readonly guess: ReadonlySet<number> | undefined;
  readonly score: Score | undefined;
}

/** The marks until the operation is over, and then how they came out. */
export function guessAt(prediction: Prediction | undefined, step: number): Guess {
  if (!prediction) {
    return { guess: undefined, score: undefined };
  }
  const { outcome, marked, score } = prediction;
  return score && step >= outcome.end ? { guess: undefined, score } : { guess: marked, score: undefined };
}

/** With the mark of a slot set or taken away; unchanged if the question is not about that slot. */
export function marking(prediction: Prediction, slot: number): Prediction {
  const { question, marked } = prediction;
  if (!question.choices.includes(slot)) {
    return prediction;
  }
  const others = new Set(question.single ? [] : marked);
  if (marked.has(slot)) {
    others.delete(slot);
  } else {
    others.add(slot);
  }
  return { ...prediction, marked: others };
}
