/** What stands in the middle of the ring: the thread, the method that works on its table, and its variables. */
import type { ListingView } from "../engine";
import { put, svg, write } from "./svg";
import { short } from "./ring";

/** What the centre says. */
export interface Centre {
  readonly thread: string;
  readonly listing: ListingView | undefined;
  /** What is said where no method runs. */
  readonly rest: string;
  /** Whether the thread holds on to a value that leaks. */
  readonly holds: boolean;
}

/** The characters of a thread's name that leave room for `Thread`, and those that there is room for at all. */
const LONG = 10;
const LONGEST = 21;

/** The width of a character where letters are largest. */
const CHARACTER = 10;

/** The variables that are numbers: slots, and the `n` of a scan. */
const NUMBERS = new Set(["i", "j", "h", "n", "staleSlot", "slotToExpunge"]);

export class CentreText {
  readonly #pill = svg("rect", { class: "pill", x: -66, y: -52, width: 132, height: 32, rx: 16 });
  readonly #thread = svg("text", { class: "thread", y: -31 });
  readonly #method = svg("text", { class: "method", y: 12 });
  readonly #lines = [0, 1, 2].map((line) => svg("text", { class: "detail", y: 36 + 22 * line }));
  readonly #rest = svg("text", { class: "detail", y: 12 });
  readonly group = svg("g", { class: "centre" }, this.#pill, this.#thread, this.#method, ...this.#lines, this.#rest);

  draw({ thread, listing, rest, holds }: Centre): void {
    // A name that the JVM gives says it already.
    const name = thread.length > LONG || thread.startsWith("Thread-") ? short(thread, LONGEST) : thread && `Thread ${thread}`;
    write(this.#thread, name);
    const width = Math.max(132, name.length * CHARACTER + 22);
    put(this.#pill, "x", -width / 2);
    put(this.#pill, "width", width);
    put(this.#pill, "class", holds ? "pill holds" : "pill");
    // The strong way begins in the pill, so that goes to the middle.
    put(this.#pill, "y", holds ? -16 : -52);
    put(this.#thread, "y", holds ? 5 : -31);
    put(this.#rest, "y", holds ? -34 : 12);
    write(this.#rest, listing ? "" : rest);
    write(this.#method, listing?.method.split(".").at(-1) ?? "");
    const numbers = (listing?.variables ?? []).flatMap(({ name, value }) => (NUMBERS.has(name) ? [`${name} = ${value.text}`] : []));
    for (const [line, text] of this.#lines.entries()) {
      write(text, numbers[line] ?? "");
    }
  }
}
