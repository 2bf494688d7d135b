/** The styles of the figure, but for those that a part brings along, in the order in which they apply: tokens, the parts, and last where the parts stand. */
import tokens from "../tokens.css?inline";
import actions from "./actions.css?inline";
import base from "./base.css?inline";
import code from "./code.css?inline";
import explanation from "./explanation.css?inline";
import forced from "./forced.css?inline";
import graph from "./graph.css?inline";
import graphPane from "./graph-pane.css?inline";
import head from "./head.css?inline";
import heap from "./heap.css?inline";
import layout from "./layout.css?inline";
import ledger from "./ledger.css?inline";
import legend from "./legend.css?inline";
import motion from "./motion.css?inline";
import message from "./message.css?inline";
import output from "./output.css?inline";
import panes from "./panes.css?inline";
import predict from "./predict.css?inline";
import share from "./share.css?inline";
import slots from "./slots.css?inline";
import timeline from "./timeline.css?inline";

export const STYLES: readonly string[] = [
  tokens,
  base,
  head,
  slots,
  graph,
  graphPane,
  motion,
  message,
  code,
  legend,
  timeline,
  actions,
  ledger,
  explanation,
  heap,
  output,
  panes,
  predict,
  share,
  layout,
  forced,
];
