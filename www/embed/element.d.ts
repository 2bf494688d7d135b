/** `<threadlocal-lab>`, one figure. `threadlocal-lab` registers it when it is imported, and `threadlocal-lab/element` is the class alone. */
export declare class ThreadlocalLab extends HTMLElement {
  /** Of the package. */
  static readonly version: string;
  /** The address of a folder with the files of the package, where they do not lie beside its modules; empty if it is not said. */
  static base: string;

  /** A name of the corpus, or the address of a `.java` file. */
  scenario: string;
  /** Names of the panes that are shown, with spaces between them; `null` shows all. */
  panes: string | null;
  /** Names of the timeline's controls, with spaces between them; `null` shows all. */
  controls: string | null;
  /** `reading`: the table, a sentence for each beat and three controls; `workbench`: the panes; empty: a recording is read, and everything else is on the workbench. */
  face: string;
  /** The address of a recording, which the reading face plays without the engine. */
  recording: string;
  /** `ring` or `strip`, the form of the table; `column`, the panes one below the other at every width. */
  layout: string;
  /** Two addresses, `A..B`, between which playing goes round. */
  loop: string;
  /** Plays once it is alive, unless the reader wants no motion. */
  autoplay: boolean;
  /** The reader appends nothing and edits nothing. */
  readonly: boolean;
  /** The reader is asked what the next operation does. */
  predict: boolean;
  /** The address of a page that opens links to figures; the `embed.html` of the package if it is empty. */
  linkPage: string;

  /** Fulfilled when the source that was last asked for is shown, or why it cannot be. */
  readonly ready: Promise<void>;
  /** How many steps there are; 0 before the figure is alive. */
  readonly stepCount: number;
  /** What is shown, as data; nothing before the figure is alive. */
  readonly view: object | undefined;
  /** The step that is shown. Set to a number or to an address (`start`, `end`, `op:3`, `line:22`), it moves there. */
  get step(): number;
  set step(address: number | string | null);
  /** The Java that runs, with what was appended. Setting it opens another source. */
  get source(): string;
  set source(text: string);

  /**
   * Plays from where the reader stands, or from the start at the end; `pause` is the milliseconds of a step. What is not alive yet plays
   * as soon as it is.
   */
  play(pause?: number): void;
  pause(): void;
  /** Moves to the step of a number or an address. */
  seek(address: string | number): void;
  /** Appends a statement and plays it. What is wrong with it comes back, and nothing has changed then. */
  run(statement: string): Promise<readonly Diagnostic[]>;
}

/** What is wrong with a source: the key of the message, what fills it, and the place. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** From 1; columns count UTF-16 code units from 0. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly key: string;
  readonly arguments: readonly { readonly name: string; readonly text: string }[];
}

/** The detail of `lab-step`, which follows each step that is shown. */
export interface StepDetail {
  readonly step: number;
  readonly stepCount: number;
  /** The operation that the step belongs to. */
  readonly operation: number;
}

/** The detail of `lab-predicted`, which follows the end of a run that the reading face has asked about. */
export interface PredictedDetail {
  /** How often the reader was right. */
  readonly right: number;
  /** Of how many values they were asked whether the run will free them. */
  readonly asked: number;
}

/** The detail of `lab-error`: why something could not be opened or run. */
export interface ErrorDetail {
  /** In the figure's language; empty if the diagnostics are the reason. */
  readonly reason: string;
  readonly diagnostics: readonly Diagnostic[];
}
