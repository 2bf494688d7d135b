/** What can be asked about an operation before it runs, and how an answer is scored. Data in, data out. */
import type { OutcomeView, Slots } from "../engine";
import type { Score } from "../picture/badges";

/**
 * `cleared`: which slots' entries leave the table; `stale`: which entries turn stale; `lands`: where the key sits
 * afterwards; `survives`: whether the entry in a slot stays.
 */
export type QuestionKind = "cleared" | "stale" | "lands" | "survives";

export interface Question {
  readonly kind: QuestionKind;
  /** The slot that `survives` is about. */
  readonly slot: number;
  /** The slots among which the reader chooses. */
  readonly choices: readonly number[];
  /** Whether only one of them can be right. */
  readonly single: boolean;
}

/** A table that has more slots than this is not asked about: nobody would mark them. */
const MANY = 64;

/** The questions that an operation allows; `slots` is the table that it finds. */
export function questionsFor({ kind, lengthBefore, lengthAfter }: OutcomeView, slots: Slots): Question[] {
  if (kind === "other" || Math.max(lengthBefore, lengthAfter) > MANY) {
    return [];
  }
  const occupied = [...slots.occupied()];
  const choices = occupied.map(({ index }) => index);
  const stale = occupied.filter(({ key }) => key === 0).map(({ index }) => index);
  const questions: Question[] = [];
  if (kind === "gc") {
    const live = choices.filter((slot) => !stale.includes(slot));
    return live.length > 0 ? [{ kind: "stale", slot: -1, choices: live, single: false }] : [];
  }
  if (choices.length > 0) {
    questions.push({ kind: "cleared", slot: -1, choices, single: false });
  }
  if (kind === "set" && lengthAfter > 0) {
    questions.push({ kind: "lands", slot: -1, choices: Array.from({ length: lengthAfter }, (_, slot) => slot), single: true });
  }
  const [slot] = stale;
  if (slot !== undefined) {
    questions.push({ kind: "survives", slot, choices: [slot], single: true });
  }
  return questions;
}

/** How the marked slots came out. For `survives`, a mark says that the entry stays. */
export function scoreOf({ kind, slot }: Question, marked: ReadonlySet<number>, outcome: OutcomeView): Score {
  const truth = new Set(truthOf(kind, slot, outcome));
  return {
    right: new Set([...marked].filter((slot) => truth.has(slot))),
    missed: new Set([...truth].filter((slot) => !marked.has(slot))),
    wrong: new Set([...marked].filter((slot) => !truth.has(slot))),
  };
}

function truthOf(kind: QuestionKind, slot: number, { cleared, turnedStale, keySlot }: OutcomeView): readonly number[] {
  switch (kind) {
    case "cleared":
      return cleared;
    case "stale":
      return turnedStale;
    case "lands":
      return typeof keySlot === "number" ? [keySlot] : [];
    case "survives":
      return cleared.includes(slot) ? [] : [slot];
  }
}
