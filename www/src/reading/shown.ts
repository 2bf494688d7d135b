/** What passes between the reading face, its drawing and the page around it. Types alone. */
import type { ActionsView } from "../engine";
import type { Frame } from "../frames/frame";
import type { Frames } from "../frames/frames";
import type { Language, Words } from "../i18n";
import type { Row } from "../model/beats";
import type { Outcome, Prediction } from "../model/prediction";
import type { Table } from "../model/table";
import type { Walk } from "../model/walk";
import type { ReadingSay } from "./words";

/** Everything that can be on the screen at one step. */
export interface Shown extends Frame {
  readonly table: Table;
  readonly walk: Walk;
  readonly row: Row;
  readonly lines: readonly string[];
  readonly place: "start" | "within" | "end";
  readonly playing: boolean;
  /** Whether what the reader has asked for waits for the engine. */
  readonly waits: boolean;
  readonly turn: TurnState;
  /** What the reader expects of the run; nothing in a figure that does not ask. */
  readonly prediction: Prediction | undefined;
  readonly language: Language;
}

/** What is known of the reader's turn. */
export interface TurnState {
  /** What can be fired; nothing before the end of the run. */
  readonly actions: ActionsView | undefined;
  /** The table that calls are fired at. */
  readonly table: Table | undefined;
  readonly fired: { readonly java: string; readonly after: Table | undefined; readonly problem: string } | undefined;
  readonly tried: ReadonlySet<string>;
  readonly waits: boolean;
}

/** What the page around the face is told. */
export interface Hearer {
  /** Another step is shown. */
  readonly stepped: (step: number, stepCount: number, operation: number) => void;
  /** The run is over of which the reader was asked. */
  readonly predicted: (outcomes: readonly Outcome[]) => void;
  /** Something could not be had or run. */
  readonly failed: (reason: string) => void;
}

/** The language, and how to say something in it. */
export interface Tongue {
  readonly language: Language;
  readonly words: Words;
  readonly say: ReadingSay;
}

/** What a face begins with. */
export interface Opened {
  readonly frames: Frames;
  /** The step at which it begins. */
  readonly from: number;
  readonly tongue: Tongue;
  readonly hearer: Hearer;
  /** Whether it can be the reader's turn. */
  readonly firing: boolean;
  /** Whether the reader is asked what they expect of the run. */
  readonly predicts: boolean;
  /** Called when the frames are not looked at any more. */
  readonly free: () => void;
}
