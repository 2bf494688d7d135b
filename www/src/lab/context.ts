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
import type { DialogName } from "../parts/dialogs";
import type { Order } from "./driver";
import type { PaneName } from "./panes";
import type { Drawn } from "./pictures";

/** What a reader has set. None of it is part of the run, and a step does not change it. */
export interface Switches {
  /** An index of `SPEEDS`. */
  readonly speed: number;
  /** The variable that the action buttons are for; empty for the last one. */
  readonly chosen: string;
  /** Whether the graph shows every entry, however many there are. */
  readonly unfolded: boolean;
}

export const SWITCHES: Switches = { speed: 1, chosen: "", unfolded: false };

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

  /** The panes that are shown. */
  readonly panes: ReadonlySet<PaneName>;
  /** The controls that the timeline shall have, as the attribute names them; all if it is absent. */
  readonly controls: string | null;
  /** The file that the source comes from; empty if there is none. */
  readonly file: string;
  /** Whether the reader may change nothing of the source. */
  readonly readonly: boolean;
  /** The lines of the algorithm; none before the figure is alive. */
  readonly listing: readonly string[];

  readonly language: Language;
  /** The sentences; nothing before they are loaded. */
  readonly words: Words | undefined;
  readonly say: Say;

  /** Why something could not be opened or found; empty if all was. */
  readonly failure: string;
  /** Why the last statement was not appended; empty if it was. */
  readonly trouble: string;

  /** Why the last control led nowhere. */
  readonly notice: Key | undefined;

  /** Obeys a control that the reader pressed. */
  readonly obey: (order: Order) => void;
  /** Goes to an address: `op:3`, `line:22`, `start`, `end` or a number. */
  readonly seek: (address: string) => void;
  /** Sets switches. */
  readonly turn: (switches: Partial<Switches>) => void;
  /** Appends a statement where the reader stands and plays it. What is wrong with it comes back. */
  readonly run: (java: string) => readonly DiagnosticView[];
  /** Takes the last appended statement back. */
  readonly undo: () => void;
  /** Sets the breakpoint of a line, or takes it away. */
  readonly toggleBreak: (sheet: Sheet, line: number) => void;
  readonly openDialog: (name: DialogName) => void;
}
