/** What the face makes of a frame: the beat that ends there, the table and the walk. Data in, data out. */
import type { BeatView } from "../engine";
import type { Frame } from "../frames/frame";
import { kept } from "../model/kept";
import { TABLE_SECTIONS, tableOf } from "../model/table";
import type { Table } from "../model/table";
import { walkOf } from "../model/walk";
import type { Walk } from "../model/walk";

/** What is made of a frame. */
export interface Made {
  readonly table: Table;
  readonly walk: Walk;
}

/** The beat that ends with a frame: the frame knows the one that ended last; between their ends the message of the step is told. */
export function beatOf({ beat, step }: Frame): BeatView | undefined {
  return beat?.step === step ? beat : undefined;
}

/** The table and the walk of a frame. What says the same as before is the same object. */
export function madeOf(frame: Frame, before: (Frame & Made) | undefined): Made {
  const isSameTable = before && TABLE_SECTIONS.every((section) => before[section] === frame[section]) && before.listing?.map === frame.listing?.map;
  const made = isSameTable ? before.table : tableOf(frame);
  const table = before ? kept(before.table, made) : made;
  const beat = beatOf(frame);
  const isSameWalk = before?.looks === frame.looks && before?.table.length === table.length && before.beat === beat;
  return { table, walk: isSameWalk ? before.walk : walkOf(frame.looks, table.length, scanOf(beat)) };
}

/** The values of `n` that a scan's beat tells. */
function scanOf(beat: BeatView | undefined): readonly number[] {
  const told = beat?.message.arguments.find(({ name }) => name === "n");
  return told ? told.text.split(" → ").map(Number) : [];
}
