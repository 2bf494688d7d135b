/**
 * What would free a value, put together for a reader: the calls on each key, the home slots of a new key, the end of the
 * thread. Data in, data out; it knows no language.
 */
import type { CallView, ReliefView, Verdict } from "./engine";

/** A call that a button can make. */
export interface Remedy {
  /** The call as Java, without a semicolon; where `main` cannot make it, as Java would say it of the ThreadLocal. */
  readonly text: string;
  /** The statements that the button appends; nothing where `main` cannot make the call. */
  readonly java: string | undefined;
}

/** All calls with the same verdict. */
export interface Remedies {
  /** On keys that there are, by key. */
  readonly keys: readonly (readonly Remedy[])[];
  /** `set` of a new key, by its home slot. */
  readonly homes: readonly (Remedy & { readonly home: number })[];
  /** The end of the thread, if it is among them. */
  readonly end: Remedy | undefined;
  readonly count: number;
}

/** The calls with a verdict. */
export function remedies({ calls, afterCollection }: ReliefView, verdict: Verdict): Remedies {
  const chosen = calls.filter((call) => call.verdict === verdict);
  const remedy = ({ call, label, java }: CallView): Remedy => ({
    text: java?.replace(/;$/, "") ?? `${label}.${call}()`,
    // The verdict is about the call after a GC, so a GC it is.
    java: typeof java !== "string" ? undefined : afterCollection ? `System.gc(); ${java}` : java,
  });
  const keys = new Map<number, Remedy[]>();
  const homes: (Remedy & { home: number })[] = [];
  for (const call of chosen) {
    if (typeof call.home === "number") {
      homes.push({ ...remedy(call), home: call.home });
    } else if (call.key !== 0) {
      const known = keys.get(call.key);
      if (known) {
        known.push(remedy(call));
      } else {
        keys.set(call.key, [remedy(call)]);
      }
    }
  }
  return {
    // The call with the longest text comes last.
    keys: [...keys.values()].map((calls) => calls.sort((a, b) => a.text.length - b.text.length)),
    homes,
    end: chosen.filter(({ call }) => call === "endThread").map(remedy)[0],
    count: chosen.length,
  };
}

/** Ascending numbers as ranges, the way a reader writes them: `0, 3–5, 9`. */
export function ranges(numbers: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && number === run.last + 1) {
      run.last = number;
    } else {
      runs.push({ first: number, last: number });
    }
  }
  return runs.map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`)).join(", ");
}
