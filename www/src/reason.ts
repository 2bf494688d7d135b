/**
 * Why something could not be had, as a key of the words: what is thrown knows no language, and the reader is told in theirs.
 *
 * It knows neither what was asked for nor where the reader is told.
 */
import type { Key, Say } from "./i18n";

/** A message: its key, and what its arguments are. It can be sent from one thread to another. */
export interface Told {
  readonly key: Key;
  readonly values: Readonly<Record<string, string>>;
}

/** An error that readers can be told of in their language. */
export class Reason extends Error {
  readonly told: Told;

  /** `cause` is what happened, for whoever looks into the console. */
  constructor(key: Key, values: Told["values"] = {}, cause?: unknown) {
    super([key, ...Object.values(values)].join(" "), { cause });
    this.name = "Reason";
    this.told = { key, values };
  }
}

/** Whether an error is one, whichever of several modules it comes from: the package has two that each hold this file. */
export function isReason(error: unknown): error is Reason {
  return error instanceof Error && error.name === "Reason" && "told" in error;
}

/** What is to be told of an error; of one that nobody foresaw, that it is one, and the browser's own words for it. */
export function toldOf(error: unknown): Told {
  if (isReason(error)) {
    return error.told;
  }
  return { key: "ui.reason.unforeseen", values: { words: error instanceof Error ? error.message : String(error) } };
}

/** The same in words. */
export function reasonIn(say: Say, error: unknown): string {
  const { key, values } = toldOf(error);
  return say(key, values);
}

/** What `asked` gives; whatever is thrown on the way has this reason. */
export async function given<T>(asked: () => Promise<T>, key: Key, values: Told["values"] = {}): Promise<T> {
  try {
    return await asked();
  } catch (error) {
    throw isReason(error) ? error : new Reason(key, values, error);
  }
}
