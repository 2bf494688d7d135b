/** What panes are called, as the attribute `panes` takes it, in the order in which a reader comes to them. */
export const PANE_NAMES = [
  "slots",
  "graph",
  "legend",
  "message",
  "timeline",
  "predict",
  "actions",
  "code",
  "listing",
  "variables",
  "stack",
  "ledger",
  "heap",
  "output",
  "share",
] as const;

export type PaneName = (typeof PANE_NAMES)[number];
