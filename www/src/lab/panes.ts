/**
 * The panes of a figure: which there are, what each shows, and which of them an author asks for.
 *
 * A new pane has a name in `pane-names.ts`, a line in `PANES` and a place in `layout.ts`.
 */
import { byKey } from "../memo";
import { actionBar } from "../parts/actions";
import { codePane } from "../parts/source";
import { graphPane } from "../parts/graph";
import { ledger } from "../parts/ledger";
import { heapMeter } from "../parts/heap";
import { legend } from "../parts/legend";
import { listingPane } from "../parts/listing";
import { messagePane } from "../parts/message";
import { output } from "../parts/output";
import { predictPane } from "../parts/predict";
import { sharePane } from "../parts/share";
import { slotsPane } from "../parts/slots";
import { stackPane } from "../parts/stack";
import { timeline } from "../parts/timeline";
import { variablesPane } from "../parts/variables";
import type { Pane } from "./context";
import { PANE_NAMES } from "./pane-names";
import type { PaneName } from "./pane-names";

/** What each pane shows. */
export const PANES: Readonly<Record<PaneName, Pane>> = {
  slots: slotsPane,
  graph: graphPane,
  legend,
  message: messagePane,
  timeline,
  predict: predictPane,
  actions: actionBar,
  code: codePane,
  listing: listingPane,
  variables: variablesPane,
  stack: stackPane,
  ledger,
  heap: heapMeter,
  output,
  share: sharePane,
};

/**
 * The panes that an attribute names; all of them if it is absent. Names that nobody knows are left out, and what appends is,
 * where the reader only looks.
 */
export function panesOf(attribute: string | null, isReadonly: boolean): ReadonlySet<PaneName> {
  return known(`${isReadonly ? "reads" : "writes"} ${attribute ?? "*"}`, () => namedPanes(attribute, isReadonly));
}

/** The same attribute names the very same panes. */
const known = byKey<ReadonlySet<PaneName>>(64);

function namedPanes(attribute: string | null, isReadonly: boolean): ReadonlySet<PaneName> {
  const names = isReadonly ? PANE_NAMES.filter((name) => name !== "actions") : PANE_NAMES;
  if (attribute === null) {
    return new Set(names);
  }
  const asked = new Set(attribute.split(/\s+/));
  if (asked.has(EDITOR)) {
    asked.add("code");
  }
  return new Set(names.filter((name) => asked.has(name)));
}

/** The name by which an author asks for the source in the editor: it stands in the place of `code`. */
const EDITOR = "editor";

/** Whether an attribute asks for the editor. */
export function asksForEditor(attribute: string | null): boolean {
  return attribute?.split(/\s+/).includes(EDITOR) ?? false;
}
