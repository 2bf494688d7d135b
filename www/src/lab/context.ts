/**
 * What a pane of the figure is given: all that it may look at, and all that it may ask for.
 *
 * A pane names what it looks at, and is given that alone; what did not change is the same object as before. One that must
 * remember something of its own keeps it in `Switches`, or is an element in the figure's own tree, as `threadlocal-lab-code` is.
 */
import type { TemplateResult } from "lit";
import type { Breaks, Sheet } from "../breaks";
import type { ActionsView, ArgumentView, DiagnosticView, FrameView, LinkView, ListingView, Mark, MessageView } from "../engine";
import type { Explained, Figure } from "../figure";
import type { Frame } from "../frames/frame";
import type { Key, Language, Say, Words } from "../i18n";
import type { Score } from "../picture/badges";
import type { Picture } from "../picture/shape";
import type { Player } from "../player";
import type { Light } from "../scene";
import type { Prediction } from "../predict/part";
import type { DialogName } from "../parts/dialogs";
import type { Order, Takes } from "./driver";
import type { Chunk } from "./lazy";
import type { PaneName } from "./pane-names";

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

/** What the graph looks at of the listing and the message: most of their changes are nothing to it. */
export interface Aside {
  readonly listing: ListingView | undefined;
  readonly message: MessageView;
}

/** What there is to see at one step, in sections: those of the frame, and those that are made of them and of the run. */
export interface Shown extends Frame {
  /** The open scenario; nothing before the figure is alive. It changes as the reader goes on: who reads it reads `player` too. */
  readonly figure: Figure | undefined;
  readonly player: Player;
  readonly operationCount: number;
  readonly marks: readonly Mark[];
  /** How many threads there are in the whole run. */
  readonly threadCount: number;
  /** The source that runs, and the same line by line. */
  readonly text: string;
  readonly lines: readonly string[];
  readonly diagnostics: readonly DiagnosticView[];
  readonly breaks: Breaks;
  /** Whether what is appended here goes in before what came later. */
  readonly branches: boolean;
  /** Whether there is an appended statement to take back. */
  readonly undoable: boolean;
  /** What the buttons append here; nothing before the figure is alive. */
  readonly actions: ActionsView | undefined;
  /** Why the value stays that was asked for last. */
  readonly explained: Explained | undefined;
  /** How many operations have ended, if a value is explained. */
  readonly endedFor: number | undefined;

  /** The call stack but for the lines that its frames stand on. */
  readonly holding: readonly FrameView[];
  readonly aside: Aside;
  /** The method of the JDK that runs, as the listing has it; empty for none. */
  readonly method: string;
  /** The thread whose table is drawn; 0 for none. */
  readonly shownThread: number;
  /** What a long table is opened at; of a short one, nothing. */
  readonly aimed: MessageView;
  /** The arguments of the message as the reader calls them. */
  readonly said: readonly ArgumentView[];

  /** The pixels there are for the pictures. */
  readonly slotsWidth: number;
  readonly graphWidth: number;
  /** What the reader predicts, and how that came out. */
  readonly guess: ReadonlySet<number> | undefined;
  readonly score: Score | undefined;
  /** What lights up for what the reader has clicked. */
  readonly kept: Light;
  /** What keeps the value alive that the reader has asked about: the graph brings it out. */
  readonly path: readonly LinkView[];
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
  /** Whether the reader predicts, and whether the source is in the editor. */
  readonly predicting: boolean;
  readonly editing: boolean;
  /** Where the reader stands, while they predict, and while they look at what can be taken away. */
  readonly askedAt: Player | undefined;
  readonly sharedAt: Player | undefined;
  /** The controls that the timeline shall have, as the attribute names them; all if it is absent. */
  readonly controls: string | null;
  /** The file that the source comes from or, where it is the reader's own, is saved as; empty if there is none. */
  readonly file: string;
  /** What the source is called where it has no title: its file or, where it is the reader's own, its class. */
  readonly name: string;
  /** Whether the reader may change nothing of the source. */
  readonly readonly: boolean;
  /** The lines of the algorithm; none before the figure is alive. */
  readonly algorithm: readonly string[];

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
  /** What is wrong with the text in the editor, if it does not run: what can be stepped through is the one before. */
  readonly refused: readonly DiagnosticView[];

  /** The parts that a plain figure does without, as far as they are open and loaded. */
  readonly editorPart: Chunk<"editor"> | undefined;
  readonly predictPart: Chunk<"predict"> | undefined;
  readonly sharePart: Chunk<"share"> | undefined;
  readonly explanationPart: Chunk<"explanation"> | undefined;
  readonly dialogsPart: Chunk<"dialogs"> | undefined;
}

/** The pictures as they were drawn last. */
export interface Drawn {
  readonly slots: Picture | undefined;
  readonly graph: Picture | undefined;
  /** The table in words. */
  readonly text: string;
}

/** What a pane may ask for. All of it stays the same as long as there is the figure. */
export interface Orders {
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
  /** Leads to a place in the source: a line, from 1, and a column, from 0. */
  readonly jump: (line: number, column: number) => void;
  /** Takes the last appended statement back. */
  readonly undo: () => void;
  /** Sets the breakpoint of a line, or takes it away. */
  readonly toggleBreak: (sheet: Sheet, line: number) => void;
  readonly openDialog: (name: DialogName) => void;
  /** The pictures, for who takes them away. */
  readonly drawn: () => Drawn;
  /** Draws the picture of the table, and gives it with the milliseconds that it moves for. */
  readonly slotsPicture: (shown: SlotsSections) => { readonly picture: Picture; readonly text: string; readonly pace: number };
  /** The same of the graph. */
  readonly graphPicture: (shown: GraphSections) => { readonly picture: Picture & { readonly folded: number; readonly text: string }; readonly pace: number };
}

/** What pictures are made of. */
export const SLOTS_SECTIONS = ["threads", "tables", "slots", "looks", "objects", "ledger", "holding", "roots", "listing", "aimed", "switches", "slotsWidth", "layout", "guess", "score", "say"] as const satisfies readonly (keyof Shown)[];
export const GRAPH_SECTIONS = ["figure", "text", "threads", "tables", "slots", "objects", "totals", "ledger", "holding", "roots", "aside", "switches", "graphWidth", "kept", "path", "say"] as const satisfies readonly (keyof Shown)[];
export type SlotsSections = Pick<Shown, (typeof SLOTS_SECTIONS)[number]>;
export type GraphSections = Pick<Shown, (typeof GRAPH_SECTIONS)[number]>;

/** What a pane sees that reads these sections. */
export type Context<K extends keyof Shown = keyof Shown> = Pick<Shown, K> & Orders;

/** A pane, or a part of the figure like one: the sections that it reads, and what it makes of them. */
export interface Pane {
  readonly reads: readonly (keyof Shown)[];
  readonly draw: (context: Context) => TemplateResult;
}

/** A pane that sees what it reads, and nothing else. */
export function pane<const K extends readonly (keyof Shown)[]>(reads: K, draw: (context: Context<K[number]>) => TemplateResult): Pane {
  return { reads, draw };
}
