/**
 * A recorded run: frames that were made beforehand, fetched part by part as the reader goes.
 *
 * What stands in its files is described where they are written, in `crate/src/recording`. It knows neither the engine nor a clock, and of
 * the network only that somebody gets the bytes of a file.
 */
import type { ActionsView, DiagnosticView, ExplanationView, OutcomeView } from "../../pkg/threadlocal_lab.js";
import { Reason } from "../reason";
import { Columns, Texts } from "./columns";
import type { Frame } from "./frame";
import { NotRecorded } from "./frames";
import type { Choice, Frames, Mark } from "./frames";
import { countUpTo, sums } from "../numbers";
import { reader } from "./read";
import { columnsOfFrames, hasFrame, nextFrame } from "./recorded-frames";
import { SHAPES } from "./shapes";
import { shared } from "./share";
import { unpacked } from "./unpack";
import type { Content } from "./unpack";

/** Gets the bytes of a file of the recording; the first one has the number 0. Throws a `Reason`. */
export type GetFile = (number: number) => Promise<Uint8Array<ArrayBuffer>>;

/** The number of a file, where in it a member begins, how long it is, and the CRC-32 of what is packed in it. */
type Place = readonly [file: number, offset: number, length: number, crc: number];

interface Head {
  readonly recording: number;
  readonly members: readonly Place[];
}

/** What is the same at every step: see `Facts` in `crate/src/recording/facts.rs`. */
interface Facts {
  readonly engine: string;
  readonly source: string;
  readonly stepCount: number;
  readonly everyStep: boolean;
  readonly threadCount: number;
  readonly diagnostics: readonly DiagnosticView[];
  readonly operations: readonly number[];
  readonly collections: readonly number[];
  readonly leaks: readonly number[];
  readonly lines: readonly (readonly [line: number, step: number])[];
  readonly parts: readonly number[];
  readonly beats: readonly number[];
  readonly depths: readonly number[];
}

/** What a figure can be asked: see `Answers` in `crate/src/recording/answers.rs`. */
interface Answers {
  readonly outcomes: readonly OutcomeView[];
  readonly explanations: readonly { readonly first: number; readonly last: number; readonly why: ExplanationView }[];
  readonly actions: readonly (readonly [step: number, actions: ActionsView])[];
}

/** The members before the parts. */
const FACTS = 0;
const ANSWERS = 1;
const PARTS = 2;

/** The choice for which buttons are recorded. */
export const RECORDED_CHOICE: Choice = { on: "", home: 5 };

/** When so much of a part has been seen, the next one is fetched. */
const AHEAD = 0.6;

/** A part that has come: its frames as far as they were asked for, and the rest of its words. */
interface Part {
  readonly frames: Frame[];
  readonly columns: Columns;
}

export class Recording implements Frames {
  readonly #getFile: GetFile;
  /** Where the members of the first file begin. */
  readonly #behindHead: number;
  readonly #places: readonly Place[];
  readonly #facts: Facts;
  /** The ends of the operations. */
  readonly #ends: readonly number[];
  /** The ends of the beats, as far as they are recorded. */
  readonly #beats: readonly number[];
  /** The recorded steps; nothing if that is all of them. */
  readonly #steps: readonly number[] | undefined;
  readonly #files = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();
  readonly #parts = new Map<number, Part | Promise<Part>>();
  #answers: Promise<Answers> | undefined;
  /** The frame that somebody was given last. */
  #given: Frame | undefined;

  /** Opens the recording whose files `getFile` gets. Throws a `Reason`. */
  static async open(getFile: GetFile): Promise<Recording> {
    const first = await getFile(0);
    const end = first.indexOf(0x0a);
    const head = headOf(first.subarray(0, Math.max(end, 0)));
    if (head.recording !== SHAPES.format) {
      throw new Reason("ui.reason.recordingFormat");
    }
    const place = head.members[FACTS];
    const facts = await valueIn<Facts>("facts", place && memberIn(first.subarray(end + 1), place));
    return new Recording({ getFile, first, behindHead: end + 1, places: head.members, facts });
  }

  private constructor(opened: {
    readonly getFile: GetFile;
    readonly first: Uint8Array<ArrayBuffer>;
    readonly behindHead: number;
    readonly places: readonly Place[];
    readonly facts: Facts;
  }) {
    const { facts } = opened;
    this.#getFile = opened.getFile;
    this.#behindHead = opened.behindHead;
    this.#places = opened.places;
    this.#facts = facts;
    this.#files.set(0, Promise.resolve(opened.first));
    this.#ends = sums(facts.operations);
    this.#steps = facts.everyStep ? undefined : [...new Set([0, ...this.#ends, facts.stepCount])];
    this.#beats = this.#steps?.slice(1) ?? sums(facts.beats);
  }

  get isWhole(): boolean {
    return this.#facts.everyStep;
  }

  get engine(): string {
    return this.#facts.engine;
  }

  get source(): string {
    return this.#facts.source;
  }

  get stepCount(): number {
    return this.#facts.stepCount;
  }

  get operationCount(): number {
    return this.#ends.length;
  }

  get threadCount(): number {
    return this.#facts.threadCount;
  }

  get diagnostics(): readonly DiagnosticView[] {
    return this.#facts.diagnostics;
  }

  marks(): readonly Mark[] {
    const { collections, leaks } = this.#facts;
    const [swept, leaking] = [new Set(collections), new Set(leaks)];
    return this.#ends.flatMap((step, index) => {
      const marks: Mark[] = [{ step, kind: "operation" }];
      if (swept.has(index + 1)) {
        marks.push({ step, kind: "gc" });
      }
      if (leaking.has(index + 1)) {
        marks.push({ step, kind: "leak" });
      }
      return marks;
    });
  }

  beatEnds(): readonly number[] {
    return this.#beats;
  }

  holds(step: number): boolean {
    return this.#indexOf(step) !== undefined;
  }

  /** At once, if its part is here; the next part is fetched before the reader comes to it. Throws `NotRecorded`, or a `Reason` later. */
  frame(step: number): Frame | Promise<Frame> {
    const index = this.#indexOf(step);
    if (index === undefined) {
      throw new NotRecorded(`step ${step} is not recorded`);
    }
    const { parts } = this.#facts;
    const number = countUpTo(parts, step) - 1;
    const begin = this.#indexOf(parts[number] ?? 0) ?? 0;
    const end = this.#indexOf(parts[number + 1] ?? this.stepCount) ?? 0;
    if (number + 1 < parts.length && index - begin >= AHEAD * (end - begin)) {
      // Whoever needs it hears what is wrong with it.
      void Promise.resolve(this.#part(number + 1)).catch(() => undefined);
    }
    const part = this.#part(number);
    return part instanceof Promise ? part.then((part) => this.#frameIn(part, index - begin)) : this.#frameIn(part, index - begin);
  }

  /** Throws a `RangeError` if the address names no point, and `NotRecorded` if only the engine knows. */
  stepOf(address: string): number {
    const [kind = "", ...rest] = address.split(":");
    const step = this.#stepOf(kind, rest.join(":"));
    if (step === undefined) {
      throw new RangeError(`there is no point "${address}" in this run`);
    }
    return step;
  }

  depth(step: number): number {
    const { depths, everyStep } = this.#facts;
    if (!everyStep) {
      throw new NotRecorded("the depth of calls is not recorded");
    }
    return depths[step] ?? 0;
  }

  over(step: number): number {
    return this.#nextAt(step, this.depth(step));
  }

  overBack(step: number): number {
    return this.#lastAt(step, this.depth(step));
  }

  out(step: number): number {
    return this.#nextAt(step, this.depth(step) - 1);
  }

  outBack(step: number): number {
    return this.#lastAt(step, this.depth(step) - 1);
  }

  async outcome(step: number): Promise<OutcomeView | undefined> {
    const { outcomes } = await this.#asked();
    return outcomes.find(({ start }) => start >= step);
  }

  /** Of leaked values; what keeps any other the engine has to say. */
  async explain(step: number, value: number): Promise<ExplanationView> {
    const { explanations } = await this.#asked();
    const ended = countUpTo(this.#ends, step);
    const known = explanations.find(({ first, last, why }) => why.value === value && first <= ended && ended <= last);
    if (!known) {
      throw new NotRecorded(`why ${value} stays at step ${step} is not recorded`);
    }
    return known.why;
  }

  async actions(step: number, { on, home }: Choice): Promise<ActionsView> {
    const { actions } = await this.#asked();
    const known = actions[countUpTo(actions.map(([step]) => step), step) - 1];
    if (!known || on !== RECORDED_CHOICE.on || home !== RECORDED_CHOICE.home || !this.holds(step)) {
      throw new NotRecorded("these buttons are not recorded");
    }
    return known[1];
  }

  /** The place of a step among the recorded ones. */
  #indexOf(step: number): number | undefined {
    if (!this.#steps) {
      return Number.isInteger(step) && step >= 0 && step <= this.stepCount ? step : undefined;
    }
    const index = countUpTo(this.#steps, step) - 1;
    return this.#steps[index] === step ? index : undefined;
  }

  #stepOf(kind: string, number: string): number | undefined {
    const whole = wholeIn(number);
    switch (kind) {
      case "start":
        return 0;
      case "end":
        return this.stepCount;
      case "op":
        return whole === undefined ? this.#beatOf(number) : this.#ends[whole - 1];
      case "line":
        return this.#facts.lines.find(([line]) => line === whole)?.[1];
    }
    const step = wholeIn(kind);
    return step !== undefined && step <= this.stepCount ? step : undefined;
  }

  /** The end of `3/beat:2`: of the second beat of operation 3. */
  #beatOf(address: string): number | undefined {
    const [operation, beat] = address.split("/beat:").map(wholeIn);
    const end = operation === undefined ? undefined : this.#ends[operation - 1];
    if (operation === undefined || beat === undefined || beat === 0 || end === undefined) {
      return undefined;
    }
    if (!this.isWhole) {
      throw new NotRecorded("beats are not recorded");
    }
    const ends = this.#beats;
    const step = ends[countUpTo(ends, this.#ends[operation - 2] ?? 0) + beat - 1];
    return step !== undefined && step <= end ? step : undefined;
  }

  #nextAt(step: number, depth: number): number {
    const { depths } = this.#facts;
    const next = depths.findIndex((other, index) => index > step && other <= depth);
    return next < 0 ? this.stepCount : next;
  }

  #lastAt(step: number, depth: number): number {
    return Math.max(0, this.#facts.depths.findLastIndex((other, index) => index < step && other <= depth));
  }

  /** The frame of a part, made from those before it; the first one from the frame that was given last. */
  #frameIn({ frames, columns }: Part, index: number): Frame {
    while (frames.length <= index) {
      const before = frames.at(-1);
      const frame = intact(() => (hasFrame(columns) ? nextFrame(columns, before) : undefined));
      frames.push(before || !this.#given ? frame : shared(this.#given, frame));
    }
    const frame = frames[index];
    if (!frame) {
      throw damaged();
    }
    this.#given = frame;
    return frame;
  }

  #part(number: number): Part | Promise<Part> {
    const known = this.#parts.get(number);
    if (known) {
      return known;
    }
    const coming = this.#fetched(number);
    this.#parts.set(number, coming);
    coming.then(
      (part) => this.#parts.set(number, part),
      // The next time it may come.
      () => this.#parts.delete(number),
    );
    return coming;
  }

  async #fetched(number: number): Promise<Part> {
    const { texts, words } = await contentOf(await this.#member(PARTS + number));
    return { frames: [], columns: intact(() => columnsOfFrames(words, tableOf(texts))) };
  }

  #asked(): Promise<Answers> {
    this.#answers ??= this.#member(ANSWERS).then((member) => valueIn<Answers>("answers", member));
    this.#answers.catch(() => {
      // The next time they may come.
      this.#answers = undefined;
    });
    return this.#answers;
  }

  async #member(number: number): Promise<Uint8Array<ArrayBuffer>> {
    const place = this.#places[number];
    if (!place) {
      throw damaged();
    }
    const [file] = place;
    let coming = this.#files.get(file);
    if (!coming) {
      coming = this.#getFile(file);
      this.#files.set(file, coming);
      coming.catch(() => this.#files.delete(file));
    }
    const bytes = await coming;
    return memberIn(bytes.subarray(file === 0 ? this.#behindHead : 0), place);
  }
}

function damaged(cause?: unknown): Reason {
  return new Reason("ui.reason.recording", {}, cause);
}

/** What `make` gives; if it throws or gives nothing, the recording is damaged. */
function intact<T>(make: () => T | undefined): T {
  try {
    const made = make();
    if (made !== undefined) {
      return made;
    }
  } catch (error) {
    throw damaged(error);
  }
  throw damaged();
}

function headOf(line: Uint8Array<ArrayBuffer>): Head {
  return intact(() => {
    const head = JSON.parse(new TextDecoder().decode(line)) as Partial<Head> | null;
    return typeof head?.recording === "number" && Array.isArray(head.members) ? (head as Head) : undefined;
  });
}

/** The bytes of a member. The CRC at its end must be the one that the head names: files of two recordings do not go together. */
function memberIn(file: Uint8Array<ArrayBuffer>, [, offset, length, crc]: Place): Uint8Array<ArrayBuffer> {
  return intact(() => {
    const member = file.subarray(offset, offset + length);
    const view = new DataView(member.buffer, member.byteOffset, member.byteLength);
    return member.length === length && view.getUint32(length - 8, true) === crc ? member : undefined;
  });
}

function tableOf(texts: readonly string[]): Texts {
  const table = new Texts(SHAPES.texts);
  table.add(texts);
  return table;
}

async function valueIn<T>(shape: "facts" | "answers", member: Uint8Array<ArrayBuffer> | undefined): Promise<T> {
  if (!member) {
    throw damaged();
  }
  const { texts, words } = await contentOf(member);
  return intact(() => {
    const { read, columns } = reader(SHAPES[shape]);
    return read(new Columns(columns, words, tableOf(texts))) as T;
  });
}

async function contentOf(member: Uint8Array<ArrayBuffer>): Promise<Content> {
  try {
    return await unpacked(member);
  } catch (error) {
    throw damaged(error);
  }
}

/** The number that a text is; nothing if it is none. */
function wholeIn(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
