/**
 * What a part of the figure is given: all that it may look at, and all that it may ask for.
 *
 * A part is a function from a context to a template. One that must remember something of its own keeps it in `Switches`,
 * or is an element in the figure's own tree, as `threadlocal-lab-code` is.
 */
import type { Sheet } from "../breaks";
import type { DiagnosticView, Moment } from "../engine";
import type { Figure } from "../figure";
import type { Key, Language, Say, Words } from "../i18n";
import type { Light, Scene } from "../scene";
import type { Prediction } from "../predict/part";
import type { DialogName } from "../parts/dialogs";
import type { Order, Takes } from "./driver";
import type { Lazy } from "./lazy";
import type { PaneName } from "./panes";
import type { Drawn } from "./pictures";

/** What a reader has set. None of it is part of the run, and a step does not change it. */
export interface Switches {
  /** An index of `SPEEDS`. */
  readonly speed: number;
  /** The variable that the action buttons are for; empty for the last one. */
  readonly chosen: string;
  /** Where the calls run: `main` if it is empty, a new thread, or the pool of this name. */
  readonly on: string;
  /** The home slot that a new ThreadLocal shall have. */
  readonly home: number;
  /** The thread that the picture of the table stays with; 0 to follow the one that runs. */
  readonly thread: number;
  /** Whether the source is open in the editor; nothing as long as the reader has not said. */
  readonly editing: boolean | undefined;
  /** Whether the reader predicts; nothing as long as they have not said. */
  readonly predict: boolean | undefined;
  /** What they have said about the next operation. */
  readonly prediction: Prediction | undefined;
  /** Whether what can be taken away is shown. */
  readonly share: boolean;
  /** What came of the last thing that was taken away. */
  readonly told: Key | "";
  /** Whether the graph shows every entry, however many there are. */
  readonly unfolded: boolean;
}

export const SWITCHES: Switches = {
  speed: 1,
  chosen: "",
  on: "",
  home: 5,
  thread: 0,
  editing: undefined,
  predict: undefined,
  prediction: undefined,
  share: false,
  told: "",
  unfolded: false,
};

/**
 * How far the figure has come: nothing runs as long as it loads, if it could not be loaded, or if its source has errors
 * that keep it from running. Then no part claims anything of a run.
 */
export type Phase = "loading" | "failed" | "broken" | "alive";

/** The figure at one moment, for its parts. */
export interface Context {
  /** The open scenario; nothing before the figure is alive. */
  readonly figure: Figure | undefined;
  /** Where the reader stands; `BLANK` before the figure is alive. */
  readonly moment: Moment;
  /** The same, as the pictures see it. */
  readonly scene: Scene;
  readonly drawn: Drawn;
  /** What is lit, because the reader points at something. */
  readonly light: Light;
  readonly switches: Switches;

  /** The panes that the attribute names; nothing if it is absent. */
  readonly shownPanes: string | null;
  /** The attributes `layout` and `theme`. */
  readonly layout: string;
  readonly theme: string;
  /** The address of the page that opens links to figures. */
  readonly linkPage: string;
  /** The panes that are shown. */
  readonly panes: ReadonlySet<PaneName>;
  /** Whether the reader shall predict from the start. */
  readonly predictAsked: boolean;
  /** Whether the source shall be open in the editor from the start. */
  readonly editorAsked: boolean;
  /** The controls that the timeline shall have, as the attribute names them; all if it is absent. */
  readonly controls: string | null;
  /** The file that the source comes from or, where it is the reader's own, is saved as; empty if there is none. */
  readonly file: string;
  /** What the source is called where it has no title: its file or, where it is the reader's own, its class. */
  readonly name: string;
  /** Whether the reader may change nothing of the source. */
  readonly readonly: boolean;
  /** The lines of the algorithm; none before the figure is alive. */
  readonly listing: readonly string[];

  readonly language: Language;
  /** The sentences; nothing before they are loaded. */
  readonly words: Words | undefined;
  readonly say: Say;

  readonly phase: Phase;
  /** Why something could not be opened or found; empty if all was. */
  readonly failure: string;
  /** Why the last statement was not appended; empty if it was. */
  readonly trouble: string;

  /** Why the last control led nowhere. */
  readonly notice: Key | undefined;

  /** How long it takes to play from here, where that is worth saying. */
  readonly takes: Takes | undefined;

  /** Opens the source once more that could not be opened. */
  readonly retry: () => void;
  /** Obeys a control that the reader pressed. */
  readonly obey: (order: Order) => void;
  /** Goes to an address: `op:3`, `line:22`, `start`, `end` or a number. */
  readonly seek: (address: string) => void;
  /** Sets switches. */
  readonly turn: (switches: Partial<Switches>) => void;
  /** Appends a statement where the reader stands and plays it. What is wrong with it comes back. */
  readonly run: (java: string) => readonly DiagnosticView[];
  /** Finds out why a value stays, by its object id; 0 puts the explanation away. */
  readonly explain: (value: number) => void;
  /** Makes another text the source, as far as it runs. What is wrong with it comes back. */
  readonly edit: (source: string, whatever?: boolean) => readonly DiagnosticView[];
  /** What is wrong with the text in the editor, if it does not run: what can be stepped through is the one before. */
  readonly refused: readonly DiagnosticView[];
  /** Leads to a place in the source: a line, from 1, and a column, from 0. */
  readonly jump: (line: number, column: number) => void;
  /** A part that is loaded when it is asked for first. */
  readonly lazy: Lazy;
  /** Takes the last appended statement back. */
  readonly undo: () => void;
  /** Sets the breakpoint of a line, or takes it away. */
  readonly toggleBreak: (sheet: Sheet, line: number) => void;
  readonly openDialog: (name: DialogName) => void;
}
