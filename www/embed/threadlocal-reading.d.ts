import type { Diagnostic } from "./threadlocal-lab";

/** `<threadlocal-reading>`, the reading face alone. Importing the module registers it. */
export declare class ThreadlocalReading extends HTMLElement {
  /** Fulfilled when the source that was last asked for is shown, or why it cannot be. */
  readonly ready: Promise<void>;
  /** How many steps there are; 0 before the figure is alive. */
  readonly stepCount: number;
  /** What is shown, as data; nothing before the figure is alive. */
  readonly view: object | undefined;
  /** The step that is shown. Set to a number or to an address (`start`, `end`, `op:3`, `op:3/beat:2`, `line:22`), it moves there. */
  get step(): number;
  set step(address: number | string);
  /** The Java that runs, with the call that the reader fired last. Setting it opens another source. */
  get source(): string;
  set source(text: string);

  /** Plays beat by beat from where the reader stands, or from the beginning at the end. */
  play(): void;
  pause(): void;
  /** Moves to the step of a number or an address. */
  seek(address: string | number): void;
  /** Fires a statement at the end of the run and plays it. What is wrong with it comes back, and nothing has changed then. */
  run(statement: string): Promise<readonly Diagnostic[]>;
}

/** The detail of `lab-workbench`, which can be cancelled: the reader asks for the workbench, with this source at this step. */
export interface WorkbenchDetail {
  readonly source: string;
  readonly isOwn: boolean;
  readonly step: number;
  /** The same as the address at which the engine goes on: what another version has recorded goes on at the end of an operation. */
  readonly address: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "threadlocal-reading": ThreadlocalReading;
  }
  interface HTMLElementEventMap {
    "lab-workbench": CustomEvent<WorkbenchDetail>;
  }
}
